/** The secret of a backup: the content of a key file, or a passphrase typed twice. It never comes from the command line, where `ps` shows it. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageFault } from './arguments.ts';

const SHORTEST = 12;

/** Reads the key file, which must not lie beside the backup; or asks at the terminal. Refuses what is too short to protect anything. */
export async function readSecret(keyFile: string | undefined, backup: string, twice: boolean): Promise<string> {
  if (keyFile !== undefined) {
    if (dirname(resolve(keyFile)) === dirname(resolve(backup))) {
      throw new UsageFault(
        '--key: 密钥文件不能与备份放在一起，请换一个地方。 The key must not lie beside the backup: keep it elsewhere.',
      );
    }
    let text: string;
    try {
      text = readFileSync(keyFile, 'utf8');
    } catch {
      throw new UsageFault(`--key: ${keyFile} cannot be read`);
    }
    return longEnough(text.trim());
  }
  if (!process.stdin.isTTY) throw new UsageFault('--key FILE is missing: name the file that holds the passphrase');
  const first = longEnough(await ask('备份口令 Passphrase: '));
  if (twice && (await ask('再输一次 Once more: ')) !== first) throw new UsageFault('两次输入不一致。 The two are not the same.');
  return first;
}

function longEnough(secret: string): string {
  if (secret.length < SHORTEST)
    throw new UsageFault(`口令至少 ${SHORTEST} 个字符。 A passphrase has at least ${SHORTEST} characters.`);
  return secret;
}

/** Asks without showing what is typed. */
async function ask(question: string): Promise<string> {
  process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await reader.question('');
  reader.close();
  process.stdout.write('\n');
  return answer.trim();
}
