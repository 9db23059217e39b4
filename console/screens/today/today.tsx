import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Segmented, Skeleton } from 'antd';
import { useCallback } from 'react';
import type { Scope } from '../../api/answers.ts';
import { bandQuery, meQuery, todayQuery } from '../../api/queries.ts';
import { Failure } from '../../app/failure.tsx';
import { useEscape } from '../../app/keyboard.ts';
import { firstScope, scopesOf } from '../../app/scopes.ts';
import { useWide } from '../../look/wide.ts';
import { BANDS } from '../../shapes/duty-words.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { useWords } from '../../words/language.ts';
import { Band } from './band.tsx';
import { Counts } from './counts.tsx';
import './today.css';
import { TodayWhy } from './today-why.tsx';

const route = getRouteApi('/inside/today');

/** Today: what the law wants first, for me, my office or my county; each with its reason and the way to do it. */
export function TodayScreen() {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const { scope = firstScope(me), band, why, trail = [] } = route.useSearch();
  const navigate = useNavigate({ from: '/today' });
  const wide = useWide();
  const today = useQuery(todayQuery(scope));
  const whole = useQuery({ ...bandQuery(scope, band ?? 'overdue', trail.at(-1)), enabled: band !== undefined });
  const choose = useCallback(
    (id: string | undefined) =>
      void navigate({ search: ({ why: _, ...kept }) => (id === undefined ? kept : { ...kept, why: id }), replace: true }),
    [navigate],
  );
  useEscape(
    useCallback(() => {
      if (why !== undefined) choose(undefined);
      else void navigate({ search: { scope } });
    }, [choose, navigate, scope, why]),
  );

  const failed = [today, whole].find(({ isError }) => isError);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  const bands =
    band === undefined
      ? (today.data?.bands ?? [])
      : [{ band, total: today.data?.counts[band] ?? whole.data?.items.length ?? 0, items: whole.data?.items ?? [] }];
  const waiting = band === undefined ? today.isPending : whole.isPending;
  const shown = bands.flatMap(({ items }) => items);
  const chosen = shown.find(({ id }) => id === why) ?? (wide && why === undefined ? shown[0] : undefined);
  const office = me?.posts.find(({ organisation }) => organisation.kind === 'judicial-office')?.organisation.name;
  const emptyWords = band !== undefined ? 'band' : scope === 'mine' ? 'mine' : scope === 'office' ? 'office' : 'county';
  return (
    <>
      <div className="page-head">
        <h1>{t('duties.title')}</h1>
        <Segmented
          aria-label={t('duties.title')}
          value={scope}
          onChange={(value: Scope) => void navigate({ search: { scope: value } })}
          options={scopesOf(me).map((value) => ({
            value,
            label:
              value === 'office' && office !== undefined
                ? office
                : t(
                    `duties.scope.${value === 'county' && (me?.county === null || me?.domains.includes('corrections') === false) ? 'all' : value}`,
                  ),
          }))}
        />
        <Link to="/duties" search={{ scope }} className="push no-print">
          {t('desk.duties.all')}
        </Link>
      </div>
      <Counts scope={scope} band={band} />
      <div className="today-split">
        <div className="card today-list">
          {waiting ? (
            <Skeleton active paragraph={{ rows: 8 }} className="today-wait" />
          ) : shown.length === 0 ? (
            <EmptyState title={t(`duties.empty.${emptyWords}Title`)} hint={t(`duties.empty.${emptyWords}`)} />
          ) : (
            BANDS.flatMap((name) => bands.filter((one) => one.band === name && one.total > 0)).map((one) => (
              <Band
                key={one.band}
                {...one}
                chosen={chosen?.id}
                onWhy={(item) => choose(item.id)}
                scope={scope}
                {...(band === undefined ? {} : { whole: { trail, next: whole.data?.next ?? undefined } })}
              />
            ))
          )}
        </div>
        <TodayWhy chosen={chosen} wide={wide} onClose={() => choose(undefined)} />
      </div>
    </>
  );
}
