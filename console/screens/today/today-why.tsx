import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { lazy, Suspense } from 'react';
import type { DutyItem } from '../../api/answers.ts';
import { useWords } from '../../words/language.ts';
import { DutyAct } from './band.tsx';

const WhyPanel = lazy(() => import('../../shapes/why-panel.tsx').then(({ WhyPanel }) => ({ default: WhyPanel })));

/** The why of the chosen row: beside the list where there is room, over it where there is not. */
export function TodayWhy({ chosen, wide, onClose }: { chosen: DutyItem | undefined; wide: boolean; onClose: () => void }) {
  const { t } = useWords();
  const panel =
    chosen === undefined ? null : (
      <Suspense fallback={<div className="today-why-none" />}>
        <WhyPanel
          key={chosen.id}
          duty={chosen}
          caseId={chosen.caseId}
          name={chosen.person.name}
          actions={
            <>
              {chosen.doneBy ? <DutyAct item={chosen} primary /> : null}
              <Link to="/cases/$caseId" params={{ caseId: chosen.caseId }}>
                {t('duties.open')}
              </Link>
            </>
          }
        />
      </Suspense>
    );
  if (wide)
    return <aside className="card today-why">{panel ?? <p className="today-why-none quiet">{t('duties.why.none')}</p>}</aside>;
  return (
    <Drawer
      open={chosen !== undefined}
      onClose={onClose}
      title={t('duties.why.title')}
      size={420}
      styles={{ body: { padding: 0 } }}
    >
      {panel}
    </Drawer>
  );
}
