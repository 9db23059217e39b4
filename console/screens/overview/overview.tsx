import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { call } from '../../api/client.ts';
import { officesQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useToday } from '../../app/today-context.ts';
import { Chart, type Point } from '../../shapes/charts/chart.tsx';
import { type Drill, drillTo } from '../../shapes/charts/drill.ts';
import { CountTile } from '../../shapes/count-tile.tsx';
import { Day } from '../../shapes/day.tsx';
import { howFar, sayDayAndWeekday } from '../../words/days.ts';
import { type BothWords, useWords } from '../../words/language.ts';
import './overview.css';

interface Counted {
  readonly code: string;
  readonly count: number;
  readonly drill: Drill;
}

interface Overview {
  readonly figures: readonly Counted[];
  readonly byKind: readonly Counted[];
  readonly byGrade: readonly Counted[];
  readonly byState: readonly Counted[];
  readonly overdueByRule: readonly (Counted & { readonly act: BothWords })[];
  readonly week: readonly Counted[];
  readonly months: readonly {
    readonly month: string;
    readonly received: Counted;
    readonly ended: Counted;
    readonly released: Counted;
  }[];
  readonly offices: readonly {
    readonly id: string;
    readonly name: string;
    readonly inService: Counted;
    readonly waiting: Counted;
    readonly overdue: Counted;
    readonly week: Counted;
  }[];
  readonly releases: {
    readonly total: Counted;
    readonly items: readonly { readonly id: string; readonly name: string; readonly unit: string; readonly ends: string }[];
  };
}

const overviewQuery = (unit: string | undefined) =>
  queryOptions({
    queryKey: ['statistics', 'overview', unit ?? ''],
    queryFn: ({ signal }) => call<Overview>('/api/statistics/overview', { query: { unit }, signal }),
  });

const route = getRouteApi('/inside/overview');

