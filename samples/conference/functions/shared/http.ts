import type { HttpEvent, HttpResult } from './events.ts';

/** A JSON answer that no cache on the way keeps: what stands in it belongs to one person. */
export function answer(statusCode: number, content: unknown, headers: Readonly<Record<string, string>> = {}): HttpResult {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(content),
  };
}

/** A refusal: `code` for programs, `message` for people, `fields` with a code for each wrong field. */
export function refusal(statusCode: number, code: string, message: string, more: { readonly fields?: Readonly<Record<string, string>>; readonly headers?: Readonly<Record<string, string>> } = {}): HttpResult {
  return answer(statusCode, { error: { code, message, ...(more.fields && { fields: more.fields }) } }, more.headers);
}

/** The value of a header, whatever the case of its name: a caller may send any, and API Gateway lower-cases them. */
export function header(event: HttpEvent, name: string): string | undefined {
  const found = Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return found?.[1];
}

/** The body as text, whether or not API Gateway sent it as Base64. */
export function bodyText(event: HttpEvent): string {
  const body = event.body ?? '';
  return event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}
