import { CASE_KINDS, type Catalogue, catalogueOf, type DutyInfo } from '../../law/index.ts';

/** A kind of case as the pages show it. */
export interface CaseKind extends Catalogue {
  readonly id: string;
}

export const CASES: readonly CaseKind[] = CASE_KINDS.map((id) => ({ id, ...catalogueOf(id) }));

/** Every duty of a kind of case, in the order of its procedures. */
export const dutiesOf = (kind: CaseKind): readonly DutyInfo[] => kind.procedures.flatMap((procedure) => procedure.duties);
