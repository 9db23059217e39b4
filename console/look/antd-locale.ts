import type { ConfigProviderProps } from 'antd';
import zhModule from 'antd/es/locale/zh_CN.js';
import { useEffect, useState } from 'react';
import { useWords } from '../words/language.ts';

type AntdLocale = NonNullable<ConfigProviderProps['locale']>;

// The compiler takes antd's ES modules for CommonJS and sees their default export one level too deep; the bundler does not.
const chinese = zhModule as unknown as AntdLocale;

/** Ant Design's own words in the language of the page; the English ones are fetched when they are wanted. */
export function useAntdLocale(): AntdLocale {
  const { language } = useWords();
  const [english, setEnglish] = useState<AntdLocale>();
  useEffect(() => {
    if (language !== 'en') return;
    void import('antd/es/locale/en_US.js').then((module) => setEnglish(module.default as unknown as AntdLocale)); // as above
  }, [language]);
  return language === 'en' && english !== undefined ? english : chinese;
}
