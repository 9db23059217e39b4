import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useContext } from 'react';
import type { ScoreChoice } from '../../../law/index.ts';
import { meQuery } from '../../api/queries.ts';
import { CaseInHandContext } from '../../app/case-in-hand.ts';
import { useToday } from '../../app/today-context.ts';
import { sayDay } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { scoreQuery } from './score-data.ts';
import { S, signed } from './score-words.ts';
import './score.css';

interface Props {
  readonly value: string;
  /** The day the points are for: the table of that day, the cap of its month. */
  readonly day: string;
  readonly onChange: (code: string) => void;
}

/** The rows of the county's score table: what each gives, what it wants as evidence, what its month still counts; and what follows from the one chosen. */
export function ScoreRowInput({ value, day, onChange }: Props) {
  const { say, term, language } = useWords();
  const today = useToday();
  const { id } = useContext(CaseInHandContext);
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: sheet } = useQuery({
    ...scoreQuery(id ?? '', { day }),
    enabled: id !== undefined && day !== '',
    placeholderData: (old) => old,
  });
  if (sheet === undefined) return null;
  if (sheet.rows.length === 0) return <p className="quiet">{say(S.noTable)}</p>;
  const roles = me.posts.map(({ role }) => role);
  const mayEnter = ({ enteredBy }: ScoreChoice) => enteredBy === null || enteredBy.some((role) => roles.includes(role));
  const chosen = sheet.rows.find(({ code }) => code === value);
  const group = (heading: string, rows: readonly ScoreChoice[]) =>
    rows.length === 0 ? null : (
      <>
        <h4>{heading}</h4>
        {rows.map((row) => (
          <Radio key={row.code} value={row.code} disabled={!mayEnter(row)} className="score-row">
            <span className="score-row-text">
              {row.text} <b>{signed(row.points)}</b>
            </span>
            <span className="quiet small">
              {[
                row.evidence === '' ? '' : fill(say(S.evidence), { evidence: row.evidence }),
                row.capPerMonth === null ? '' : fill(say(S.cap), { cap: row.capPerMonth, left: row.left ?? 0 }),
                mayEnter(row)
                  ? ''
                  : fill(say(S.onlyBy), {
                      posts: (row.enteredBy ?? []).map((role) => term('post', role)).join(language === 'zh' ? '、' : ', '),
                    }),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </Radio>
        ))}
      </>
    );
  return (
    <div className="score-rows">
      <Radio.Group
        aria-label={say(S.table)}
        value={value === '' ? null : value}
        onChange={({ target }) => onChange(target.value)}
      >
        {group(
          say(S.minus),
          sheet.rows.filter(({ points }) => points < 0),
        )}
        {group(
          say(S.plus),
          sheet.rows.filter(({ points }) => points >= 0),
        )}
      </Radio.Group>
      {chosen === undefined ? null : (
        <p className="score-follows" aria-live="polite">
          <b>
            {chosen.counts === chosen.points
              ? fill(say(S.follows), { points: signed(chosen.points) })
              : fill(say(S.followsCapped), { counts: signed(chosen.counts), points: signed(chosen.points) })}
          </b>
          {sheet.from === null || day < sheet.from ? null : (
            <span>
              {fill(say(S.cycle), {
                from: sayDay(sheet.from, today, language),
                score: sheet.score,
                after: sheet.score + chosen.counts,
              })}
            </span>
          )}
          <span className="quiet small">{say(S.propose)}</span>
        </p>
      )}
    </div>
  );
}
