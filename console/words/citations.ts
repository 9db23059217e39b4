import type { Language } from './days.ts';

const ENGLISH: Readonly<Record<string, string>> = {
  社区矫正法: 'Community Corrections Law',
  实施办法: 'Implementation Measures',
  刑法: 'Criminal Law',
  刑事诉讼法: 'Criminal Procedure Law',
  刑诉法: 'Criminal Procedure Law',
  刑诉解释: 'SPC Criminal Procedure Interpretation',
  监狱法: 'Prison Law',
  治安管理处罚法: 'Public Security Punishments Law',
  出境入境管理法: 'Exit and Entry Law',
  暂予监外执行规定: 'Temporary Release Rules',
  禁止令规定: 'Prohibition Order Rules',
  检察规则: 'Procuratorate Rules',
  个人信息保护法: 'Personal Information Law',
  预防未成年人犯罪法: 'Juvenile Delinquency Prevention Law',
};

/** «社区矫正法 20» → «社区矫正法 第20条», «Community Corrections Law art. 20»; several articles are joined. Anything else stays as it is. */
export function sayCitation(cite: string, language: Language): string {
  const match = /^(.+?)\s+(\d[\d,、，\s-]*)$/.exec(cite.trim());
  if (!match) return cite;
  const [, instrument = '', numbers = ''] = match;
  const articles = numbers.split(/[,、，\s]+/).filter((article) => article !== '');
  if (language === 'zh') return `${instrument} 第${articles.join('、')}条`;
  return `${ENGLISH[instrument] ?? instrument} art. ${articles.join(', ')}`;
}

/** Several citations in a row: articles of one instrument are put together. */
export function sayCitations(cites: readonly string[], language: Language): string {
  return cites.map((cite) => sayCitation(cite, language)).join(language === 'zh' ? '；' : '; ');
}
