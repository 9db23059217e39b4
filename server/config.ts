/**
 * Everything that is set from outside, read once. This is the only file that reads the environment: a missing or wrong value stops the
 * process with the variable's name and the way to mend it, all faults at once.
 */
import { accessSync, constants, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { findPlainDate, type PlainDate } from '../law/kernel/plain-date.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL server of one's own; undefined: Guitu starts the embedded one in `dataFolder`. */
  readonly databaseUrl: string | undefined;
  /** Absolute. Keys, passwords of the database's roles, files and the embedded cluster live below it. */
  readonly dataFolder: string;
  /** Whether a first run loads the demonstration county. */
  readonly demo: boolean;
  /** The day the server lives on, for training and tests. */
  readonly today: PlainDate | undefined;
  /** With `today`: the hour in Shanghai at which the process starts. */
  readonly hour: string | undefined;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Which proxies may say who the caller is: false, a number of hops, or addresses and networks. */
  readonly trustProxy: false | number | readonly string[];
  readonly production: boolean;
  readonly logLevel: LogLevel;
  /** Absolute. Where log files go, a new one each day; undefined: standard output. */
  readonly logFolder: string | undefined;
  readonly messages: MessageConfig;
}

/** How messages leave the house; what is not set does not leave by that way. */
export interface MessageConfig {
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** A gateway for text messages; undefined: they are written into `sms/` below the data folder. */
  readonly sms: { readonly url: string; readonly key: string | undefined } | undefined;
  /** What the gateway's delivery reports must carry; undefined: no report is taken. */
  readonly reportKey: string | undefined;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Environment = Readonly<Record<string, string | undefined>>;
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads the configuration from `env`. Refuses, with one line per fault, values it cannot use and plain HTTP beyond this machine. */
export function readConfig(env: Environment = process.env): ConfigResult {
  const faults: string[] = [];
  const production = env.NODE_ENV === 'production';
  const config: Config = {
    port: readPort(env.PORT, faults),
    host: env.HOST?.trim() || '127.0.0.1',
    databaseUrl: readDatabaseUrl(env.DATABASE_URL, faults),
    dataFolder: resolve(env.GUITU_DATA?.trim() || './data'),
    demo: readSwitch('GUITU_DEMO', env.GUITU_DEMO, true, faults),
    today: readToday(env.GUITU_TODAY, production, faults),
    hour: /T(\d{2}:\d{2})$/.exec(env.GUITU_TODAY?.trim() ?? '')?.[1],
    tls: readTls(env.GUITU_TLS_CERT, env.GUITU_TLS_KEY, faults),
    trustProxy: readTrustProxy(env.GUITU_TRUST_PROXY, faults),
    production,
    logLevel: readLogLevel(env.GUITU_LOG, faults),
    messages: readMessages(env, faults),
    logFolder: env.GUITU_LOG_FOLDER?.trim() ? resolve(env.GUITU_LOG_FOLDER.trim()) : undefined,
  };
  if (!isLoopback(config.host) && config.tls === undefined && config.trustProxy === false && !isProtectionFaulty(faults)) {
    faults.push(
      `HOST: ${config.host} is reachable from other machines, and plain HTTP would show passwords and case files to the network. ` +
        'Set GUITU_TLS_CERT and GUITU_TLS_KEY to PEM files; or, behind a proxy that speaks HTTPS, set GUITU_TRUST_PROXY to its address; ' +
        'or leave HOST at 127.0.0.1.',
    );
  }
  return faults.length === 0 ? { ok: true, config } : { ok: false, faults };
}

/** TLS or the proxy was meant to be set and is wrong: that fault is the one to mend. */
function isProtectionFaulty(faults: readonly string[]): boolean {
  return faults.some((fault) => fault.startsWith('GUITU_TLS') || fault.startsWith('GUITU_TRUST_PROXY'));
}

/** Whether `host` can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function readPort(text: string | undefined, faults: string[]): number {
  if (!text?.trim()) return 8080;
  const port = Number(text);
  if (/^\d+$/.test(text.trim()) && port >= 1 && port <= 65535) return port;
  faults.push(`PORT: ${text} is not a port; set a number from 1 to 65535, for example PORT=8080`);
  return 8080;
}

function readDatabaseUrl(text: string | undefined, faults: string[]): string | undefined {
  if (!text?.trim()) return undefined;
  const form = 'postgres://owner:password@host:5432/guitu';
  if (!URL.canParse(text)) {
    faults.push(`DATABASE_URL: cannot be read as an address; write ${form}`);
    return undefined;
  }
  const url = new URL(text);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    faults.push(`DATABASE_URL: starts with ${url.protocol}// and only PostgreSQL is supported; write ${form}`);
  } else if (url.pathname.length < 2) {
    faults.push(`DATABASE_URL: names no database; write ${form}`);
  } else if (url.username === '') {
    faults.push(`DATABASE_URL: names no user; write ${form}, with the role that owns the database`);
  } else if (decodeURIComponent(url.username) === 'guitu_app') {
    faults.push('DATABASE_URL: guitu_app is the role Guitu itself makes for daily work; name the role that owns the database');
  }
  return text;
}

function readSwitch(name: string, text: string | undefined, otherwise: boolean, faults: string[]): boolean {
  const word = text?.trim().toLowerCase();
  if (!word) return otherwise;
  if (word === '1' || word === 'true' || word === 'on' || word === 'yes') return true;
  if (word === '0' || word === 'false' || word === 'off' || word === 'no') return false;
  faults.push(`${name}: ${text} is neither on nor off; set 1 or 0`);
  return otherwise;
}

function readToday(text: string | undefined, production: boolean, faults: string[]): PlainDate | undefined {
  if (!text?.trim()) return undefined;
  if (production) {
    faults.push(
      'GUITU_TODAY: a server in production lives on the real day; unset GUITU_TODAY, or do not set NODE_ENV=production',
    );
    return undefined;
  }
  const day = findPlainDate(/^(.*?)(?:T([01]\d|2[0-3]):[0-5]\d)?$/.exec(text.trim())?.[1]);
  if (day === undefined) faults.push(`GUITU_TODAY: ${text} is not a date; write YYYY-MM-DD, for example GUITU_TODAY=2026-10-09`);
  return day;
}

function readTls(certFile: string | undefined, keyFile: string | undefined, faults: string[]): Config['tls'] {
  if (!certFile && !keyFile) return undefined;
  if (!certFile || !keyFile) {
    const [missing, given] = certFile ? ['GUITU_TLS_KEY', 'GUITU_TLS_CERT'] : ['GUITU_TLS_CERT', 'GUITU_TLS_KEY'];
    faults.push(`${missing}: is missing while ${given} is set; set both to PEM files, or neither`);
    return undefined;
  }
  const before = faults.length;
  for (const [name, file] of [
    ['GUITU_TLS_CERT', certFile],
    ['GUITU_TLS_KEY', keyFile],
  ] as const) {
    try {
      accessSync(file, constants.R_OK);
    } catch {
      faults.push(`${name}: ${file} cannot be read; name a PEM file this user may read`);
    }
  }
  if (faults.length === before) {
    try {
      createSecureContext({ cert: readFileSync(certFile), key: readFileSync(keyFile) });
    } catch (error) {
      faults.push(
        `GUITU_TLS_CERT: ${certFile} and ${keyFile} are not a certificate and its key (${(error as Error).message}); name two PEM files that belong together`,
      );
    }
  }
  return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
}

function readTrustProxy(text: string | undefined, faults: string[]): Config['trustProxy'] {
  const word = text?.trim().toLowerCase();
  if (!word || word === '0' || word === 'false') return false;
  if (word === 'true') return 1;
  if (/^\d$/.test(word)) return Number(word);
  const entries = word.split(',').map((entry) => entry.trim());
  const wrong = entries.find((entry) => entry !== 'loopback' && isIP(entry.split('/')[0] ?? '') === 0);
  if (wrong === undefined) return entries;
  faults.push(
    `GUITU_TRUST_PROXY: ${wrong} is neither an address nor a network; write 1 for one proxy, or 10.0.0.5, or 10.0.0.0/8`,
  );
  return false;
}

function readMessages(env: Environment, faults: string[]): MessageConfig {
  const given = (name: string) => env[name]?.trim() || undefined;
  const [smtp, from, sms, key] = ['GUITU_SMTP_URL', 'GUITU_MAIL_FROM', 'GUITU_SMS_URL', 'GUITU_SMS_KEY'].map(given);
  if (smtp !== undefined && !isUrl(smtp, ['smtp:', 'smtps:']))
    faults.push('GUITU_SMTP_URL: is not the address of a mail server; write smtps://user:password@mail.example.cn');
  if (smtp !== undefined && from === undefined)
    faults.push('GUITU_MAIL_FROM: is missing while GUITU_SMTP_URL is set; set the address letters come from');
  if (sms !== undefined && !isUrl(sms, ['http:', 'https:']))
    faults.push('GUITU_SMS_URL: is not the address of a gateway; write https://sms.example.cn/send');
  else if (sms?.startsWith('http:') && !isLoopback(new URL(sms).hostname))
    faults.push('GUITU_SMS_URL: plain HTTP would show numbers to the network; write an address that begins with https://');
  const reportKey = given('GUITU_SMS_REPORT_KEY');
  if (reportKey !== undefined && reportKey.length < 20)
    faults.push('GUITU_SMS_REPORT_KEY: is shorter than 20 characters and could be guessed; set a longer one');
  return {
    mail: smtp !== undefined && from !== undefined ? { url: smtp, from } : undefined,
    sms: sms === undefined ? undefined : { url: sms, key },
    reportKey,
  };
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}

function readLogLevel(text: string | undefined, faults: string[]): LogLevel {
  if (!text?.trim()) return 'info';
  const level = LOG_LEVELS.find((known) => known === text.trim().toLowerCase());
  if (level === undefined) faults.push(`GUITU_LOG: ${text} is not a level; set one of ${LOG_LEVELS.join(', ')}`);
  return level ?? 'info';
}
