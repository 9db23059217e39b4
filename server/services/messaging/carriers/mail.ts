/** Letters by SMTP. */
import { createTransport } from 'nodemailer';
import type { Carrier, Sent } from './carrier.ts';

const PATIENCE_MS = 20_000;

/** `url` as `smtps://user:password@mail.example.cn`; `from` as people see it. */
export function mailCarrier({ url, from }: { readonly url: string; readonly from: string }): Carrier {
  const address = new URL(url);
  const transport = createTransport({
    host: address.hostname,
    port: Number(address.port || (address.protocol === 'smtps:' ? 465 : 587)),
    secure: address.protocol === 'smtps:',
    ...(address.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    async send({ id, to, title, text }): Promise<Sent> {
      try {
        const sent = await transport.sendMail({ from, to, subject: title, text, messageId: `<${id}@guitu>` });
        return { ok: true, providerId: sent.messageId };
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * SMTP says by its number whether to try again (RFC 5321 §4.2.1). Without a number only a connection that was never made is certain: one
 * that broke may have broken after the text had gone, and nodemailer names the same command for both.
 */
function failureOf(error: unknown): Sent {
  const { responseCode, command, syscall, code, message } = error as Partial<NodeJS.ErrnoException> & {
    responseCode?: number;
    command?: string;
  };
  if (responseCode !== undefined && responseCode >= 500)
    return { ok: false, again: 'refused', why: command === 'RCPT TO' ? 'wrong-number' : 'refused' };
  const before =
    responseCode !== undefined ||
    syscall === 'connect' ||
    code === 'EDNS' ||
    message === 'Connection timeout' ||
    message === 'Greeting never received';
  return { ok: false, again: before ? 'later' : 'unclear', why: 'unreachable' };
}
