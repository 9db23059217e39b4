import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sayDay } from '../../words/days.ts';
import { fill } from '../../words/fill.ts';
import { useWords } from '../../words/language.ts';
import { Note } from './note.tsx';
import { askFor, type OwnRequest, type Self } from './self-data.ts';
import { W } from './words.ts';

const MARKS: Readonly<Record<OwnRequest['state'], string>> = {
  waiting: 'mark-blue',
  'sent-up': 'mark-blue',
  granted: 'mark-green',
  refused: 'mark-amber',
  withdrawn: '',
  answered: 'mark-green',
};

export function OwnRequests({ self }: { self: Self }) {
  const { say } = useWords();
  return (
    <section className="self-card" aria-labelledby="self-requests">
      <h2 id="self-requests">{say(W.requests.title)}</h2>
      {self.requests.length === 0 ? <p>{say(W.requests.none)}</p> : null}
      <ul>
        {self.requests.map((request, place) => (
          // Nothing names a request but its place: two of one day may be alike.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above; the list is only ever added to at its head
          <RequestLine key={`${self.requests.length - place} ${request.what}`} request={request} self={self} />
        ))}
      </ul>
    </section>
  );
}

function RequestLine({ request, self }: { request: OwnRequest; self: Self }) {
  const { say, language } = useWords();
  const { what, title, asked, state, answered, from, to, about, ground, text, remedy, proceeding } = request;
  const day = (one: string) => sayDay(one, self.today, language);
  return (
    <li>
      <p>
        <b>{say(title)}</b> <span className={`mark self-mark ${MARKS[state]}`}>{say(W.requests.state[state])}</span>
      </p>
      <p>
        {about ? `${say(about)} ` : ''}
        {from && to ? fill(say(W.requests.days), { from: day(from), to: day(to) }) : to ? day(to) : ''}
      </p>
      <p className="self-small">
        {fill(say(W.requests.asked), { day: day(asked) })}
        {answered === null ? '' : ` · ${fill(say(W.requests.answered), { day: day(answered) })}`}
      </p>
      {ground || text ? (
        <p>
          {say(state === 'refused' ? W.requests.reason : W.requests.answer)}
          {language === 'zh' ? '：' : ': '}
          {[ground ? say(ground) : '', text ?? ''].filter((part) => part !== '').join(language === 'zh' ? '。' : '. ')}
        </p>
      ) : null}
      {remedy ? <p className="self-small">{say(remedy)}</p> : null}
      {what === 'leave' && state === 'waiting' && self.purpose === 'ask' ? <Withdraw proceeding={proceeding} /> : null}
    </li>
  );
}

function Withdraw({ proceeding }: { proceeding: string | undefined }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: () => askFor('withdraw-leave-request', proceeding === undefined ? {} : { proceeding }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['self'] }),
  });
  return (
    <>
      <button
        type="button"
        className="link-button"
        disabled={withdrawing.isPending}
        onClick={() => {
          if (window.confirm(say(W.requests.withdrawSure))) withdrawing.mutate();
        }}
      >
        {say(W.requests.withdraw)}
      </button>
      {withdrawing.isError ? <Note error={withdrawing.error} /> : null}
    </>
  );
}
