import { Popover } from 'antd';
import { lazy, Suspense } from 'react';
import './citation-chip.css';

const RuleText = lazy(() => import('./rule-text.tsx').then(({ RuleText }) => ({ default: RuleText })));

/** The rule behind something, as a chip that opens the rule in plain words with its articles. */
export function CitationChip({ rule }: { rule: string }) {
  return (
    <Popover
      trigger="click"
      destroyOnHidden
      content={
        <Suspense fallback={<div className="rule-text" />}>
          <RuleText rule={rule} />
        </Suspense>
      }
    >
      <button type="button" className="mark citation-chip" onClick={(event) => event.stopPropagation()}>
        {rule}
      </button>
    </Popover>
  );
}
