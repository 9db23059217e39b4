import type { ReactNode } from 'react';
import './empty-state.css';

/** An empty list says why it is empty and what would fill it. */
export function EmptyState({ title, hint, action }: { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <h3>{title}</h3>
      {hint ? <p>{hint}</p> : null}
      {action ? <div>{action}</div> : null}
    </div>
  );
}
