/**
 * Text messages through a gateway that speaks HTTP: `POST {url}` with `{id, to, text}` and the key as a bearer token. The answer may name
 * the gateway's own id, which its report will name again.
 */
import { z } from 'zod';
import type { Carrier, Sent } from './carrier.ts';

const PATIENCE_MS = 20_000;
const Answer = z.object({ id: z.union([z.string(), z.number()]).optional() });
const Complaint = z.object({ reason: z.string().optional() });

export function smsGateway({ url, key }: { readonly url: string; readonly key: string | undefined }): Carrier {
  return {
    async send({ id, to, text }): Promise<Sent> {
      let response: Response;
      try {
        response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': id,
            ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          },
          body: JSON.stringify({ id, to, text }),
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
      } catch (error) {
        const code = ((error as Error).cause as { code?: string } | undefined)?.code;
        // Nothing left the house when nobody answered the door.
        const before =
          code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'UND_ERR_CONNECT_TIMEOUT';
        return { ok: false, again: before ? 'later' : 'unclear', why: 'unreachable' };
      }
      const body: unknown = await response.json().catch(() => ({}));
      if (response.ok) {
        const given = Answer.safeParse(body).data?.id;
        return given === undefined ? { ok: true } : { ok: true, providerId: String(given) };
      }
      if (response.status >= 500 || response.status === 429) return { ok: false, again: 'later', why: 'unreachable' };
      const wrong = Complaint.safeParse(body).data?.reason === 'wrong-number';
      return { ok: false, again: 'refused', why: wrong ? 'wrong-number' : 'refused' };
    },
  };
}
