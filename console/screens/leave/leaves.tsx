import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { LeaveItem } from '../../api/answers.ts';
import { leavesQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { LEAVES_SHOWN, leavesSearch } from '../../app/searches.ts';
import { useToday } from '../../app/today-context.ts';
import { CursorPager } from '../../shapes/cursor-pager.tsx';
import { Day } from '../../shapes/day.tsx';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { type ListColumn, ListTable } from '../../shapes/list/list-table.tsx';
import { OfficerName } from '../../shapes/officer-name.tsx';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { W } from './words.ts';

const route = getRouteApi('/inside/leaves');
const ALL = 'all';

/** Who is on leave and where, who is due back, who is late, and which requests wait: by the day somebody should be back. */
export function LeavesScreen() {
  const words = useWords();
  const { say } = words;
  const today = useToday();
  const { show, trail = [] } = route.useSearch();
  const navigate = useNavigate({ from: '/leaves' });
  const filter = show === undefined ? {} : { show };
  const page = useQuery(leavesQuery({ ...filter, after: trail.at(-1), limit: 100 }));
  if (page.isError) return <Failure error={page.error} onRetry={() => void page.refetch()} />;
  const counts = page.data?.counts;
  const choice = (name: (typeof LEAVES_SHOWN)[number]) => ({
    value: name,
    label: (
      <span className={name === 'late' && (counts?.late ?? 0) > 0 ? 'over-words' : undefined}>
        {say(W.show[name])} {counts?.[name] ?? ''}
      </span>
    ),
  });
  return (
    <>
      <div className="page-head">
        <h1>{say(W.title)}</h1>
        <span className="quiet">{say(W.lead)}</span>
      </div>
      <ListTable
        list="leaves"
        filter={filter}
        label={say(W.title)}
        columns={columnsFor(words, today)}
        rows={page.data?.items}
        keyOf={({ caseId, proceeding }) => `${caseId}~${proceeding}`}
        onOpen={({ caseId }) => void navigate({ to: '/cases/$caseId', params: { caseId } })}
        edgeOf={({ stage, to }) => (stage === 'overstayed' ? 'over' : stage === 'away' && to === today ? 'soon' : undefined)}
        filters={
          <Segmented
            style={{ maxWidth: '100%', overflowX: 'auto' }}
            aria-label={say(W.state)}
            value={show ?? ALL}
            onChange={(value) => void navigate({ search: leavesSearch({ show: value }) })}
            options={[{ value: ALL, label: say(W.all) }, ...LEAVES_SHOWN.map(choice)]}
          />
        }
        empty={<EmptyState title={say(W.emptyTitle)} hint={say(W.emptyHint)} />}
        pager={<CursorPager trail={trail} next={page.data?.next ?? undefined} to="/leaves" search={filter} />}
      />
    </>
  );
}

const TONES: Readonly<Record<LeaveItem['stage'], string>> = {
  asked: '',
  'sent-up': '',
  granted: ' mark-blue',
  away: ' mark-blue',
  overstayed: ' mark-red',
};

function columnsFor({ say, term, t }: ReturnType<typeof useWords>, today: string): ListColumn<LeaveItem>[] {
  return [
    { key: 'name', title: say(W.name), render: ({ name }) => <b>{name}</b> },
    {
      key: 'stage',
      title: say(W.state),
      render: ({ stage, extensionTo }) => (
        <>
          <span className={`mark${TONES[stage]}`}>{say(W.stage[stage])}</span>
          {extensionTo === null ? null : <span className="quiet small"> {fill(say(W.extension), { to: extensionTo })}</span>}
        </>
      ),
    },
    { key: 'destination', title: say(W.where), render: ({ destination }) => destination?.name ?? '' },
    { key: 'reason', title: say(W.why), render: ({ reason }) => (reason === null ? '' : term('reason', reason)) },
    {
      key: 'from',
      title: say(W.days),
      render: ({ from, to, days }) =>
        from === null || to === null ? (
          ''
        ) : (
          <span className="small">
            {t('file.termTo', { from, to })} · {fill(say(W.count), { days: days ?? 0 })}
          </span>
        ),
    },
    { key: 'lastWord', title: say(W.lastWord), render: ({ stage, lastWord }) => <LastWord stage={stage} day={lastWord} /> },
    {
      key: 'approvedBy',
      title: say(W.by),
      extra: true,
      render: ({ approvedBy }) => (approvedBy === null ? '' : term('approvedBy', approvedBy)),
    },
    { key: 'asked', title: say(W.asked), extra: true, render: ({ askedOn }) => (askedOn === null ? '' : <Day day={askedOn} />) },
    { key: 'unit', title: say(W.unit), onPhone: 'hidden', render: ({ unit }) => unit.name },
    { key: 'officer', title: say(W.officer), onPhone: 'hidden', render: ({ officer }) => <OfficerName officer={officer} /> },
    {
      key: 'to',
      title: say(W.back),
      right: true,
      render: ({ stage, to, daysLate }) => {
        if (to === null || stage === 'asked' || stage === 'sent-up') return '';
        return (
          <>
            <Day day={to} weekday />{' '}
            {stage === 'overstayed' ? (
              <span className="over-words small">{fill(say(W.late), { late: daysLate })}</span>
            ) : to === today ? (
              <span className="soon-words small">{say(W.today)}</span>
            ) : null}
          </>
        );
      },
    },
  ];
}

/** The day of the last word from somebody who has gone; that there was none yet says something too. */
function LastWord({ stage, day }: { stage: LeaveItem['stage']; day: string | null }) {
  const { say } = useWords();
  if (day !== null) return <Day day={day} />;
  return stage === 'away' || stage === 'overstayed' ? <span className="quiet">{say(W.none)}</span> : null;
}
