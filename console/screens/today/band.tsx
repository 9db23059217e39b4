import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { isServed } from '../../../law/corrections/serving-acts.ts';
import type { BandName, DutyItem, Scope } from '../../api/answers.ts';
import { useActWords } from '../../shapes/act-words.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { DutyRow } from '../../shapes/duty-row.tsx';
import { isOutside } from '../../shapes/duty-words.ts';
import { useWords } from '../../words/language.ts';

interface Props {
  readonly band: BandName;
  readonly total: number;
  readonly items: readonly DutyItem[];
  readonly scope: Scope;
  readonly chosen: string | undefined;
  readonly onWhy: (item: DutyItem) => void;
  /** Set where this band alone is shown, whole and in pages. */
  readonly whole?: { readonly trail: readonly string[]; readonly next: string | undefined };
}

const TONE: Readonly<Record<BandName, string>> = { overdue: ' band-red', due: ' band-amber', week: '', promptly: '' };

/** One band of the day: overdue, due today, within the week, or promptly. */
export function Band({ band, total, items, scope, chosen, onWhy, whole }: Props) {
  const { t } = useWords();
  const name = t(`duties.band.${band}`);
  return (
    <section aria-label={t('duties.listLabel', { band: name, total })}>
      <div className={`band${TONE[band]}`}>
        <h2>
          {name} {total}
        </h2>
        {whole ? (
          <Link to="/today" search={{ scope }}>
            {t('duties.fewer')}
          </Link>
        ) : items.length < total ? (
          <Link to="/today" search={{ scope, band }}>
            {t('duties.more', { total })}
          </Link>
        ) : (
          <span>{t(`duties.bandHint.${band}`)}</span>
        )}
      </div>
      <ul>
        {items.map((item, index) => (
          <TodayRow
            key={item.id}
            item={item}
            selected={item.id === chosen}
            onWhy={() => onWhy(item)}
            first={index === 0 && band === 'overdue'}
          />
        ))}
      </ul>
      {whole ? <CursorPager trail={whole.trail} next={whole.next} to="/today" search={{ scope, band }} /> : null}
    </section>
  );
}

function TodayRow({ item, selected, onWhy, first }: { item: DutyItem; selected: boolean; onWhy: () => void; first: boolean }) {
  const { t, term } = useWords();
  const navigate = useNavigate();
  const open = () => void navigate({ to: '/cases/$caseId', params: { caseId: item.caseId } });
  const holder = term('holder', item.who);
  const outside = isOutside(item.who);
  const standing = `${term('kind', item.kind)} · ${term('state', item.state)}`;
  return (
    <DutyRow
      duty={item}
      who={outside ? holder : item.person.name}
      whoNote={outside ? item.person.name : item.who === 'person' ? standing : t('duties.owes', { holder })}
      selected={selected}
      onWhy={onWhy}
      onOpen={open}
      act={<DutyAct item={item} primary={selected || first} />}
    />
  );
}

/** The one act that does it: the procedure's form in the file, or the file where no procedure of ours does it. */
export function DutyAct({ item, primary }: { item: DutyItem; primary: boolean }) {
  const navigate = useNavigate();
  const act = item.doneBy ?? undefined;
  const label = useActWords(act, item.doneByTitle);
  return (
    <Button
      size="small"
      title={label}
      type={primary && act !== undefined ? 'primary' : 'default'}
      onClick={() =>
        void (isServed(item)
          ? navigate({
              to: '/cases/$caseId/papers',
              params: { caseId: item.caseId },
              search: { serve: [item.rule, item.clock, item.proceeding ?? '', item.opens].join('~'), from: 'today' },
            })
          : navigate({
              to: '/cases/$caseId',
              params: { caseId: item.caseId },
              search: act === undefined ? {} : { act, clock: item.clock },
            }))
      }
    >
      {label}
    </Button>
  );
}
