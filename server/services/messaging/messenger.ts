/** The messenger: stores what is to be told, in the sender's transaction. */
import { randomUUIDv7 } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { FieldCipher } from '../../platform/keys/keys.ts';
import type { Messenger } from '../../platform/messages/port.ts';

export interface MessengerDeps {
  readonly cipher: FieldCipher;
  readonly clock: Clock;
}

export function createMessenger({ cipher, clock }: MessengerDeps): Messenger {
  return {
    async tell(tx, { key, topic, to, caseId, record, values = {} }) {
      const id = randomUUIDv7();
      const content = cipher.seal({ table: 'message', row: id, column: 'content' }, JSON.stringify(values));
      const now = clock.now();
      await tx.query(
        `INSERT INTO guitu.message (id, key, topic, case_id, to_account, to_unit, to_role, to_person, content, created, created_by, try_after, record)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, (SELECT guitu.scope_account()), $10, $11) ON CONFLICT DO NOTHING`,
        [
          id,
          key,
          topic,
          caseId ?? null,
          'account' in to ? to.account : null,
          'unit' in to ? to.unit : null,
          'unit' in to ? to.role : null,
          'person' in to ? to.person : null,
          content,
          now,
          record ?? null,
        ],
      );
    },
  };
}
