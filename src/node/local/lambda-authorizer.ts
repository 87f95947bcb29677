import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { invokeWithin, type ApiWorld } from './api-world.ts';
import type { Span } from './trace.ts';

/** What an authorizer of one's own says: who it is and what goes on to the function, or why not. */
export type Judged =
  | { readonly kind: 'allowed'; readonly context: JsonObject }
  | { readonly kind: 'denied'; readonly explicitly: boolean }
  /** The function said `Unauthorized`. */
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'failed' };

export interface Asking {
  readonly arn: string;
  /** The event of the authorizer's function. */
  readonly event: object;
  /** `arn:aws:execute-api:…/stage/METHOD/path`: what the policy is held against. */
  readonly method: string;
  /** Whether `{ isAuthorized }` is what the function answers. */
  readonly simple: boolean;
  readonly cause: Span | undefined;
}

/** Seconds that an API waits for it: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html (2026-11) asks for less than the 10 s of HTTP APIs; REST APIs wait as for an integration. */
const PATIENCE = 10;

/** Asks the function of a Lambda authorizer; what it said is remembered as long as the authorizer says. */
export class LambdaAuthorizer {
  readonly #world: ApiWorld;
  readonly #lifetime: number;
  readonly #said = new Map<string, { readonly judged: Judgement; readonly until: number }>();

  /** @param lifetime seconds that an answer is remembered; 0: none is */
  constructor(world: ApiWorld, lifetime: number) {
    this.#world = world;
    this.#lifetime = lifetime;
  }

  /** @param identity what the caller showed; undefined: not remembered */
  async judge(asking: Asking, identity: string | undefined): Promise<Judged> {
    const known = identity === undefined ? undefined : this.#said.get(identity);
    if (known && known.until > Date.now()) return against(known.judged, asking.method);
    const judged = await this.#ask(asking);
    if (identity !== undefined && this.#lifetime > 0 && judged.kind === 'policy') {
      if (this.#said.size > 1_000) this.#said.clear();
      this.#said.set(identity, { judged, until: Date.now() + this.#lifetime * 1000 });
    }
    return against(judged, asking.method);
  }

  async #ask({ arn, event, simple, cause }: Asking): Promise<Judgement> {
    const invoked = await invokeWithin(arn, JSON.stringify(event), { what: 'Authorize', cause }, PATIENCE, this.#world);
    if (invoked.kind !== 'done') return { kind: 'failed' };
    const answer = JSON.parse(invoked.payload) as Json;
    if (!isObject(answer)) return { kind: 'failed' };
    if (invoked.error !== undefined) return own(answer, 'errorMessage') === 'Unauthorized' ? { kind: 'unauthorized' } : { kind: 'failed' };
    const context = own(answer, 'context');
    if (simple) return typeof own(answer, 'isAuthorized') === 'boolean' ? { kind: 'policy', statements: [], allowed: own(answer, 'isAuthorized') === true, context: isObject(context) ? context : {} } : { kind: 'failed' };
    const policy = own(answer, 'policyDocument');
    if (!isObject(policy)) return { kind: 'failed' };
    const statements = own(policy, 'Statement');
    const list = (Array.isArray(statements) ? (statements as readonly Json[]) : [statements]).filter(isObject);
    return { kind: 'policy', statements: list, allowed: undefined, context: { ...(isObject(context) ? context : {}), principalId: own(answer, 'principalId') ?? '' } };
  }
}

type Judgement =
  | { readonly kind: 'policy'; readonly statements: readonly JsonObject[]; readonly allowed: boolean | undefined; readonly context: JsonObject }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'failed' };

function against(judged: Judgement, method: string): Judged {
  if (judged.kind !== 'policy') return judged;
  if (judged.allowed !== undefined) return judged.allowed ? { kind: 'allowed', context: judged.context } : { kind: 'denied', explicitly: true };
  const about = judged.statements.filter((statement) => listed(own(statement, 'Resource')).some((pattern) => covers(pattern, method)));
  if (about.some((statement) => own(statement, 'Effect') === 'Deny')) return { kind: 'denied', explicitly: true };
  return about.some((statement) => own(statement, 'Effect') === 'Allow') ? { kind: 'allowed', context: judged.context } : { kind: 'denied', explicitly: false };
}

function listed(value: Json | undefined): readonly string[] {
  return (Array.isArray(value) ? (value as readonly Json[]) : [value ?? '']).map(String);
}

function covers(pattern: string, method: string): boolean {
  return new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(method);
}
