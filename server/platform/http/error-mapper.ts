/** The one mapper from what a handler threw to what the caller is told. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Locale, words } from '../../../law/kernel/words.ts';
import { DatabaseUnavailable } from '../postgres/database.ts';
import { languageOf } from './language.ts';
import { badRequest, forbidden, Problem, type ProblemDetails, problemBody, unavailable } from './problems.ts';

/** Answers with the problem that `error` is; logs what nobody expected. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const locale = languageOf(request.headers['accept-language'], request.actor?.locale);
  const details = problemOf(error, locale);
  if (details.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
  return sendProblem(reply, request, details, locale);
}

export function sendProblem(reply: FastifyReply, request: FastifyRequest, details: ProblemDetails, locale: Locale): FastifyReply {
  return reply
    .code(details.status)
    .headers({ ...details.headers, 'content-language': locale === 'zh' ? 'zh-CN' : 'en', 'cache-control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemBody(details, locale, request.id));
}

function problemOf(error: unknown, locale: Locale): ProblemDetails {
  if (error instanceof Problem) return error.details;
  if (error instanceof DatabaseUnavailable) {
    return unavailable(words('数据库暂时无法连接，请稍后再试。', 'The database cannot be reached right now; try again shortly.'))
      .details;
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error, locale);
  const { code, statusCode } = error as Partial<FastifyError>;
  const known = typeof code === 'string' ? KNOWN[code] : undefined;
  if (known !== undefined) return known;
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return { ...badRequest(words('这个请求无法处理。', 'This request cannot be processed.')).details, status: statusCode };
  }
  return {
    status: 500,
    kind: 'failed',
    title: words('系统出错', 'Something went wrong'),
    detail: words(
      '系统出错，没有保存任何内容。请把请求编号告诉管理员。',
      'Something went wrong and nothing was saved. Tell the administrator the request number.',
    ),
  };
}

const SAY_IN_CHINESE = z.locales.zhCN().localeError;

/** Each fault with its place: `body.password: …`. Messages of our own schemas stay as they are; zod's are said in Chinese on request. */
function invalid(error: { validation: readonly ZodFault[]; validationContext?: string }, locale: Locale): ProblemDetails {
  const place = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'body');
  const faults = error.validation.map(({ instancePath, keyword, message, params }) => {
    // The type provider takes zod's issue apart; its own wording needs it whole again. `custom` issues are worded by our schemas.
    const issue = { ...params, code: keyword, path: [], input: undefined } as unknown as z.core.$ZodRawIssue;
    const said = locale === 'zh' && keyword !== 'custom' ? SAY_IN_CHINESE(issue) : undefined;
    const text = typeof said === 'string' ? said : (said?.message ?? message ?? 'invalid');
    return `${place}${instancePath.replaceAll('/', '.').replace(/\.$/, '')}: ${text}`;
  });
  return badRequest(words(`请求内容有误：${faults.join('；')}`, `The request is not right: ${faults.join('; ')}`), faults)
    .details;
}

type ZodFault = { instancePath: string; keyword: string; message?: string; params: Record<string, unknown> };

const tooLarge: ProblemDetails = {
  status: 413,
  kind: 'too-large',
  title: words('内容过大', 'Too large'),
  detail: words('请求内容超过允许的大小。', 'The request is larger than allowed.'),
};
const wrongType: ProblemDetails = {
  status: 415,
  kind: 'unsupported-type',
  title: words('内容类型不支持', 'Unsupported content type'),
  detail: words(
    '请以 application/json 发送（上传文件用 multipart/form-data）。',
    'Send application/json (multipart/form-data for files).',
  ),
};
const notJson = badRequest(words('请求内容不是有效的 JSON。', 'The body is not valid JSON.')).details;
const tryAgain: ProblemDetails = unavailable(
  words('同时有其他操作，请再试一次。', 'Another operation got in the way; try once more.'),
  1,
).details;

/** Fastify's codes and PostgreSQL's SQLSTATEs that mean something to a caller. */
const KNOWN: Readonly<Record<string, ProblemDetails>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge,
  FST_REQ_FILE_TOO_LARGE: tooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: wrongType,
  FST_INVALID_MULTIPART_CONTENT_TYPE: wrongType,
  FST_ERR_CTP_INVALID_JSON_BODY: notJson,
  FST_ERR_CTP_EMPTY_JSON_BODY: notJson,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: badRequest(words('内容长度与声明不符。', 'The body is not as long as announced.')).details,
  FST_ERR_BAD_URL: badRequest(words('网址无法读取。', 'The address cannot be read.')).details,
  // A policy of the database said no to a write: the actor may see the row and not change it.
  '42501': forbidden().details,
  '40001': tryAgain,
  '40P01': tryAgain,
  '55P03': tryAgain,
  '57014': unavailable(
    words('查询用时过长，已停止。请缩小范围后再试。', 'The query took too long and was stopped. Narrow it down.'),
  ).details,
};
