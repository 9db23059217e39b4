import { Button, Drawer } from 'antd';
import { lazy, Suspense } from 'react';
import type { Duty } from '../../../law/kernel/explanation.ts';
import type { CaseHeader } from '../../api/answers.ts';
import type { Sight } from '../../api/queries.ts';
import { useActWords } from '../../shapes/act-words.ts';
import { useWords } from '../../words/language.ts';
import { useGoAndDo } from './file-duties.tsx';

const WhyPanel = lazy(() => import('../../shapes/why-panel.tsx').then(({ WhyPanel }) => ({ default: WhyPanel })));

interface Props {
  readonly header: CaseHeader;
  readonly duty: Duty | undefined;
  readonly sight: Sight;
  readonly wide: boolean;
  readonly onClose: () => void;
}

/** The why of a duty in its file: above the history where there is room, over the file where there is not. */
export function FileWhy({ header, duty, sight, wide, onClose }: Props) {
  const { t } = useWords();
  const panel =
    duty === undefined ? null : (
      <Suspense fallback={<div className="file-wait" />}>
        <WhyPanel
          duty={duty}
          caseId={header.id}
          name={header.person.name}
          knownAt={sight.knownAt}
          actions={
            <WhyActs
              header={header}
              duty={duty}
              past={sight.on !== undefined || sight.knownAt !== undefined}
              onClose={wide ? onClose : undefined}
            />
          }
        />
      </Suspense>
    );
  if (wide) return panel === null ? null : <aside className="card file-why">{panel}</aside>;
  return (
    <Drawer
      open={duty !== undefined}
      onClose={onClose}
      title={t('duties.why.title')}
      size={420}
      styles={{ body: { padding: 0 } }}
    >
      {panel}
    </Drawer>
  );
}

interface ActsProps {
  readonly header: CaseHeader;
  readonly duty: Duty;
  readonly past: boolean;
  readonly onClose: (() => void) | undefined;
}

function WhyActs({ header, duty, past, onClose }: ActsProps) {
  const { t } = useWords();
  const goAndDo = useGoAndDo(header.id);
  const { doneBy } = duty;
  const label = useActWords(doneBy);
  const owed = duty.status === 'open' || duty.status === 'overdue';
  return (
    <>
      {doneBy === undefined || past || !owed ? null : (
        <Button type="primary" onClick={() => goAndDo(duty)}>
          {label}
        </Button>
      )}
      {onClose ? <Button onClick={onClose}>{t('shell.close')}</Button> : null}
    </>
  );
}
