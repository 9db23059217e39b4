import { useContext, useState } from 'react';
import { call, fetchFile, Problem } from '../api/client.ts';
import { CaseInHandContext } from '../app/case-in-hand.ts';
import { useToday } from '../app/today-context.ts';
import { sayDay } from '../words/days.ts';
import { type BothWords, useWords } from '../words/language.ts';
import { codeWords } from '../words/law-terms.ts';
import './kept-files.css';

const w = (zh: string, en: string): BothWords => ({ zh, en });
const W = {
  receipt: w('回证扫描件', 'Scan of the receipt'),
  attached: w('附件', 'Attachment'),
  take: w('下载并核对', 'Download and check'),
  same: w('已核对：与记录的校验值一致', 'Checked: it is what the record says'),
  differs: w(
    '与记录的校验值不一致，没有下载。请报告管理员',
    'Not what the record says, and not downloaded. Tell the administrator',
  ),
  notHere: w('文件不在本案（随卷宗转来的记录）', 'The file does not lie with this case: the record came from elsewhere'),
  onPaper: w('只有纸质件', 'On paper only'),
  kept: w('原件存放处', 'Original kept at'),
  failed: w('没有取到文件', 'The file could not be fetched'),
} as const;

/** What a record says was kept: a piece of evidence, or the scan of a receipt. */
interface Piece {
  readonly source?: string;
  readonly collectedOn?: string;
  readonly collector?: string;
  readonly sha256?: string;
  readonly keptAt?: string;
}

/** The pieces of evidence, the proof of a request, what was handed in and the receipt of a record, each with its file; what is fetched is checked against the hash that stands in the chain. */
export function KeptFiles({ data }: { data: Readonly<Record<string, unknown>> }) {
  const { say, language } = useWords();
  const today = useToday();
  const pieces = piecesOf(data, say(W.receipt), (proof) =>
    proof === undefined ? say(W.attached) : (codeWords('proof', proof)?.[language] ?? proof),
  );
  if (pieces.length === 0) return null;
  return (
    <ul className="kept-files small">
      {pieces.map((piece, index) => (
        // A record is never changed: the place of a piece in it is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index}>
          <span>
            {[
              piece.source,
              piece.collectedOn && sayDay(piece.collectedOn, today, language),
              piece.collector,
              piece.keptAt && `${say(W.kept)} ${piece.keptAt}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {piece.sha256 ? <KeptFile hash={piece.sha256} /> : <span className="quiet">{say(W.onPaper)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** A paper that shows the reason of a request, of a kind; or something handed in with what was filed. */
interface Proof {
  readonly proof?: string;
  readonly title?: string;
  readonly sha256?: string;
}

const isObject = (one: unknown) => typeof one === 'object' && one !== null;

function piecesOf(
  { evidence, proofs, attachments, receiptHash }: Readonly<Record<string, unknown>>,
  receipt: string,
  kindOf: (proof: string | undefined) => string,
): readonly Piece[] {
  // The event's schema has the shape of a piece; a record that is not read as one is left out.
  const kept = Array.isArray(evidence) ? evidence.filter((one): one is Piece => isObject(one)) : [];
  const shown = [proofs, attachments]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter((one): one is Proof => isObject(one));
  const pieces = [...kept, ...shown.map(({ proof, title, ...file }) => ({ source: title ?? kindOf(proof), ...file }))];
  return typeof receiptHash === 'string' ? [...pieces, { source: receipt, sha256: receiptHash }] : pieces;
}

function KeptFile({ hash }: { hash: string }) {
  const { say } = useWords();
  const { id: caseId } = useContext(CaseInHandContext);
  const [said, setSaid] = useState<{ readonly words: string; readonly bad?: true }>();
  const take = async () => {
    try {
      const { items } = await call<{ items: { id: string; name: string; sha256: string }[] }>('/api/files', {
        query: { caseId },
      });
      const file = items.find(({ sha256 }) => sha256 === hash);
      if (file === undefined) return setSaid({ words: say(W.notHere), bad: true });
      const { bytes } = await fetchFile(`/api/files/${file.id}`);
      if ((await sha256Of(bytes)) !== hash) return setSaid({ words: say(W.differs), bad: true });
      save(bytes, file.name);
      setSaid({ words: say(W.same) });
    } catch (error) {
      setSaid({ words: error instanceof Problem && error.detail !== '' ? error.detail : say(W.failed), bad: true });
    }
  };
  return (
    <>
      <button type="button" className="link-button no-print" title={hash} onClick={() => void take()}>
        {say(W.take)}
      </button>
      {said === undefined ? null : (
        <span role="status" className={said.bad ? 'over-words' : 'met-words'}>
          {said.words}
        </span>
      )}
    </>
  );
}

async function sha256Of(bytes: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function save(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
