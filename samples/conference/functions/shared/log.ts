/**
 * One line of JSON, which CloudWatch Logs can be asked about. Never pass what a person typed: the id
 * of a registration opens it, so lines carry the request's id or the message's.
 */
export function log(level: 'info' | 'warn' | 'error', event: string, facts: Readonly<Record<string, string | number>> = {}): void {
  console[level](JSON.stringify({ level, event, ...facts }));
}

/** The name of an error, which says what went wrong without the values that stand in its message. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
