/** The second factor: codes by the clock (RFC 6238, 30 seconds, six digits), each good for one sign-in. */
import { Secret, TOTP } from 'otpauth';

export interface Enrolment {
  /** Base32, to type in. */
  readonly secret: string;
  /** `otpauth://…`, to show as a picture. */
  readonly uri: string;
}

export function newSecondFactor(login: string): Enrolment {
  const totp = totpOf(new Secret({ size: 20 }).base32, login);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/**
 * The time step whose code `code` is, one step of clock drift allowed; undefined when it is none, or not later than `lastStep` (a code
 * seen over a shoulder is worth nothing).
 */
export function stepOfCode(secret: string, code: string, now: Date, lastStep: number | null): number | undefined {
  const drift = totpOf(secret).validate({ token: code.replaceAll(/\s/g, ''), timestamp: now.getTime(), window: 1 });
  if (drift === null) return undefined;
  const step = Math.floor(now.getTime() / 30_000) + drift;
  return lastStep !== null && step <= lastStep ? undefined : step;
}

function totpOf(secret: string, login = ''): TOTP {
  return new TOTP({ issuer: '归途', label: login, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });
}
