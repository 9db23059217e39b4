/** What shows that a paper reached somebody (实施办法 32): in which way, and who signed, the number of the post, or the scanned receipt. */
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';

type Data = Readonly<Record<string, unknown>>;

/** What the record of a service lacks, in words; nothing when it is whole. */
export function lackOfProof(data: Data): Words | undefined {
  if (!data.form) return words('没有写明送达方式', 'how it was served is not stated');
  return data.receipt || data.receiptHash
    ? undefined
    : words('没有送达回执或者签收记录', 'there is no receipt, and nobody signed for it');
}

/** No service is recorded without its proof. */
export function withoutProof(rule: string, cite: readonly string[], input: Data | undefined): Refusal | undefined {
  const lack = input && lackOfProof(input);
  return lack
    ? refusal(
        rule,
        cite,
        lack,
        words(
          '补填送达方式，写明签收或者邮件号，或者附回证扫描件',
          'give how it was served, and who signed, the number of the post or the scanned receipt',
        ),
      )
    : undefined;
}
