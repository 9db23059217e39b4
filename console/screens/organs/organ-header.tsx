import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { CaseHeader, Explanation } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { useToday } from '../../app/today-context.ts';
import { PersonTag } from '../../shapes/person-tag.tsx';
import { ageOn } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import './concerns.css';
import { W } from './words.ts';

interface Paper {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly number: string | null;
}

/** Who it is about, the papers signed for the organ, and the way to its answer. */
export function OrganHeader({ header, explanation }: { header: CaseHeader; explanation: Explanation }) {
  const { t, say, term } = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const { person } = header;
  const papers = useQuery({
    queryKey: ['papers', 'organ', header.id],
    queryFn: ({ signal }) => call<{ items: readonly Paper[] }>('/api/papers', { query: { caseId: header.id }, signal }),
  });
  const span = explanation.term ?? header.term;
  return (
    <div className="file-head organ-head">
      <div>
        <h1>
          {person.name} <PersonTag kind={header.kind} grade={null} state={explanation.state} juvenile={person.juvenile} />
        </h1>
        <div className="file-facts">
          <span>
            {person.sex ? `${term('sex', person.sex)} · ` : ''}
            {person.born ? t('file.years', { age: ageOn(person.born, today) }) : ''}
          </span>
          {person.idMasked ? (
            <span>
              {t('file.idNumber')} {person.idMasked}
            </span>
          ) : null}
          {span ? (
            <span>
              {t('file.term')} <b>{t('file.termTo', { from: span.from, to: span.to })}</b>
            </span>
          ) : null}
          <span>
            {t('file.unit')} <b>{header.unit.name}</b>
          </span>
          <span>
            {say(W.papers)}{' '}
            {(papers.data?.items ?? []).length === 0
              ? say(W.noPapers)
              : papers.data?.items.map(({ id, title, number }) => (
                  <a key={id} href={`/api/papers/${id}/content`} target="_blank" rel="noreferrer">
                    {say(title)} {number ?? ''}{' '}
                  </a>
                ))}
          </span>
        </div>
      </div>
      <div className="file-buttons no-print">
        <Button
          type="primary"
          onClick={() => void navigate({ to: '/cases/$caseId', params: { caseId: header.id }, search: { act: 'choose' } })}
        >
          {say(W.act)}
        </Button>
      </div>
    </div>
  );
}
