/**
 * What other organs decide (其他机关的决定): 社区矫正法 33, 46–50; 刑法 78.
 *
 * A step that a court, the police, a prison or a higher agency decides comes into the history in one of three ways, and reads the same afterwards:
 * 1. the organ acts itself, by a post of its own (the actions below), on a page or over the interface;
 * 2. it answers a paper it was served, and the agency records the answer with the number and the date of the organ's paper (`record-…`);
 * 3. it is told by letter between systems, which the receiving case takes in.
 *
 * Every act here is the agency's recording act with another post: what is refused to one is refused to the other, and both make one event.
 */
import { law } from '../kernel/citation.ts';
import { refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CorrectionsAction, CorrectionsProcedure } from './clocks.ts';
import { COPIES, copies, servedByOrgans } from './copies.ts';
import { COURT, DECISION_ORGANS, HIGHER, POLICE, PRISON } from './posts.ts';
import { reporting } from './reporting.ts';
import { revocation } from './revocation.ts';
import { reward } from './reward.ts';
import { sanction } from './sanction.ts';

/** The organ's own act beside the agency's record of it. */
const itself = (recorded: CorrectionsAction, by: CorrectionsAction['by'], title: Words): CorrectionsAction => ({
  ...recorded,
  by,
  title,
});

export const partners = {
  id: 'partners',
  title: words('其他机关的决定', 'Decisions of other organs'),
  cite: [law(33, 46, 47, 48, 49, 50)],
  actions: {
    'rule-on-revocation': itself(revocation.actions['record-ruling'], COURT, words('裁定是否撤销', 'Rule on the revocation')),
    'decide-arrest': itself(revocation.actions['record-arrest-decision'], COURT, words('决定是否逮捕', 'Decide on the arrest')),
    'decide-return': itself(
      revocation.actions['record-organ-decision'],
      DECISION_ORGANS,
      words('决定是否收监执行', 'Decide on the return to prison'),
    ),
    'revoke-for-new-crime': itself(
      revocation.actions['record-new-crime-revocation'],
      COURT,
      words('因新罪、漏罪撤销', 'Revoke for another crime'),
    ),
    'report-not-found': itself(
      revocation.actions['record-not-found'],
      POLICE,
      words('通知下落不明', 'Report that the person cannot be found'),
    ),
    'take-into-custody': itself(
      revocation.actions['record-taken-into-custody'],
      [...POLICE, ...PRISON],
      words('收押', 'Take into custody'),
    ),
    punish: itself(sanction.actions['record-punishment'], POLICE, words('作出治安管理处罚', 'Punish')),
    'decline-punishment': itself(
      sanction.actions['record-no-punishment'],
      POLICE,
      words('不予治安管理处罚', 'Decline to punish'),
    ),
    'rule-on-commutation': itself(
      reward.actions['record-commutation-ruling'],
      COURT,
      words('裁定是否减刑', 'Rule on the commutation'),
    ),
    'approve-interval': {
      ...itself(reporting.actions['extend-interval'], HIGHER, words('批准延长报告、复查间隔', 'Approve a longer interval')),
      // The level is the post's own, whatever the form says; whether that is high enough is the rule's to say.
      refuse: (context, input) =>
        reporting.actions['extend-interval'].refuse(context, input && { ...input, approvedBy: 'higher' }),
      fills: () => ({ approvedBy: 'higher' }),
    },
    'serve-decision': {
      ...itself(copies.actions['serve-copy'], DECISION_ORGANS, words('送达本机关的裁定、决定', 'Serve the organ’s own decision')),
      refuse: (context, input) =>
        input && !servedByOrgans.includes(String(input.copyOf))
          ? refusal(
              'ASSESS-02',
              [law(33, 48, 49)],
              words('这份文书不是本机关作出的', 'this paper is not the organ’s own'),
              words('由社区矫正机构送达', 'the agency serves it'),
            )
          : copies.actions['serve-copy'].refuse(context, input),
      // Of which decision it is a copy: the last one, so that the organ reads what it served.
      fills: (context, { copyOf, event }) => {
        const row = COPIES.find(({ of }) => of === copyOf);
        const decided = event === undefined && row ? context.history.last(...row.events)?.id : undefined;
        return decided === undefined ? {} : { event: decided };
      },
    },
  },
  duties: [],
  findings: [],
} as const satisfies CorrectionsProcedure;
