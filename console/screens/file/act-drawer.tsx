import { useNavigate } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { lazy, Suspense } from 'react';
import type { CaseEvent, CaseHeader, Explanation } from '../../api/answers.ts';
import { useLawBook } from '../../app/law-book.ts';
import { useWords } from '../../words/language.ts';
import './act-drawer.css';

const ActChooser = lazy(() => import('./act-chooser.tsx').then(({ ActChooser }) => ({ default: ActChooser })));
const ActForm = lazy(() => import('./act-form.tsx').then(({ ActForm }) => ({ default: ActForm })));

interface Props {
  readonly header: CaseHeader;
  readonly explanation: Explanation;
  readonly events: readonly CaseEvent[];
  /** The action in the address: `choose` for the list of them, undefined for none. */
  readonly act: string | undefined;
  /** The clock of the duty it was opened from: a report by phone, one in person. */
  readonly clock: string | undefined;
  /** The record a correction was opened from. */
  readonly event: string | undefined;
  /** Fields that stand in the form already. */
  readonly fill: Readonly<Record<string, string>> | undefined;
}

/** What may be done now, and the form of what is being done; beside the file, so that one can look while typing. */
export function ActDrawer({ header, explanation, events, act, clock, event, fill }: Props) {
  const { t, say } = useWords();
  const navigate = useNavigate({ from: '/cases/$caseId' });
  const book = useLawBook(header.case);
  const close = () => void navigate({ search: ({ act: _, event: __, clock: ___, fill: ____, ...kept }) => kept, replace: true });
  const choose = (action: string) => void navigate({ search: (old) => ({ ...old, act: action }), replace: true });
  const status = explanation.actions.find(({ action }) => action === act);
  const choosing = act === 'choose';
  const info = act === undefined ? undefined : book?.actions[act];
  const title =
    choosing || act === undefined ? t('act.title') : status ? say(status.title) : info ? say(info.title) : t('act.title');
  return (
    <Drawer
      open={act !== undefined}
      onClose={close}
      size={560}
      destroyOnHidden
      title={
        <>
          {title} · <span className="act-whose">{header.person.name}</span>
        </>
      }
      mask={{ enabled: true, blur: false }}
      extra={
        choosing || act === undefined ? null : (
          <button type="button" className="link-button" onClick={() => choose('choose')}>
            {t('act.allActions')}
          </button>
        )
      }
    >
      <Suspense fallback={<p className="quiet">{t('shell.loading')}</p>}>
        {act === undefined || book === undefined ? null : choosing ? (
          <ActChooser explanation={explanation} book={book} onChoose={choose} />
        ) : (
          <ActForm
            key={`${act}~${clock ?? ''}~${event ?? ''}`}
            header={header}
            explanation={explanation}
            events={events}
            book={book}
            action={act}
            clock={clock}
            event={event}
            fill={fill}
            onDone={close}
            onAct={choose}
          />
        )}
      </Suspense>
    </Drawer>
  );
}
