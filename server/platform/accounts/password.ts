/** Passwords: Argon2id from Node itself, in PHC form, so that the costs can rise without touching old ones. */
import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { type Words, words } from '../../../law/kernel/words.ts';

const derive = promisify(argon2);

/** 19 MiB, two passes, one lane: OWASP's floor, chosen so that thirty officers at half past eight are through in seconds on two cores. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;

/** At most so many derivations at once (each holds its memory), and so many waiting before new ones are turned away. */
const AT_ONCE = 4;
const WAITING = 300;

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await inTurn({ message: normalise(password), nonce, tagLength: TAG_BYTES, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${encode(nonce)}$${encode(tag)}`;
}

/**
 * Whether `password` is the one behind `hash`. Without a hash (no such account, no password yet) it takes as long and says no, so that
 * nobody learns from the time which accounts exist.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const parts = hash === null ? null : PHC.exec(hash);
  if (hash !== null && parts === null) throw new Error('A stored password hash cannot be read');
  const [, memory = COST.memory, passes = COST.passes, parallelism = COST.parallelism, nonce, tag] = parts ?? [];
  const expected = tag === undefined ? Buffer.alloc(TAG_BYTES) : Buffer.from(tag, 'base64');
  const actual = await inTurn({
    message: normalise(password),
    nonce: nonce === undefined ? Buffer.alloc(16) : Buffer.from(nonce, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(actual, expected) && parts !== null;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Too many sign-ins are being checked; the caller answers «try again in a moment». */
export class TooBusy extends Error {
  override name = 'TooBusy';
}

let running = 0;
const queue: (() => void)[] = [];

async function inTurn(parameters: Argon2Parameters): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new TooBusy('Too many passwords are being checked');
    await new Promise<void>((resolve) => queue.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await derive('argon2id', parameters);
  } finally {
    // The place is handed to the next in line, or given back.
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Why `password` may not be set; undefined when it may. Length and not being guessable count; no rules about kinds of characters. */
export function faultOfPassword(password: string, login: string): Words | undefined {
  if ([...password].length < 10) return words('密码至少 10 个字符。', 'A password has at least 10 characters.');
  if (password.length > 200) return words('密码最多 200 个字符。', 'A password has at most 200 characters.');
  const plain = password.toLowerCase();
  if (plain.includes(login) || login.includes(plain))
    return words('密码不能包含账号。', 'The password must not contain the account.');
  if (new Set(plain).size < 5) return words('密码中不同的字符太少。', 'The password uses too few different characters.');
  if (COMMON.some((word) => plain.startsWith(word))) return words('这个密码太常见。', 'This password is too common.');
  return undefined;
}

const COMMON = [
  '1234567890',
  '0123456789',
  '123456789',
  'password',
  'qwertyuiop',
  '1qaz2wsx',
  'admin123',
  'woaini',
  'abcd1234',
  'iloveyou',
];

/** Two keyboards may write the same character in two ways; NFKC makes them one. */
function normalise(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
