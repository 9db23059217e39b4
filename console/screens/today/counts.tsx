import { useQuery } from '@tanstack/react-query';
import type { BandName, Scope } from '../../api/answers.ts';
import { todayQuery } from '../../api/queries.ts';
import { useToday } from '../../app/today-context.ts';
import { CountTile } from '../../shapes/count-tile.tsx';
import { BANDS } from '../../shapes/duty-words.ts';
import { dayOfInstant, hourOfInstant, sayDay } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';

/** The counts, each leading to what it counts, and the count of those nobody looks after, which says when it was counted. */
export function Counts({ scope, band }: { scope: Scope; band: BandName | undefined }) {
  const { t, language } = useWords();
  const today = useToday();
  const { data } = useQuery(todayQuery(scope));
  const counts = data?.counts;
  const verified = data?.verified ?? null;
  const verifiedDay = verified === null ? undefined : dayOfInstant(verified.at);
  const note =
    verified === null || verifiedDay === undefined
      ? t('duties.notVerified')
      : t('duties.verified', {
          at: verifiedDay === today ? `${hourOfInstant(verified.at)} ` : `${sayDay(verifiedDay, today, language)} `,
          cases: verified.cases,
        });
  return (
    <section className="tiles" aria-label={t('duties.counts')}>
      {BANDS.map((name) => (
        <CountTile
          key={name}
          count={counts?.[name]}
          label={name === 'promptly' ? t('duties.promptlyLong') : t(`duties.band.${name}`)}
          colour={name === 'overdue' ? 'red' : name === 'due' ? 'amber' : undefined}
          to={{ to: '/today', search: band === name ? { scope } : { scope, band: name } }}
          on={band === name}
        />
      ))}
      {counts?.unassigned ? (
        <CountTile
          count={counts.unassigned}
          label={t('duties.unassigned')}
          colour="amber"
          to={{ to: '/people', search: { concern: 'unassigned' } }}
        />
      ) : null}
      <CountTile count={counts?.unsupervised ?? undefined} label={t('duties.unsupervised')} note={note} colour="red" />
    </section>
  );
}
