import { findPlainDate, type PlainDate } from '../../../law/kernel/plain-date.ts';
import { termEnd } from '../../../law/kernel/term.ts';
import { readIdNumber } from './id-number.ts';

/** What the judgment says, as it is typed. Everything is text until it is read. */
export interface Draft {
  readonly personId?: string | undefined;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly residence: string;
  readonly kind: string;
  readonly ground: string;
  readonly organ: string;
  readonly organName: string;
  /** Where the deciding organ is, six-digit division code: whether copies of the papers are forwarded (DOC-03). */
  readonly decidedIn: string;
  readonly effective: string;
  readonly noticed: string;
  readonly from: string;
  readonly years: number | null;
  readonly months: number | null;
  readonly days: number | null;
  readonly to: string;
  readonly juvenile: string;
  readonly prohibition: string;
  readonly prohibitionFrom: string;
  readonly prohibitionTo: string;
  readonly unit: string;
}

export const BLANK_DRAFT: Draft = {
  name: '',
  idNumber: '',
  phone: '',
  residence: '',
  kind: '',
  ground: '',
  organ: 'court',
  organName: '',
  decidedIn: '',
  effective: '',
  noticed: '',
  from: '',
  years: null,
  months: null,
  days: null,
  to: '',
  juvenile: '',
  prohibition: '',
  prohibitionFrom: '',
  prohibitionTo: '',
  unit: '',
};

/** The last day that the law makes of the start and the length; undefined while either is missing. Counted in law/kernel/term.ts. */
export function countedEnd({ from, years, months, days }: Draft): PlainDate | undefined {
  const start = findPlainDate(from);
  const length = { years: years ?? 0, months: months ?? 0, days: days ?? 0 };
  if (start === undefined || length.years + length.months + length.days <= 0) return undefined;
  return termEnd(start, length);
}

/** Prohibition orders exist for surveillance and suspension only (刑法 38, 72). */
export function takesProhibition(kind: string): boolean {
  return kind === 'public-surveillance' || kind === 'suspended-sentence';
}

export type DraftField = keyof Draft;

/** What is still missing or cannot be, by field. */
export function faultsOf(draft: Draft): DraftField[] {
  const faults: DraftField[] = [];
  const need = (field: DraftField, there: boolean) => {
    if (!there) faults.push(field);
  };
  if (draft.personId === undefined) {
    need('name', draft.name.trim() !== '');
    need('idNumber', draft.idNumber.trim().length >= 15);
  }
  need('kind', draft.kind !== '');
  need('effective', findPlainDate(draft.effective) !== undefined);
  need('from', findPlainDate(draft.from) !== undefined);
  need('to', findPlainDate(draft.to) !== undefined && draft.to >= draft.from);
  need('unit', draft.unit !== '');
  return faults;
}

/** The body of POST /api/cases: facts and first events, what is not known left out. */
export function caseFrom(draft: Draft, county: string | undefined): Record<string, unknown> {
  const id = readIdNumber(draft.idNumber);
  const some = (fields: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const prohibition = takesProhibition(draft.kind) && draft.prohibition.trim() !== '';
  return {
    case: 'corrections',
    person:
      draft.personId !== undefined
        ? { id: draft.personId }
        : {
            name: draft.name.trim(),
            idNumber: draft.idNumber.trim().toUpperCase(),
            ...some({ phone: draft.phone, residence: draft.residence }),
          },
    unit: draft.unit,
    facts: {
      kind: draft.kind,
      ...(id ?? {}),
      ...some({ county, decidedIn: draft.decidedIn }),
      term: { from: draft.from, to: draft.to },
      ...(draft.juvenile === 'yes' || draft.juvenile === 'no' ? { juvenileAtOffence: draft.juvenile === 'yes' } : {}),
      ...(draft.kind === 'temporary-release' ? some({ temporaryReleaseGround: draft.ground }) : {}),
      ...(prohibition
        ? { prohibition: some({ content: draft.prohibition, from: draft.prohibitionFrom, to: draft.prohibitionTo }) }
        : {}),
    },
    events: [
      { type: 'decision-effective', on: draft.effective, ...some({ organ: draft.organ, organName: draft.organName }) },
      ...(draft.noticed === '' ? [] : [{ type: 'notice-received', on: draft.noticed, ...some({ organ: draft.organ }) }]),
    ],
  };
}
