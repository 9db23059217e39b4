import { dayOfInstant, hourOfInstant, sayFullDay } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { W } from './words.ts';

/** The sheet the person is given: address, code and how to use them above; a request to fill in by hand below. No word on it says why. */
export function Sheet({
  name,
  office,
  code,
  purpose,
  expires,
  call,
}: {
  name: string;
  office: string;
  code: string;
  purpose: 'look' | 'ask';
  expires: string;
  call: string;
}) {
  const { say, language } = useWords();
  const until = `${sayFullDay(dayOfInstant(expires), language)} ${hourOfInstant(expires)}`;
  const { sheet } = W;
  return (
    <article className="card self-sheet" aria-label={say(sheet.title)}>
      <h1>{say(sheet.title)}</h1>
      <dl>
        <dt>{say(sheet.name)}</dt>
        <dd>{name}</dd>
        <dt>{say(sheet.office)}</dt>
        <dd>{office}</dd>
        <dt>{say(sheet.address)}</dt>
        <dd className="self-sheet-address">{`${window.location.origin}/self`}</dd>
        <dt>{say(sheet.code)}</dt>
        <dd>
          <b className="self-sheet-code">{code.replace(/(\d{4})(?=\d)/g, '$1 ')}</b>
          <span>{fill(say(sheet.until), { at: until })}</span>
        </dd>
        {call === '' ? null : (
          <>
            <dt>{say(sheet.call)}</dt>
            <dd>{call}</dd>
          </>
        )}
      </dl>
      <p>
        {say(sheet.number)} {say(sheet.can[purpose])}
      </p>
      <p>{say(sheet.keep)}</p>
      <section className="self-sheet-half">
        <h2>{say(sheet.half)}</h2>
        <p>
          {say(sheet.want)}：
          {sheet.wants.map((want) => (
            <span key={want.en} className="self-sheet-want">
              □ {say(want)}
            </span>
          ))}
        </p>
        <p className="self-sheet-days">{say(sheet.days)}</p>
        <p className="self-sheet-line">{say(sheet.where)}</p>
        <p className="self-sheet-line">{say(sheet.why)}</p>
        <p className="self-sheet-line" />
        <p className="self-sheet-line" />
        <p className="self-sheet-line">{say(sheet.proofs)}</p>
        <p className="self-sheet-signs">
          <span className="self-sheet-line">{say(sheet.sign)}</span>
          <span className="self-sheet-line">{say(sheet.day)}</span>
          <span className="self-sheet-line">{say(sheet.taken)}</span>
        </p>
        <p className="small">{say(sheet.rights)}</p>
      </section>
    </article>
  );
}
