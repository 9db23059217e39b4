/** What is done with papers: shown, filled, signed, printed, served. One transaction each, its audit in it. */
import { SERVED_AS } from '../../../law/corrections/papers.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Words, words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import type { Cases } from '../cases/pipeline.ts';
import { rolesFor } from '../cases/posts.ts';
import type { Clock } from '../clock.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Messenger } from '../messages/port.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import type { Role } from '../scope/roles.ts';
import { findPaperKind, type PaperKind, type Recipient, type Signer } from './catalogue.ts';
import { FIELDS, valuesOf } from './fields.ts';
import { fieldsOf, fill } from './merge.ts';
import { takeNumber } from './numbering.ts';
import { contextOf } from './paper-context.ts';
import { type Paper, paperStore } from './paper-store.ts';
import { toPdf } from './pdf.ts';
import type { PaperPeople } from './people-port.ts';
import { templateOn } from './template-store.ts';

export interface PapersDeps {
  readonly cipher: FieldCipher;
  readonly clock: Clock;
  readonly cases: Cases;
  readonly printed: PaperPeople;
  readonly messenger: Messenger;
}

const SIGNERS: Readonly<Record<Signer, readonly Role[]>> = {
  office: ['officer', 'office-head', 'county-examiner', 'county-head'],
  county: ['county-examiner', 'county-head'],
  'county-head': ['county-head'],
  'bureau-head': ['bureau-head'],
};

export type PaperNo = { readonly ok: false; readonly why: Words; readonly kind: 'state' | 'post' };
export interface FieldShown {
  readonly name: string;
  readonly value: string | null;
  /** Where it comes from: the record, or the officer's own writing. */
  readonly from: 'record' | 'written' | null;
}

