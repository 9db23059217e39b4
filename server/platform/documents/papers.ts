/** What is done with papers: shown, filled, signed, printed, served. One transaction each, its audit in it. */
import { lackOfProof } from '../../../law/corrections/proof.ts';
import { unitsServed } from '../../../law/corrections/servings.ts';
import { asItReads } from '../../../law/index.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Words, words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import type { Cases, No } from '../cases/pipeline.ts';
import { rolesFor } from '../cases/posts.ts';
import type { Clock } from '../clock.ts';
import type { StoredFile } from '../files/file-store.ts';
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
import { fileFor, servingOf, servingsIn } from './servings.ts';
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

export type PaperNo = { readonly ok: false; readonly why: Words; readonly kind: 'state' | 'post' | 'proof' | 'addressee' };
export interface FieldShown {
  readonly name: string;
  readonly value: string | null;
  /** Where it comes from: the record, or the officer's own writing. */
  readonly from: 'record' | 'written' | null;
}

/** What the audit says of a paper; with the record that called for it, since whoever may not see that must not read of its paper there. */
export function detailOf({ id, event }: Pick<Paper, 'id' | 'event'>): Readonly<Record<string, unknown>> {
  return { paper: id, ...(event === null ? {} : { records: [event] }) };
}

export function papersOf(deps: PapersDeps) {
  const store = paperStore(deps.cipher);

  const kindOf = (paper: Paper): PaperKind => {
    const kind = findPaperKind(paper.kind);
    if (!kind) throw new Error(`paper ${paper.id} is of an unknown kind ${paper.kind}`);
    return kind;
  };

  async function prepared(tx: Tx, actor: Actor, paper: Paper) {
    const on = actor.today;
    const kind = kindOf(paper);
    const known = await contextOf(deps, tx, actor, { ...paper, signer: kind.signer === 'office' ? 'office' : 'county' }, on);
    if (!known) throw new Error(`the case of paper ${paper.id} is out of sight though the paper is not`);
    const about = paper.about === null ? undefined : await store.find(tx, paper.about);
    const context = about ? { ...known, about: { title: kindOf(about).title.zh, number: about.number } } : known;
    const template = await templateOn(tx, context.place.agency.id, kind, on);
    return { kind, context, template, written: store.writtenOf(paper) };
  }

  return {
    store,

    /** The fields of a draft and what stands in them. */
    async fields(tx: Tx, actor: Actor, paper: Paper): Promise<FieldShown[]> {
      const { context, template, written } = await prepared(tx, actor, paper);
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
    async print(tx: Tx, actor: Actor, paper: Paper, form: 'docx' | 'pdf'): Promise<Buffer> {
      if (paper.signedOn !== null) return store.content(tx, paper.id, form);
      const { context, template, written } = await prepared(tx, actor, paper);
      const docx = await fill(template.bytes, valuesOf(await fieldsOf(template.bytes), context, written));
      return form === 'docx' ? docx : toPdf(docx);
    },

    /** Keeps what the officer wrote into fields the record leaves open. Fields the record fills are corrected in the case, not here. */
    async write(tx: Tx, actor: Actor, paper: Paper, given: Readonly<Record<string, string>>): Promise<{ ok: true } | PaperNo> {
      if (paper.state !== 'draft') return notADraft();
      const { context, template } = await prepared(tx, actor, paper);
      const names = await fieldsOf(template.bytes);
      const known = valuesOf(names, context, {});
      const open = Object.entries(given).filter(
        ([name, value]) => names.includes(name) && known[name] === undefined && value !== '',
      );
      await store.write(tx, paper.id, Object.fromEntries(open));
      await audit(tx, actor, { act: 'paper.write', object: 'case', id: paper.caseId, detail: detailOf(paper) });
      return { ok: true };
    },

    /** Signs a draft off: the number is taken, the paper printed and frozen. */
    async sign(tx: Tx, actor: Actor, paper: Paper): Promise<{ ok: true; number: string | null } | PaperNo> {
      if (paper.state !== 'draft') return notADraft();
      const on = actor.today;
      const { kind, context, template, written } = await prepared(tx, actor, paper);
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
        detail: { ...detailOf(paper), kind: kind.id, number: number?.text ?? null, sha256: hash },
      });
      return { ok: true, number: number?.text ?? null };
    },

    /**
     * Notes that a paper reached somebody. Where serving it is an act of the case, the act is done with it, with the proof, or the answer says why not.
     * `addressee` is the unit of the register it was served on; the record of the case names it, and so the case concerns that organ from then on.
     */
    async serve(
      tx: Tx,
      actor: Actor,
      paper: Paper,
      given: {
        recipient: Recipient;
        addressee?: string | undefined;
        how: string;
        on: PlainDate;
        detail: string | undefined;
        file: StoredFile | undefined;
      },
    ): Promise<{ ok: true; action: string | null; open: Words | null } | PaperNo> {
      if (paper.state !== 'signed' && paper.state !== 'served') {
        return no('state', '只有签发的文书才能送达。', 'Only a signed paper can be served.');
      }
      if (paper.signedOn !== null && given.on < paper.signedOn) {
        return no('state', '送达日期不得早于签发日期。', 'A paper is not served before the day it was signed.');
      }
      if (given.on > actor.today) return no('state', '送达日期不得晚于今天。', 'The day of service does not lie ahead.');
      const kind = kindOf(paper);
      const file = await fileFor(deps.cases, tx, actor, paper.caseId);
      const row = file && servingOf(paper, given.recipient, servingsIn(file, actor));
      const proof = {
        form: given.how,
        ...(given.detail === undefined ? {} : { receipt: given.detail }),
        ...(given.file === undefined ? {} : { receiptHash: given.file.sha256 }),
      };
      if (given.addressee !== undefined) {
        if (!row) return nothingOwed();
        const wrong = await wrongAddressee(tx, given.recipient, given.addressee);
        if (wrong) return wrong;
      }
      const lack = row && lackOfProof(proof);
      if (lack) return { ok: false, kind: 'proof', why: lack };
      const number = paper.number === null ? {} : { paperNumber: paper.number };
      const addressee = given.addressee === undefined ? {} : { addressee: given.addressee };
      const done =
        row &&
        (await deps.cases.actWithin(tx, actor, paper.caseId, row.action, {
          on: given.on,
          ...row.input,
          ...addressee,
          ...proof,
          ...number,
        }));
      const acted =
        done?.ok === true ? { action: row?.action ?? null, open: null } : { action: null, open: done ? whyOpen(done) : null };
      const event = done?.ok === true ? done.events[0]?.id : undefined;
      const service = await store.serve(tx, actor, paper, { ...given, file: given.file?.id, event, at: deps.clock.now() });
      await audit(tx, actor, {
        act: 'paper.serve',
        object: 'case',
        id: paper.caseId,
        detail: { ...detailOf(paper), recipient: given.recipient, how: given.how },
      });
      const { rows } = await tx.query<{ unit: string }>('SELECT unit FROM guitu."case" WHERE id = $1', [paper.caseId]);
      if (rows[0]) {
        await deps.messenger.tell(tx, {
          key: `paper-served:${service}`,
          topic: 'paper.served',
          to: { unit: rows[0].unit, role: 'officer' },
          caseId: paper.caseId,
          ...(paper.event === null ? {} : { record: paper.event }),
          values: { paper: kind.title, on: given.on },
        });
      }
      return { ok: true, ...acted };
    },

    /**
     * Takes back a service that was a mistake, and with it the record of the case that it is: the copy is owed again. Who may not withdraw the
     * record is told so, and nothing is changed.
     */
    async withdraw(tx: Tx, actor: Actor, paper: Paper, service: string, why: string): Promise<{ ok: true } | PaperNo> {
      const one = (await store.services(tx, paper.id)).find(({ id }) => id === service);
      if (!one || one.withdrawnWhy !== null)
        return no('state', '没有这条送达记录，或者已经撤回。', 'There is no such service, or it is withdrawn already.');
      if (one.event !== null) {
        const file = await deps.cases.file(tx, actor, paper.caseId);
        const stands = file && asItReads(file, actor.today).events.some(({ id }) => id === one.event);
        const input = { on: actor.today, event: one.event, reason: why };
        const done = stands
          ? await deps.cases.actWithin(tx, actor, paper.caseId, 'withdraw-event', input)
          : { ok: true as const };
        if (!done.ok) return { ok: false, kind: 'post', why: whyOpen(done) };
      }
      await store.withdraw(tx, actor, paper, service, why, deps.clock.now());
      await audit(tx, actor, {
        act: 'paper.withdraw-service',
        object: 'case',
        id: paper.caseId,
        detail: { ...detailOf(paper), service, recipient: one.recipient },
      });
      return { ok: true };
    },

    /** The proof of service (G01) for whom a signed paper goes to: printed, signed by the recipient, scanned. */
    async receipt(tx: Tx, actor: Actor, paper: Paper, recipient: Recipient): Promise<{ ok: true; id: string } | PaperNo> {
      if (paper.state !== 'signed' && paper.state !== 'served') {
        return no('state', '只有签发的文书才能送达。', 'Only a signed paper can be served.');
      }
      const { context } = await prepared(tx, actor, paper);
      const id = await store.make(tx, actor, { caseId: paper.caseId, kind: 'G01', about: paper.id, at: deps.clock.now() });
      const named = NAMED[recipient];
      const name = named && valuesOf([named], context, {})[named];
      if (name !== undefined) await store.write(tx, id, { 受送达人: name });
      await audit(tx, actor, {
        act: 'paper.make',
        object: 'case',
        id: paper.caseId,
        detail: { paper: id, kind: 'G01', about: paper.id },
      });
      return { ok: true, id };
    },

    async void(tx: Tx, actor: Actor, paper: Paper, why: string): Promise<{ ok: true } | PaperNo> {
      if (paper.state === 'void') return no('state', '文书已经作废。', 'The paper is void already.');
      await store.void(tx, paper.id, actor.today, why);
      await audit(tx, actor, {
        act: 'paper.void',
        object: 'case',
        id: paper.caseId,
        detail: { ...detailOf(paper), number: paper.number },
      });
      return { ok: true };
    },
  };
}

