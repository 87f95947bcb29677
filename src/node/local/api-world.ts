import type { LocalEvent } from './contract.ts';
import type { Invoked, Origin } from './lambda/function.ts';
import type { FunctionHost } from './lambda/functions.ts';
import type { Tracer } from './trace.ts';
import type { TokenIssuer } from './user-pool/tokens.ts';

/** What stands around an API on this machine. */
export interface ApiWorld {
  readonly functions: Pick<FunctionHost, 'invoke' | 'isDebugged'>;
  /** By the issuer of its tokens. */
  readonly pools: ReadonlyMap<string, TokenIssuer>;
  readonly region: string;
  readonly tracer: Tracer;
  readonly notify: (event: LocalEvent) => void;
}

/** The function's own ARN, out of the path of the Invoke API that may stand around it. */
export function functionIn(uri: string): string {
  return /functions\/(arn:[^/]+)\/invocations/.exec(uri)?.[1] ?? uri;
}

export type Integrated = Invoked | { readonly kind: 'timed-out' } | { readonly kind: 'absent' };

/** Calls a function and waits no longer than the API does, unless somebody debugs it. @param seconds of the integration */
export async function invokeWithin(arn: string, payload: string, origin: Origin, seconds: number, { functions }: Pick<ApiWorld, 'functions'>): Promise<Integrated> {
  const invoking = functions.invoke(arn, payload, origin);
  if (!invoking) return { kind: 'absent' };
  if (functions.isDebugged(arn)) return invoking;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Integrated>((resolve) => { timer = setTimeout(resolve, seconds * 1000, { kind: 'timed-out' }); });
  try {
    return await Promise.race([invoking, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Values by name as a query or a form has them, in the order of their first appearance. */
export function valuesOf(query: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
}

/** `/registrations/{id}` and what stands at its variables in a path. */
export function parametersOf(pattern: string, path: string): Readonly<Record<string, string>> {
  const wanted = pattern.split('/').filter(Boolean);
  const parts = path.split('/').filter(Boolean);
  return Object.fromEntries(wanted.flatMap((part, index) => {
    const name = /^\{(.*?)(\+?)\}$/.exec(part);
    if (!name) return [];
    return [[name[1] ?? '', decoded(name[2] === '+' ? parts.slice(index).join('/') : (parts[index] ?? ''))]];
  }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `21/Nov/2026:10:00:00 +0000`. */
export function commonLog(now: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(now.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
