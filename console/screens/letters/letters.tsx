import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Named, Page } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { ListTable } from '../../shapes/list/list-table.tsx';
import { sayInstant } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';

interface Letter {
  readonly id: string;
  readonly kind: string;
  readonly direction: 'out' | 'in';
  readonly carrier: 'guitu' | 'paper';
  readonly fromCase: string;
  readonly fromUnit: Named;
  readonly toCase: string | null;
  readonly toUnit: Named | null;
  readonly toName: string;
  readonly sent: string;
  readonly delivered: string | null;
  readonly paperNumber: string | null;
  readonly refused: string | null;
}

const route = getRouteApi('/inside/letters');

/** What one case sends to another, and whether it arrived. */
export function LettersScreen() {
  const { t, language } = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const { trail = [] } = route.useSearch();
  const letters = useQuery({
    queryKey: ['letters', trail.at(-1) ?? ''],
    queryFn: ({ signal }) => call<Page<Letter>>('/api/letters', { query: { after: trail.at(-1), limit: 50 }, signal }),
  });
  if (letters.isError) return <Failure error={letters.error} onRetry={() => void letters.refetch()} />;
  return (
    <>
      <div className="page-head">
        <h1>{t('letters.title')}</h1>
        <span className="quiet">{t('letters.lead')}</span>
      </div>
      <ListTable
        list="letters"
        filter={{}}
        label={t('letters.title')}
        rows={letters.data?.items}
        keyOf={({ id }) => id}
        onOpen={({ direction, fromCase, toCase }) =>
          void navigate({ to: '/cases/$caseId', params: { caseId: direction === 'out' || toCase === null ? fromCase : toCase } })
        }
        columns={[
          {
            key: 'kind',
            title: t('letters.kind'),
            render: ({ kind, paperNumber }) => (
              <>
                <b>{kind === 'office-change-sent' || kind === 'office-change-answered' ? t(`letters.kinds.${kind}`) : kind}</b>{' '}
                {paperNumber === null ? null : (
                  <span className="quiet small">{t('letters.number', { number: paperNumber })}</span>
                )}
              </>
            ),
          },
          {
            key: 'way',
            title: t('letters.way'),
            render: ({ direction }) => <span className="mark">{t(`letters.direction.${direction}`)}</span>,
          },
          { key: 'from', title: t('letters.from'), render: ({ fromUnit }) => fromUnit.name },
          { key: 'to', title: t('letters.to'), render: ({ toUnit, toName }) => toUnit?.name ?? toName },
          { key: 'by', title: t('letters.by'), render: ({ carrier }) => t(`letters.carrier.${carrier}`) },
          { key: 'sent', title: t('letters.sent'), render: ({ sent }) => sayInstant(sent, today, language) },
          {
            key: 'arrived',
            title: t('letters.arrived'),
            right: true,
            render: ({ delivered, refused }) =>
              refused !== null ? (
                <span className="soon-words">{t('letters.refused', { reason: refused })}</span>
              ) : delivered === null ? (
                <span className="soon-words">{t('letters.waiting')}</span>
              ) : (
                sayInstant(delivered, today, language)
              ),
          },
        ]}
        empty={<EmptyState title={t('letters.emptyTitle')} hint={t('letters.emptyHint')} />}
        pager={<CursorPager trail={trail} next={letters.data?.next ?? undefined} to="/letters" search={{}} />}
      />
    </>
  );
}
