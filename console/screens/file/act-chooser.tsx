import { useSuspenseQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import type { ActionStatus, Explanation } from '../../api/answers.ts';
import { meQuery } from '../../api/queries.ts';
import type { Catalogue } from '../../app/law.ts';
import { nowAndLater } from '../../shapes/duty-words.ts';
import { EmptyState } from '../../shapes/empty-state.tsx';
import { RefusalBox } from '../../shapes/refusal-box.tsx';
import { useWords } from '../../words/language.ts';
import { groupActions } from './act-order.ts';

interface Props {
  readonly explanation: Explanation;
  readonly book: Catalogue;
  readonly onChoose: (action: string) => void;
}

/** Everything that may be done with this file now, and for the rest why not. */
export function ActChooser({ explanation, book, onChoose }: Props) {
  const { t, say, term, language } = useWords();
  const { data: me } = useSuspenseQuery(meQuery);
  const [filter, setFilter] = useState('');
  const [showRefused, setShowRefused] = useState(false);
  const wanted = filter.trim().toLowerCase();
  const matches = ({ action, title }: ActionStatus) =>
    wanted === '' || `${title.zh} ${title.en} ${action}`.toLowerCase().includes(wanted);
  const groups = groupActions(
    explanation.actions.filter(matches),
    nowAndLater(explanation.duties).now,
    me.posts.map(({ role }) => role),
    (action) => book.actions[action]?.by,
  );
  const posts = (action: string) =>
    (book.actions[action]?.by ?? []).map((role) => term('post', role)).join(language === 'zh' ? '、' : ', ');
  const open = (items: readonly ActionStatus[], heading: string) =>
    items.length === 0 ? null : (
      <section>
        <h3>{heading}</h3>
        <ul className="act-list">
          {items.map(({ action, title }) => (
            <li key={action}>
              <button type="button" onClick={() => onChoose(action)}>
                {say(title)}
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <div className="act-chooser">
      <Input
        allowClear
        aria-label={t('act.filter')}
        placeholder={t('act.filter')}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      {groups.duties.length + groups.allowed.length === 0 && wanted === '' ? (
        <EmptyState title={t('act.noneAllowed')} hint={t('act.noneAllowedHint')} />
      ) : null}
      {open(groups.duties, t('act.duties'))}
      {open(groups.allowed, t('act.allowed'))}
      {groups.others.length === 0 ? null : (
        <section>
          <h3>{t('act.others')}</h3>
          <ul className="act-quiet">
            {groups.others.map(({ action, title }) => (
              <li key={action}>
                {say(title)} <span className="quiet small">{t('act.byPosts', { posts: posts(action) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {groups.refused.length === 0 ? null : (
        <section>
          <button
            type="button"
            className="link-button"
            aria-expanded={showRefused || wanted !== ''}
            onClick={() => setShowRefused((shown) => !shown)}
          >
            {t('act.refused', { count: groups.refused.length })} {showRefused || wanted !== '' ? '▲' : '▼'}
          </button>
          {showRefused || wanted !== ''
            ? groups.refused.map(({ action, title, refusal }) =>
                refusal === undefined ? null : (
                  <RefusalBox
                    key={action}
                    what={say(title)}
                    refusal={{ rule: refusal.rule, cite: refusal.cite, why: refusal, remedy: refusal.remedy }}
                  />
                ),
              )
            : null}
        </section>
      )}
    </div>
  );
}