export function papersOf(deps: PapersDeps) {
  const store = paperStore(deps.cipher);

  const kindOf = (paper: Paper): PaperKind => {
    const kind = findPaperKind(paper.kind);
    if (!kind) throw new Error(`paper ${paper.id} is of an unknown kind ${paper.kind}`);
    return kind;
  };

  async function prepared(tx: Tx, paper: Paper, on: PlainDate) {
    const kind = kindOf(paper);
    const context = await contextOf(deps, tx, { ...paper, signer: kind.signer === 'office' ? 'office' : 'county' }, on);
    if (!context) throw new Error(`the case of paper ${paper.id} is out of sight though the paper is not`);
    const template = await templateOn(tx, context.place.agency.id, kind, on);
    return { kind, context, template, written: store.writtenOf(paper) };
  }

  return {
    store,

    /** The fields of a draft and what stands in them. */
    async fields(tx: Tx, paper: Paper, on: PlainDate): Promise<FieldShown[]> {
      const { context, template, written } = await prepared(tx, paper, on);
      const names = await fieldsOf(template.bytes);
      const known = valuesOf(names, context, {});
      return names
        .filter((name) => !AT_SIGNING.includes(name))
        .map((name) => {
          const value = known[name] ?? written[name] ?? null;
          return { name, value, from: known[name] !== undefined ? 'record' : value === null ? null : 'written' };
        });
    },

    /** The paper as Word or PDF: frozen once it is signed, as it stands now before. */
    async print(tx: Tx, paper: Paper, form: 'docx' | 'pdf', on: PlainDate): Promise<Buffer> {
      if (paper.signedOn !== null) return store.content(tx, paper.id, form);
      const { context, template, written } = await prepared(tx, paper, on);
      const docx = await fill(template.bytes, valuesOf(await fieldsOf(template.bytes), context, written));
      return form === 'docx' ? docx : toPdf(docx);
    },

    /** Keeps what the officer wrote into fields the record leaves open. Fields the record fills are corrected in the case, not here. */
    async write(tx: Tx, actor: Actor, paper: Paper, given: Readonly<Record<string, string>>): Promise<{ ok: true } | PaperNo> {
      if (paper.state !== 'draft') return notADraft();
      const { context, template } = await prepared(tx, paper, actor.today);
      const names = await fieldsOf(template.bytes);
      const known = valuesOf(names, context, {});
      const open = Object.entries(given).filter(
        ([name, value]) => names.includes(name) && known[name] === undefined && value !== '',
      );
      await store.write(tx, paper.id, Object.fromEntries(open));
      await audit(tx, actor, { act: 'paper.write', object: 'case', id: paper.caseId, detail: { paper: paper.id } });
      return { ok: true };
    },

    /** Signs a draft off: the number is taken, the paper printed and frozen. */
    async sign(tx: Tx, actor: Actor, paper: Paper): Promise<{ ok: true; number: string | null } | PaperNo> {
      if (paper.state !== 'draft') return notADraft();
      const on = actor.today;
      const { kind, context, template, written } = await prepared(tx, paper, on);
      const { place } = context;
      const roles = rolesFor(actor, place);
      if (!SIGNERS[kind.signer].some((role) => roles.includes(role))) return notYours(kind.signer);
      const byOffice = kind.signer === 'office' && !actor.writeUnits.includes(place.agency.id);
      const organ = byOffice ? (place.office ?? place.agency) : place.agency;
      const number =
        kind.mark === null ? undefined : await takeNumber(tx, organ, place.agency.id, { id: kind.id, mark: kind.mark }, on);
      const whole = {
        ...context,
        organ: organ.name,
        signedOn: on,
        signedBy: actor.name,
        ...(number ? { number: number.text } : {}),
      };
      const docx = await fill(template.bytes, valuesOf(await fieldsOf(template.bytes), whole, written));
      const pdf = await toPdf(docx);
      const hash = await store.sign(tx, actor, paper, { organ: organ.id, number, on, template: template.sha256, docx, pdf });
      await audit(tx, actor, {
        act: 'paper.sign',
        object: 'case',
        id: paper.caseId,
        detail: { paper: paper.id, kind: kind.id, number: number?.text ?? null, sha256: hash },
      });
      return { ok: true, number: number?.text ?? null };
    },

    /** Notes that a paper reached somebody. Where serving it is an act of the case, the act is done with it, or the answer says why not. */
    async serve(
      tx: Tx,
      actor: Actor,
      paper: Paper,
      given: { recipient: Recipient; how: string; on: PlainDate; detail: string | undefined; file: string | undefined },
    ): Promise<{ ok: true; action: string | null; open: Words | null } | PaperNo> {
      if (paper.state !== 'signed' && paper.state !== 'served') {
        return no('state', '只有签发的文书才能送达。', 'Only a signed paper can be served.');
      }
      if (paper.signedOn !== null && given.on < paper.signedOn) {
        return no('state', '送达日期不得早于签发日期。', 'A paper is not served before the day it was signed.');
      }
      if (given.on > actor.today) return no('state', '送达日期不得晚于今天。', 'The day of service does not lie ahead.');
      const kind = kindOf(paper);
      const service = await store.serve(tx, actor, paper, { ...given, at: deps.clock.now() });
      const acted = await actOfServing(tx, actor, paper, given);
      await audit(tx, actor, {
        act: 'paper.serve',
        object: 'case',
        id: paper.caseId,
        detail: { paper: paper.id, recipient: given.recipient, how: given.how },
      });
      const { rows } = await tx.query<{ unit: string }>('SELECT unit FROM guitu."case" WHERE id = $1', [paper.caseId]);
      if (rows[0]) {
        await deps.messenger.tell(tx, {
          key: `paper-served:${service}`,
          topic: 'paper.served',
          to: { unit: rows[0].unit, role: 'officer' },
          caseId: paper.caseId,
          values: { paper: kind.title, on: given.on },
        });
      }
      return { ok: true, ...acted };
    },

    async void(tx: Tx, actor: Actor, paper: Paper, why: string): Promise<{ ok: true } | PaperNo> {
      if (paper.state === 'void') return no('state', '文书已经作废。', 'The paper is void already.');
      await store.void(tx, paper.id, actor.today, why);
      await audit(tx, actor, {
        act: 'paper.void',
        object: 'case',
        id: paper.caseId,
        detail: { paper: paper.id, number: paper.number },
      });
      return { ok: true };
    },
  };

  async function actOfServing(tx: Tx, actor: Actor, paper: Paper, given: { recipient: Recipient; on: PlainDate }) {
    const action = SERVED_AS[`${paper.kind} ${given.recipient}`];
    if (action === undefined) return { action: null, open: null };
    const now = await deps.cases.explain(tx, paper.caseId, actor.today);
    // Done already, by hand: serving the paper adds no second record of it.
    const owed = now?.duties.some((duty) => duty.doneBy === action && (duty.status === 'open' || duty.status === 'overdue'));
    if (!owed) return { action: null, open: null };
    const done = await deps.cases.actWithin(tx, actor, paper.caseId, action, { on: given.on });
    if (done.ok) return { action, open: null };
    return {
      action: null,
      open:
        done.no === 'refused'
          ? words(done.refusal.zh, done.refusal.en)
          : words('案件中的事项仍待办理', 'the act in the case is still to be done'),
    };
  }
}

/** Fields that come with the signature. */
const AT_SIGNING: readonly string[] = ['文号', '文号竖排', '成文日期', '填表日期', '填发人', '落款机关'].filter((name) =>
  Object.hasOwn(FIELDS, name),
);

const no = (kind: PaperNo['kind'], zh: string, en: string): PaperNo => ({ ok: false, kind, why: words(zh, en) });
const notADraft = () => no('state', '文书已签发或者作废，内容不再变动。', 'The paper is signed or void; it no longer changes.');

function notYours(signer: Signer): PaperNo {
  const who: Readonly<Record<Signer, Words>> = {
    office: words('司法所或者县级社区矫正机构的工作人员', 'staff of the office or the county agency'),
    county: words('县级社区矫正机构的工作人员', 'staff of the county agency'),
    'county-head': words('县级社区矫正机构负责人', 'the head of the county agency'),
    'bureau-head': words('县级司法行政部门负责人', 'the head of the justice bureau'),
  };
  return no('post', `这份文书由${who[signer].zh}签发。`, `This paper is signed by ${who[signer].en}.`);
}
