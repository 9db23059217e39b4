import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import './count-tile.css';

interface Props {
  /** Undefined while it is being counted, or where nobody has. */
  readonly count: number | undefined;
  readonly label: string;
  readonly note?: ReactNode;
  readonly colour?: 'red' | 'amber' | undefined;
  /** Where the number leads; a number that leads nowhere is plain text. */
  readonly to?: Pick<LinkProps, 'to' | 'search' | 'params'>;
  readonly on?: boolean;
}

/** A number that drills to what it counts. Zero is a number: it stands there and says that it was counted. */
export function CountTile({ count, label, note, colour, to, on = false }: Props) {
  const tone = colour !== undefined && count !== undefined && count > 0 ? ` tile-${colour}` : '';
  const inside = (
    <>
      <b>{count ?? '–'}</b>
      <span>
        {label}
        {note ? <> · {note}</> : null}
      </span>
    </>
  );
  if (to === undefined) return <div className={`tile${tone}`}>{inside}</div>;
  return (
    <Link {...to} className={`tile tile-link${tone}${on ? ' tile-on' : ''}`} aria-current={on ? 'true' : undefined}>
      {inside}
    </Link>
  );
}