/** A record names the organ; where none is made, nothing would tell it. */
const nothingOwed = () =>
  no(
    'addressee',
    '这份文书没有待办的抄送、送达事项，不能写明受送达机关：不写明机关，只登记送达。',
    'No copy or service of this paper is owed, so no organ can be named: leave the organ out, and only the service is noted.',
  );

/** Why the unit cannot be whom a paper for `recipient` was served on. */
async function wrongAddressee(tx: Tx, recipient: Recipient, unit: string): Promise<PaperNo | undefined> {
  const { rows } = await tx.query<{ kind: string; name: string }>('SELECT kind, name FROM guitu.organisation WHERE id = $1', [
    unit,
  ]);
  const found = rows[0];
  if (found && unitsServed(recipient).includes(found.kind)) return undefined;
  const name = found?.name ?? unit;
  return no(
    'addressee',
    `“${name}”不是所选的受送达人。请选相应的机关，或者不写明机关。`,
    `«${name}» is not the chosen recipient. Choose a unit of that organ, or name none.`,
  );
}

/** The field that says what a recipient is called, where the record knows it. */
const NAMED: Readonly<Partial<Record<Recipient, string>>> = {
  person: '姓名',
  'decision-organ': '决定机关',
  procuratorate: '执行地检察院',
  'public-security': '执行地公安机关',
  office: '司法所',
  'trial-court': '判决机关',
};

/** Why an act of the case was not done with the service. */
function whyOpen(no: No): Words {
  if (no.no === 'refused') return words(no.refusal.zh, no.refusal.en);
  if (no.no === 'faults') return words(no.faults.join('；'), no.faults.join('; '));
  return words('案件中的事项仍待办理', 'the act in the case is still to be done');
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
