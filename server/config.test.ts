import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'guitu-config-'));
const notPem = join(folder, 'cert.pem');
writeFileSync(notPem, 'not a certificate');

describe('the configuration', () => {
  it('without anything set: this machine only, port 8080, demonstration on', () => {
    const read = readConfig({});
    expect(read.ok && read.config).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      demo: true,
      trustProxy: false,
      today: undefined,
    });
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['a port that is none', { PORT: '80x' }, ['PORT']],
    ['a port out of range', { PORT: '70000' }, ['PORT']],
    ['a day that is none', { GUITU_TODAY: '2026-02-30' }, ['GUITU_TODAY']],
    ['a set day in production', { GUITU_TODAY: '2026-10-09', NODE_ENV: 'production' }, ['GUITU_TODAY']],
    ['a switch that is neither', { GUITU_DEMO: 'maybe' }, ['GUITU_DEMO']],
    ['a database that is not PostgreSQL', { DATABASE_URL: 'mysql://a:b@c/d' }, ['DATABASE_URL']],
    ['an address without a database', { DATABASE_URL: 'postgres://a:b@c' }, ['DATABASE_URL']],
    ['the app’s role as the owner', { DATABASE_URL: 'postgres://guitu_app:b@c/d' }, ['DATABASE_URL']],
    ['half of TLS', { GUITU_TLS_CERT: notPem }, ['GUITU_TLS_KEY']],
    ['files that are not there', { GUITU_TLS_CERT: '/none', GUITU_TLS_KEY: '/none' }, ['GUITU_TLS_CERT', 'GUITU_TLS_KEY']],
    ['files that are no certificate', { GUITU_TLS_CERT: notPem, GUITU_TLS_KEY: notPem }, ['GUITU_TLS_CERT']],
    ['a proxy that is no address', { GUITU_TRUST_PROXY: 'nginx' }, ['GUITU_TRUST_PROXY']],
    ['plain HTTP beyond this machine', { HOST: '0.0.0.0' }, ['HOST']],
    ['plain HTTP on a network address', { HOST: '10.0.0.5', GUITU_TRUST_PROXY: '0' }, ['HOST']],
    ['a mail server that is none', { GUITU_SMTP_URL: 'mail.example.cn', GUITU_MAIL_FROM: 'a@example.cn' }, ['GUITU_SMTP_URL']],
    ['a mail server without a sender', { GUITU_SMTP_URL: 'smtp://127.0.0.1:2525' }, ['GUITU_MAIL_FROM']],
    ['a gateway over plain HTTP', { GUITU_SMS_URL: 'http://sms.example.cn' }, ['GUITU_SMS_URL']],
    ['a gateway that is no address', { GUITU_SMS_URL: 'sms' }, ['GUITU_SMS_URL']],
    ['a key of reports that can be guessed', { GUITU_SMS_REPORT_KEY: 'secret' }, ['GUITU_SMS_REPORT_KEY']],
    ['several at once', { HOST: '::', PORT: '-1', GUITU_DEMO: '?' }, ['PORT', 'GUITU_DEMO', 'HOST']],
  ])('refuses %s, naming the variable and the fix', (_what, env, names) => {
    const read = readConfig(env);
    const faults = read.ok ? [] : read.faults;
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(names);
    for (const fault of faults) expect(fault).toMatch(/set |write |unset|name |Set /);
  });

  it('listens beyond this machine behind a proxy it is told to trust', () => {
    const read = readConfig({ HOST: '0.0.0.0', GUITU_TRUST_PROXY: '10.0.0.5, 10.1.0.0/16' });
    expect(read.ok && read.config.trustProxy).toEqual(['10.0.0.5', '10.1.0.0/16']);
    const hops = readConfig({ HOST: '0.0.0.0', GUITU_TRUST_PROXY: '1' });
    expect(hops.ok && hops.config.trustProxy).toBe(1);
  });
});