/** How an office or the county stands today; every number leads to the list that makes it. */
export function OverviewScreen() {
  const words = useWords();
  const { t, term, language } = words;
  const today = useToday();
  const { unit } = route.useSearch();
  const navigate = useNavigate({ from: '/overview' });
  const offices = useQuery(officesQuery);
  const overview = useQuery(overviewQuery(unit));
  if (overview.isError) return <Failure error={overview.error} onRetry={() => void overview.refetch()} />;
  const { data } = overview;
  const one = (label: string, { count, drill }: Counted): Point => ({ label, values: [{ count, to: drillTo(drill) }] });
  return (
    <>
      <div className="page-head">
        <h1>{t('desk.overview.title')}</h1>
        <span className="quiet">{t('desk.overview.lead')}</span>
        {(offices.data?.length ?? 0) > 1 ? (
          <Select
            className="push"
            aria-label={t('desk.overview.whole')}
            placeholder={t('desk.overview.whole')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={unit ?? null}
            onChange={(value: string | null) => void navigate({ search: value ? { unit: value } : {} })}
            options={(offices.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            popupMatchSelectWidth={false}
            style={{ minWidth: 160 }}
          />
        ) : null}
      </div>
      <section className="tiles" aria-label={t('desk.overview.figures')}>
        {FIGURES.map((code) => {
          const found = data?.figures.find((figure) => figure.code === code);
          return (
            <CountTile
              key={code}
              count={found?.count}
              label={t(`desk.overview.figure.${code}`)}
              colour={code === 'overdue' ? 'red' : code === 'due' ? 'amber' : undefined}
              {...(found ? { to: drillTo(found.drill) } : {})}
            />
          );
        })}
      </section>
      {data === undefined ? (
        <p className="quiet">{t('shell.loading')}</p>
      ) : (
        <div className="overview-grid">
          <OverdueByRule rules={data.overdueByRule} />
          <Chart
            title={t('desk.overview.week')}
            kind="bar"
            series={[{ name: t('desk.overview.dutiesUnit'), colour: 'amber-edge' }]}
            points={data.week.map((day) => one(sayDayAndWeekday(day.code, today, language), day))}
          />
          <Chart
            title={t('desk.overview.trend')}
            note={t('desk.overview.trendNote')}
            kind="line"
            series={[
              { name: t('desk.overview.received'), colour: 'blue' },
              { name: t('desk.overview.ended'), colour: 'ink-3' },
              { name: t('desk.overview.released'), colour: 'green' },
            ]}
            points={data.months.map(({ month, received, ended, released }) => ({
              label: month,
              values: [received, ended, released].map(({ count, drill }) => ({ count, to: drillTo(drill) })),
            }))}
          />
          <Releases releases={data.releases} />
          <Chart
            title={t('desk.overview.byGrade')}
            kind="bar"
            series={[{ name: t('desk.overview.personsUnit') }]}
            points={data.byGrade.map((grade) =>
              one(grade.code === 'none' ? t('people.noGrade') : term('grade', grade.code), grade),
            )}
            height={180}
          />
          <Chart
            title={t('desk.overview.byKind')}
            kind="bar"
            series={[{ name: t('desk.overview.personsUnit') }]}
            points={data.byKind.map((kind) => one(term('kind', kind.code), kind))}
            height={180}
          />
          <Chart
            title={t('desk.overview.byState')}
            kind="bar"
            lying
            series={[{ name: t('desk.overview.personsUnit') }]}
            points={data.byState.map((state) => one(term('state', state.code), state))}
            height={40 + data.byState.length * 30}
          />
          {data.offices.length > 1 ? (
            <div className="overview-wide">
              <Chart
                title={t('desk.overview.offices')}
                kind="bar"
                lying
                series={[
                  { name: t('desk.overview.figure.inService'), colour: 'blue' },
                  { name: t('desk.overview.figure.overdue'), colour: 'red' },
                  { name: t('desk.overview.figure.week'), colour: 'amber-edge' },
                ]}
                points={data.offices.map(({ name, inService, overdue, week }) => ({
                  label: name,
                  values: [inService, overdue, week].map(({ count, drill }) => ({ count, to: drillTo(drill) })),
                }))}
                height={60 + data.offices.length * 44}
              />
            </div>
          ) : null}
        </div>
      )}
    </>
  );
}

const FIGURES = ['inService', 'waiting', 'overdue', 'due', 'week'] as const;

/** Which rules are late, the most first: a bar is as long as its share of the longest. */
function OverdueByRule({ rules }: { rules: Overview['overdueByRule'] }) {
  const { t, say } = useWords();
  const most = Math.max(1, ...rules.map(({ count }) => count));
  return (
    <section className="card" aria-label={t('desk.overview.overdueByRule')}>
      <div className="band band-red">
        <h2>{t('desk.overview.overdueByRule')}</h2>
      </div>
      {rules.length === 0 ? <p className="overview-none quiet">{t('desk.overview.nothingOverdue')}</p> : null}
      <ul className="overview-bars">
        {rules.map(({ code, act, count, drill }) => (
          <li key={code}>
            <Link {...drillTo(drill)}>
              <span className="overview-what">
                {say(act)} <small className="quiet">{code}</small>
              </span>
              <span className="overview-bar" aria-hidden="true">
                <span style={{ width: `${(100 * count) / most}%` }} />
              </span>
              <b>{count}</b>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whose term ends next, and how many in the days ahead. */
function Releases({ releases }: { releases: Overview['releases'] }) {
  const { t, language } = useWords();
  const today = useToday();
  return (
    <section className="card" aria-label={t('desk.overview.releases')}>
      <div className="band">
        <h2>{t('desk.overview.releases')}</h2>
        <Link {...drillTo(releases.total.drill)}>{t('desk.overview.releasesAll', { count: releases.total.count })}</Link>
      </div>
      {releases.items.length === 0 ? <p className="overview-none quiet">{t('desk.overview.noReleases')}</p> : null}
      <ul className="overview-releases">
        {releases.items.map(({ id, name, unit, ends }) => (
          <li key={id}>
            <Link to="/cases/$caseId" params={{ caseId: id }}>
              {name}
            </Link>
            <span className="quiet small">{unit}</span>
            <span className="push">
              <Day day={ends} weekday /> <span className="quiet small">{howFar(ends, today, language)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
