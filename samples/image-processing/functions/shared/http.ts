/**
 * What the functions read of a request of an HTTP API, payload format 2.0, and what they answer.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export interface HttpEvent {
  readonly pathParameters?: Readonly<Record<string, string | undefined>>;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

export interface HttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A JSON answer that no cache on the way keeps. */
export function answer(statusCode: number, content: unknown): HttpResult {
  return { statusCode, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }, body: JSON.stringify(content) };
}

/** A refusal: `code` for programs, `message` for people. */
export function refusal(statusCode: number, code: string, message: string): HttpResult {
  return answer(statusCode, { error: { code, message } });
}

/** The fields of a JSON body; none where the body is no JSON object. */
export function fieldsOf(event: HttpEvent): Readonly<Record<string, unknown>> {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : event.body ?? '';
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

/** A text of 1 to `longest` characters, trimmed; nothing where the field is something else. */
export function textOf(value: unknown, longest: number): string | undefined {
  const text = typeof value === 'string' ? value.normalize('NFC').trim() : '';
  return text !== '' && [...text].length <= longest ? text : undefined;
}
