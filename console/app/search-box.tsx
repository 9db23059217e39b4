import { useNavigate } from '@tanstack/react-router';
import { Input, type InputRef } from 'antd';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useWords } from '../words/language.ts';

/** The search box of the top bar: a name, its pinyin or the last six of an ID; Enter opens the register with the answer. */
export function SearchBox({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const inner = useRef<InputRef>(null);
  const [text, setText] = useState('');
  useImperativeHandle(inputRef, () => inner.current?.input as HTMLInputElement, []); // mounted with this component, so never null
  return (
    <search className="top-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const q = text.trim();
          if (q !== '') void navigate({ to: '/people', search: { q } });
        }}
      >
        <Input
          ref={inner}
          variant="filled"
          aria-label={t('shell.search')}
          placeholder={t('shell.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
          suffix={<kbd>/</kbd>}
          allowClear={false}
        />
      </form>
    </search>
  );
}
