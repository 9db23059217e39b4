import { useNavigate } from '@tanstack/react-router';
import { Input, type InputRef } from 'antd';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useWords } from '../words/language.ts';

/** The search box of the top bar: a name, its pinyin or the last six of an ID; for who works with matters, words of their names. Enter opens the register. */
export function SearchBox({ inputRef, matters }: { inputRef: Ref<HTMLInputElement>; matters: boolean }) {
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
          if (q !== '') void navigate({ to: matters ? '/matters' : '/people', search: { q } });
        }}
      >
        <Input
          ref={inner}
          variant="filled"
          aria-label={t(matters ? 'matters.q' : 'shell.search')}
          placeholder={t(matters ? 'matters.q' : 'shell.search')}
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
