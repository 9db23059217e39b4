import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CaseEvent, CaseHeader } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { useLawBook } from '../../app/law-book.ts';
import { useToday } from '../../app/today-context.ts';
import { eventDetail, fieldOrder } from '../../shapes/event-words.ts';
import { KeptFiles } from '../../shapes/kept-files.tsx';
import { sayDay } from '../../words/days.ts';
import { type BothWords, useWords } from '../../words/language.ts';
import './sanction-basis.css';

const w = (zh: string, en: string): BothWords => ({ zh, en });
const W = {
  title: w('处分的根据', 'What a sanction rests on'),
  breach: w('违规', 'Breach'),
  noBreach: w('没有（上次处分以后）', 'None since the last sanction'),
  evidence: w('证据', 'Evidence'),
  noEvidence: w('没有齐全的证据：先办“固定证据”', 'No whole piece: keep the evidence first'),
  statement: w('本人陈述', 'Statement'),
  noStatement: w(
    '没有：先办“记录本人陈述”，或者“记录未能听取陈述的原因”',
    'None: take the statement, or record why there is none',
  ),
  proposal: w('提出人（第一签）', 'Proposed by (first to sign)'),
  noProposal: w('还没有人提出', 'Nobody yet'),
  own: w('您是提出人，须由另一人决定', 'You proposed it: somebody else decides'),
} as const satisfies Record<string, BothWords>;

interface Basis {
  readonly breach: string | null;
  readonly evidence: readonly string[];
  readonly statement: string | null;
  readonly proposal: string | null;
  readonly own: boolean;
}

/** What has to stand before a sanction and what stands, record by record, for whoever signs it. */
export function SanctionBasis({ header, events }: { header: CaseHeader; events: readonly CaseEvent[] }) {
  const { say } = useWords();
  const { data } = useQuery({
    queryKey: ['case', header.id, 'sanction-basis'],
    queryFn: ({ signal }) => call<Basis>(`/api/cases/${header.id}/sanction-basis`, { signal }),
  });
  if (data === undefined) return null;
  const find = (id: string | null) => events.find((event) => event.id === id);
  const [breach, statement, proposal] = [find(data.breach), find(data.statement), find(data.proposal)];
  const evidence = events.filter(({ id }) => data.evidence.includes(id));
  return (
    <section className="sanction-basis" aria-label={say(W.title)}>
      <h3>{say(W.title)}</h3>
      <ul>
        <Part name={W.breach} lacks={breach === undefined ? W.noBreach : undefined}>
          {breach ? <Said event={breach} kind={header.kind} /> : null}
        </Part>
        <Part name={W.evidence} lacks={evidence.length === 0 ? W.noEvidence : undefined}>
          {evidence.map((event) => (
            <KeptFiles key={event.id} data={event.data} />
          ))}
        </Part>
        <Part name={W.statement} lacks={statement === undefined ? W.noStatement : undefined}>
          {statement ? <Said event={statement} kind={header.kind} /> : null}
        </Part>
        <Part name={W.proposal} lacks={proposal === undefined ? W.noProposal : data.own ? W.own : undefined}>
          {proposal ? <Said event={proposal} kind={header.kind} /> : null}
        </Part>
      </ul>
    </section>
  );
}

function Part({ name, lacks, children }: { name: BothWords; lacks: BothWords | undefined; children: ReactNode }) {
  const { say } = useWords();
  return (
    <li>
      <b>{say(name)}</b>
      <div>
        {children}
        {lacks === undefined ? null : <p className="over-words">{say(lacks)}</p>}
      </div>
    </li>
  );
}

function Said({ event, kind }: { event: CaseEvent; kind: string }) {
  const { say, language } = useWords();
  const today = useToday();
  const book = useLawBook();
  const title = typeof event.title === 'string' ? event.title : say(event.title);
  return (
    <p>
      {title} {eventDetail(event, today, language, { kind, order: fieldOrder(book, event.type) })}{' '}
      <span className="quiet small">
        {sayDay(event.on, today, language)} · {event.by}
      </span>
    </p>
  );
}
