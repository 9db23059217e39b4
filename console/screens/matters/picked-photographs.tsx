import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { PhotographButton } from '../../shapes/photograph-button.tsx';
import { useWords } from '../../words/language.ts';

interface Props {
  readonly id: string;
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}

/** Photographs chosen for a matter that is not there yet: shown from the device, sent when it is. */
export function PickedPhotographs({ id, files, onChange }: Props) {
  const { t } = useWords();
  const shown = useMemo(() => files.map((file) => ({ file, url: URL.createObjectURL(file) })), [files]);
  useEffect(
    () => () => {
      for (const { url } of shown) URL.revokeObjectURL(url);
    },
    [shown],
  );
  return (
    <span className="photograph-picker">
      <PhotographButton id={id} onFiles={(more) => onChange([...files, ...more])} />
      <ul className="photographs">
        {shown.map(({ file, url }, index) => (
          <li key={url}>
            <img src={url} alt={t('matters.photo', { number: index + 1 })} width={96} height={72} />
            <Button type="link" size="small" onClick={() => onChange(files.filter((one) => one !== file))}>
              {t('act.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </span>
  );
}
