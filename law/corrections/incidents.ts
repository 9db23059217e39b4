/**
 * Emergencies and restricted places (突发事件与特定场所): 刑法 38, 72; 实施办法 39, 52.
 *
 * 1. EMER-01: an unnatural death, a suspected crime or a mass incident is dealt with at once with the police, and reported: copies.ts says to whom.
 * 2. PSP-03: an attack on staff or their relatives is for the police.
 * 3. BAN-03: where a prohibition order allows it with approval, the county agency may permit the entry of a place; an order without exception has no
 *    way round.
 */
import { criminalLaw, measures } from '../kernel/citation.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import type { CorrectionsProcedure } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, STAFF } from './posts.ts';
import { LIVE_STATES, SUPERVISED_STATES } from './vocabulary.ts';

const CITE = [measures(39), criminalLaw(38, 72)];

function mayNotPermit({ facts }: CorrectionsContext): Refusal | undefined {
  if (!facts.prohibition)
    return refusal('BAN-03', CITE, words('本案没有禁止令，无须批准', 'there is no prohibition order, and nothing to permit'));
  return facts.prohibition.absolute === true
    ? refusal(
        'BAN-03',
        CITE,
        words('禁止令没有“经批准”的例外，不得批准进入', 'the order knows no entry with approval: none may be given'),
      )
    : undefined;
}

export const incidents = {
  id: 'incidents',
  title: words('突发事件与特定场所', 'Emergencies and restricted places'),
  cite: [measures(39, 52), criminalLaw(38, 72)],
  actions: {
    'record-emergency': {
      title: words('登记突发事件', 'Record an emergency'),
      event: 'emergency-found',
      from: LIVE_STATES,
      by: STAFF,
      rule: 'EMER-01',
      cite: [measures(52)],
    },
    'permit-place': {
      title: words('批准进入特定场所', 'Permit the entry of a restricted place'),
      event: 'place-permitted',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'BAN-03',
      cite: CITE,
      refuse: mayNotPermit,
    },
  },
  duties: [],
  findings: [permittedAgainstTheOrder],
} as const satisfies CorrectionsProcedure;

/** BAN-03: the procuratorate corrects an unlawful approval (检察规则 643). */
function permittedAgainstTheOrder(context: CorrectionsContext): readonly FindingMade[] {
  const wrong = mayNotPermit(context);
  return wrong
    ? context.history.all('place-permitted').map((event) => ({
        rule: wrong.rule,
        severity: 'breach' as const,
        words: words(wrong.zh, wrong.en.charAt(0).toUpperCase() + wrong.en.slice(1)),
        cite: wrong.cite,
        since: event.on,
      }))
    : [];
}
