import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/client.ts';
import { changeLanguage, useWords } from '../../words/language.ts';
import { Enter } from './enter.tsx';
import { Note } from './note.tsx';
import { OwnPage } from './own-page.tsx';
import { selfQuery } from './self-data.ts';
import { W } from './words.ts';
import './self.css';

/** The person's own page, beside the console: a code opens it, nobody's account does. */
export function SelfScreen() {
  const { say, language } = useWords();
  const [left, setLeft] = useState(false);
  const own = useQuery({ ...selfQuery, enabled: !left });
  const out = left || (own.error instanceof Problem && own.error.status === 401);
  return (
    <div className="self">
      <header className="self-head no-print">
        <b className="self-name">归途</b>
        <button
          type="button"
          className="link-button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          aria-label={say(W.languageLabel)}
          onClick={() => void changeLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {say(W.language)}
        </button>
      </header>
      <main>
        {out ? (
          <Enter left={left} onEntered={() => setLeft(false)} />
        ) : own.data ? (
          <OwnPage self={own.data} onLeft={() => setLeft(true)} />
        ) : own.isError ? (
          <Note error={own.error} />
        ) : (
          <p aria-busy="true">…</p>
        )}
      </main>
    </div>
  );
}
