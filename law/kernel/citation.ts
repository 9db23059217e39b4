/** Citations as the product prints them: the law's short name and the article, `社区矫正法 20`. One constructor per source. */
const citing =
  (source: string) =>
  (...articles: readonly (number | string)[]): string =>
    `${source} ${articles.join('、')}`;

/** 社区矫正法 (Community Corrections Law, 2020-07-01). */
export const law = citing('社区矫正法');
/** 社区矫正法实施办法 (Implementation Measures, 司发通〔2020〕59号). */
export const measures = citing('实施办法');
/** 刑法 (Criminal Law, with Amendment XII). */
export const criminalLaw = citing('刑法');
/** 刑事诉讼法 (Criminal Procedure Law, 2018). */
export const procedureLaw = citing('刑事诉讼法');
/** 刑诉解释 (SPC Interpretation, 法释〔2021〕1号). */
export const interpretation = citing('刑诉解释');
/** 暂予监外执行规定 (司发通〔2014〕112号). */
export const releaseRules = citing('暂予监外执行规定');
/** 禁止令规定 (2011). */
export const prohibitionRules = citing('禁止令规定');
/** 检察规则 (SPP Rules, 2019). */
export const procuratorateRules = citing('检察规则');
/** 治安管理处罚法. */
export const securityLaw = citing('治安管理处罚法');
/** 出境入境管理法 (2012). */
export const borderLaw = citing('出境入境管理法');
