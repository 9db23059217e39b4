import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Locale } from '../../../law/kernel/words.ts';
import type { Role } from './roles.ts';

export interface ActorPost {
  readonly id: string;
  readonly role: Role;
  readonly organisation: string;
  readonly organisationName: string;
  /** Kind of the organisation: `judicial-office`, `county-agency` … */
  readonly kind: string;
  /** Division code of the organisation. */
  readonly region: string;
  /** True when this account stands in for the holder. */
  readonly standIn?: boolean;
  /** Whose post it is, where this account stands in. */
  readonly holder?: string;
}

/** Who acts, and within which limits: made anew for each request from the account's posts of the day, never cached. */
export interface Actor {
  readonly account: string;
  readonly name: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  readonly posts: readonly ActorPost[];
  /** Units whose cases may be read. */
  readonly units: readonly string[];
  /** Units whose cases may be changed; a subset of `units`. */
  readonly writeUnits: readonly string[];
  /** Organs it acts for, which see only what concerns them; absent for everybody who works at an agency or office. */
  readonly organs?: readonly string[];
  /** Of: juvenile, sealed, accounts, audit. */
  readonly compartments: readonly string[];
  /** Organisations whose accounts and posts may be managed. */
  readonly accountUnits?: readonly string[];
  /** Units whose cases may be given to an officer, and whose posts may be lent. */
  readonly caseloadUnits?: readonly string[];
  /** What the roles permit: `case.read`, `account.manage` … */
  readonly permissions?: readonly string[];
  /** Kinds of case its posts work with. */
  readonly domains?: readonly string[];
  /**
   * The person on the own page: the one case it opens. Such an actor has no post and no unit; where others have an account, it has the id of the
   * person.
   */
  readonly own?: { readonly case: string };
  /** The key by which a system of another organ acts. */
  readonly key?: string;
  readonly today: PlainDate;
  readonly address?: string;
  readonly requestId?: string;
}
