/**
 * What the functions read of a request of a REST API behind a user pool, and what they answer.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export interface RestEvent {
  readonly httpMethod: string;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
  readonly requestContext?: { readonly authorizer?: { readonly claims?: Readonly<Record<string, unknown>> } | null };
}

export interface RestResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Who asks: the pool's own id of the person, which never changes. The authorizer has checked the token. */
export function ownerOf(event: RestEvent): string | undefined {
  const sub = event.requestContext?.authorizer?.claims?.['sub'];
  return typeof sub === 'string' && sub !== '' ? sub : undefined;
}

export function answer(statusCode: number, content: unknown): RestResult {
  return { statusCode, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }, body: JSON.stringify(content) };
}

/** A refusal: `code` for programs, `message` for people. */
export function refusal(statusCode: number, code: string, message: string): RestResult {
  return answer(statusCode, { error: { code, message } });
}

/** The fields of a JSON body; none where the body is no JSON object. */
export function fieldsOf(event: RestEvent): Readonly<Record<string, unknown>> {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : event.body ?? '';
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
