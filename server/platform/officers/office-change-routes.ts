/**
 * Change of office inside the county (社区矫正法 9: the agency enforces, offices act for it): an office asks, the county decides, a letter tells
 * the receiving office, and with its answer the case is there. Until then the old office is responsible. To another county leads only a
 * move (社区矫正法 27), which the law has procedures for.
 */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { findCase } from '../cases/case-store.ts';
import { badRequest, forbidden, notFound, refused } from '../http/problems.ts';
import type { App } from '../http/server.ts';
import type { Actor } from '../scope/actor.ts';
import { moveToOffice, noteLetter } from './office-change.ts';
import {
  type ChangeRow,
  findChange,
  listChanges,
  lockChange,
  OfficeChangeItem,
  personOf,
  sealPerson,
} from './office-change-store.ts';
import type { OfficerDeps } from './officer-routes.ts';
import { findHoldingPost } from './officers.ts';
import { askedHimself, changeUnderWay, notAHoldingPost, notAtThisStep, otherCounty } from './refusals.ts';

const ById = z.object({ id: z.uuid() });
const changeWord = words('变更事项', 'change');
const COUNTY_POSTS: readonly string[] = ['county-examiner', 'county-head'];
const Done = z.object({ state: z.string() });

export function registerOfficeChangeRoutes(app: App, { database, clock, cipher, messenger }: OfficerDeps): void {
  const tags = ['office changes'];

  const itemOf = (actor: Actor, row: ChangeRow): z.infer<typeof OfficeChangeItem> => ({
    id: row.id,
    caseId: row.case_id,
    opens: row.opens,
    name: personOf(cipher, row),
    from: { id: row.from_unit, name: row.from_name },
    to: { id: row.to_unit, name: row.to_name },
    state: row.state,
    reason: row.reason,
    asked: { on: row.asked_on, by: row.asked_name },
    decided: row.decided_on === null ? null : { on: row.decided_on, by: row.decided_name ?? '', words: row.decision ?? '' },
    answered: row.answered_on === null ? null : { on: row.answered_on, by: row.answered_name ?? '', words: row.answer ?? '' },
    may: [
      ...(row.state === 'asked' && decides(actor, row) && row.asked_by !== actor.account ? (['decide'] as const) : []),
      ...(row.state === 'sent' && answersFor(actor, row) ? (['answer'] as const) : []),
      ...(row.state === 'asked' && row.asked_by === actor.account ? (['withdraw'] as const) : []),
    ],
  });

  app.get(
    '/api/office-changes',
    {
      schema: {
        tags,
        summary: 'Changes of office within reach, the latest first',
        querystring: z.object({
          case: z.uuid().optional(),
          open: z.stringbool().optional(),
          after: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(100).default(50),
        }),
        response: { 200: z.object({ items: z.array(OfficeChangeItem), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { case: caseId, open, after, limit } = request.query;
      const rows = await database.inScope(actor, (tx) =>
        listChanges(tx, actor.units, { caseId, open }, { after, limit: limit + 1 }),
      );
      return {
        items: rows.slice(0, limit).map((row) => itemOf(actor, row)),
        next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null,
      };
    },
  );

  app.post(
    '/api/cases/:id/office-changes',
    {
      schema: {
        tags,
        summary: 'Ask that another office of the county answer for the case',
        params: ById,
        body: z.object({ to: z.uuid().optional(), reason: z.string().trim().min(2).max(500).optional() }),
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { to, reason } = request.body;
      const id = await database.inScope(actor, async (tx) => {
        const row = await findCase(tx, request.params.id);
        if (!row) throw notFound(words('案件', 'case'));
        if (!actor.writeUnits.includes(row.unit)) throw forbidden();
        if (to === undefined || reason === undefined) {
          throw badRequest(words('请选接收单位并写明事由。', 'Choose the receiving office and say why.'), [
            'body.to',
            'body.reason',
          ]);
        }
        const { rows: units } = await tx.query<{ region: string; kind: string }>(
          `SELECT region, kind FROM guitu.organisation WHERE id = $1 AND valid_from <= guitu.scope_today()
             AND (valid_to IS NULL OR valid_to > guitu.scope_today())`,
          [to],
        );
        const unit = units[0];
        if (
          unit === undefined ||
          to === row.unit ||
          !['judicial-office', 'county-agency'].includes(unit.kind) ||
          unit.region.slice(0, 6) !== row.region.slice(0, 6)
        )
          throw refused(otherCounty());
        const { rows: under } = await tx.query(
          `SELECT 1 FROM guitu.office_change WHERE case_id = $1 AND state IN ('asked', 'sent')`,
          [row.id],
        );
        if (under.length > 0) throw refused(changeUnderWay());
        const { rows: persons } = await tx.query<{ name: string }>('SELECT name FROM guitu.person WHERE id = $1', [row.person]);
        const change = randomUUIDv7();
        await tx.query(
          `INSERT INTO guitu.office_change (id, case_id, from_unit, to_unit, juvenile, sealed, person, state, reason, asked_on, asked_by, asked_name)
           VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $9, $10, $11)`,
          [
            change,
            row.id,
            row.unit,
            to,
            row.juvenile,
            row.sealed,
            sealPerson(cipher, change, persons[0]?.name ?? ''),
            reason,
            actor.today,
            actor.account,
            actor.name,
          ],
        );
        await audit(tx, actor, {
          act: 'office-change.ask',
          object: 'case',
          id: row.id,
          detail: { change, from: row.unit, to, reason },
        });
        return change;
      });
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/office-changes/:id/decision',
    {
      schema: {
        tags,
        summary: 'The county decides; granted, a letter goes to the receiving office',
        params: ById,
        body: z.object({ granted: z.boolean().optional(), words: z.string().trim().min(2).max(500).optional() }),
        response: { 200: Done },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { granted, words: said } = request.body;
      return database.inScope(actor, async (tx) => {
        const row = await lockChange(tx, request.params.id);
        if (row === undefined) throw notFound(changeWord);
        if (!decides(actor, row)) throw forbidden();
        if (granted === undefined || said === undefined)
          throw badRequest(words('请写明决定和理由。', 'Say what is decided and why.'), ['body']);
        if (row.state !== 'asked') throw refused(notAtThisStep());
        if (row.asked_by === actor.account) throw refused(askedHimself());
        const letter = granted
          ? await noteLetter(tx, actor, {
              kind: 'office-change-sent',
              caseId: row.case_id,
              from: row.from_unit,
              to: { id: row.to_unit, name: row.to_name },
              now: clock.now(),
            })
          : null;
        const state = granted ? 'sent' : 'refused';
        await tx.query(
          `UPDATE guitu.office_change SET state = $2, decided_on = $3, decided_by = $4, decided_name = $5, decision = $6, letter = $7 WHERE id = $1`,
          [row.id, state, actor.today, actor.account, actor.name, said, letter],
        );
        await audit(tx, actor, {
          act: 'office-change.decide',
          object: 'case',
          id: row.case_id,
          detail: { change: row.id, granted, words: said },
        });
        if (granted) {
          for (const role of ['officer', 'office-head'] as const) {
            await messenger.tell(tx, {
              key: `office-change:${row.id}:${role}`,
              topic: 'office-change.to-answer',
              to: { unit: row.to_unit, role },
              values: { from: row.from_name },
            });
          }
        }
        return { state };
      });
    },
  );

  app.post(
    '/api/office-changes/:id/answer',
    {
      schema: {
        tags,
        summary: 'The receiving office answers; accepted, the case is its own from that moment, with its officer',
        params: ById,
        body: z.object({
          accepted: z.boolean().optional(),
          words: z.string().trim().max(500).default(''),
          /** The officer there. */
          post: z.uuid().optional(),
        }),
        response: { 200: Done },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { accepted, words: said, post: postId } = request.body;
      // The receiving office cannot touch a case that is not its own yet: what it may do is settled in its scope, the move is the system's.
      const row = await database.inScope(actor, async (tx) => {
        const found = await findChange(tx, request.params.id);
        if (found === undefined) throw notFound(changeWord);
        if (!answersFor(actor, found)) throw forbidden();
        if (accepted === undefined) throw badRequest(words('请写明是否接收。', 'Say whether it is accepted.'), ['body.accepted']);
        if (found.state !== 'sent') throw refused(notAtThisStep());
        return found;
      });
      const state = accepted === true ? 'accepted' : 'returned';
      await database.asSystem('office-change', async (tx) => {
        const locked = await lockChange(tx, row.id);
        if (locked?.state !== 'sent') throw refused(notAtThisStep());
        const post = accepted === true && postId !== undefined ? await findHoldingPost(tx, postId, actor.today) : undefined;
        if (accepted === true && (post === undefined || post.unit !== row.to_unit)) throw refused(notAHoldingPost());
        if (post !== undefined) await moveToOffice(tx, actor, { row, post, now: clock.now() });
        const answerLetter =
          post === undefined
            ? null
            : await noteLetter(tx, actor, {
                kind: 'office-change-answered',
                caseId: row.case_id,
                from: row.to_unit,
                to: { id: row.from_unit, name: row.from_name },
                now: clock.now(),
              });
        await tx.query(
          `UPDATE guitu.office_change SET state = $2, answered_on = $3, answered_by = $4, answered_name = $5, answer = $6, answer_letter = $7 WHERE id = $1`,
          [row.id, state, actor.today, actor.account, actor.name, said, answerLetter],
        );
        await audit(tx, actor, {
          act: 'office-change.answer',
          object: 'case',
          id: row.case_id,
          detail: { change: row.id, accepted, words: said, officer: post?.name },
        });
        if (post === undefined) return;
        const { rows } = await tx.query<{ person: string | null }>('SELECT person FROM guitu."case" WHERE id = $1', [
          row.case_id,
        ]);
        const to = { on: actor.today, to: row.to_name, reason: row.reason };
        const person = rows[0]?.person ?? null;
        if (person !== null)
          await messenger.tell(tx, {
            key: `office-change:${row.id}:person`,
            topic: 'office.changed',
            to: { person },
            caseId: row.case_id,
            values: to,
          });
        await messenger.tell(tx, {
          key: `office-change:${row.id}:officer`,
          topic: 'case.handed-over',
          to: { account: post.account },
          caseId: row.case_id,
          values: to,
        });
      });
      return { state };
    },
  );

  app.post(
    '/api/office-changes/:id/withdrawal',
    {
      schema: { tags, summary: 'Withdraw what one asked for, before it is decided', params: ById, response: { 200: Done } },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => {
        const row = await lockChange(tx, request.params.id);
        if (row === undefined) throw notFound(changeWord);
        if (row.asked_by !== actor.account) throw forbidden();
        if (row.state !== 'asked') throw refused(notAtThisStep());
        await tx.query(`UPDATE guitu.office_change SET state = 'withdrawn' WHERE id = $1`, [row.id]);
        await audit(tx, actor, { act: 'office-change.withdraw', object: 'case', id: row.case_id, detail: { change: row.id } });
        return { state: 'withdrawn' };
      });
    },
  );
}

/** The county agency decides, in posts of its own. */
function decides(actor: Actor, row: ChangeRow): boolean {
  return (
    actor.writeUnits.includes(row.from_unit) &&
    actor.posts.some(({ role, kind }) => COUNTY_POSTS.includes(role) && kind === 'county-agency')
  );
}

/** Whoever works at the receiving office answers; the county does not answer for it. */
function answersFor(actor: Actor, row: ChangeRow): boolean {
  return actor.writeUnits.includes(row.to_unit) && actor.posts.some(({ organisation }) => organisation === row.to_unit);
}
