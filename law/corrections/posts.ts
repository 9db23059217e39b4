import type { Role } from '../kernel/procedure.ts';

/** The judicial office acts within its delegation; enforcement power sits with the county agency (ORG-02; 社区矫正法 9). */
export const OFFICE = ['officer', 'office-head'] as const satisfies readonly Role[];
export const COUNTY = ['county-examiner', 'county-head'] as const satisfies readonly Role[];
export const STAFF = [...OFFICE, ...COUNTY] as const satisfies readonly Role[];
/** What an office decides within its delegation is its head's. */
export const OFFICE_HEAD = ['office-head'] as const satisfies readonly Role[];
/** Decisions of the county agency are its head's. */
export const COUNTY_HEAD = ['county-head'] as const satisfies readonly Role[];
/** 县级司法行政部门负责人: not the head of the agency (EPOS-01). */
export const BUREAU_HEAD = ['bureau-head'] as const satisfies readonly Role[];

/** The next higher agency decides what the county may not (LEAVE-07, REP-06). */
export const HIGHER = ['higher-agency'] as const satisfies readonly Role[];
/** The person, on a page of his own; on paper or by word of mouth an office records it. */
export const PERSON = ['person'] as const satisfies readonly Role[];
/** Other organs act on their own part of a case; what they decide on paper the county records with the paper's number. */
export const POLICE = ['police'] as const satisfies readonly Role[];
export const COURT = ['court'] as const satisfies readonly Role[];
export const PRISON = ['prison'] as const satisfies readonly Role[];
/** The organs that decide on temporary release, and so on the return to prison (社区矫正法 17, 49). */
export const DECISION_ORGANS = [...COURT, ...POLICE, ...PRISON] as const satisfies readonly Role[];
