import { isObject, own, type Json, type JsonObject } from '../../../core/model/json.ts';
import { limits } from '../../../services/cognito/limits.ts';
import { invokeWithin, type ApiWorld } from '../api-world.ts';
import type { Span } from '../trace.ts';
import { PoolError, type User, type UserPool } from './pool.ts';

/**
 * What Cognito calls the occasion, by the step of its own work at which a function is asked here:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html (2026-11).
 */
const SOURCES = {
  PreSignUp: 'PreSignUp_SignUp', PostConfirmation: 'PostConfirmation_ConfirmSignUp',
  PreAuthentication: 'PreAuthentication_Authentication', PostAuthentication: 'PostAuthentication_Authentication',
} as const;

export type Step = keyof typeof SOURCES;

export function hasLocalForm(step: string): step is Step {
  return Object.hasOwn(SOURCES, step);
}

/** Asks the function of a step, where the pool has one; what it answers to Cognito. @throws PoolError where it refuses */
export type AskTrigger = (step: Step, user: User) => Promise<JsonObject>;

export interface Occasion {
  readonly pool: UserPool;
  readonly clientId: string | undefined;
  readonly cause: Span | undefined;
}

/** The triggers of the pools, as functions of this machine. */
export function askingTriggers(world: Pick<ApiWorld, 'functions' | 'region'>): (occasion: Occasion) => AskTrigger {
  return ({ pool, clientId, cause }) => async (step, user) => {
    const arn = pool.triggers.get(step);
    if (arn === undefined) return {};
    const event = eventOf(step, user, { pool, clientId, region: world.region });
    const invoked = await invokeWithin(arn, JSON.stringify(event), { what: step, cause }, limits['trigger-timeout'].value, world);
    if (invoked.kind === 'absent') throw new PoolError('InvalidLambdaResponseException', `${step}: no function ${arn} runs here.`);
    if (invoked.kind !== 'done') throw new PoolError('UnexpectedLambdaException', `${step} invocation failed due to error ${invoked.kind}.`);
    const answer = JSON.parse(invoked.payload) as Json;
    if (invoked.error !== undefined) throw new PoolError('UserLambdaValidationException', `${step} failed with error ${textOf(answer)}.`);
    const response = isObject(answer) ? own(answer, 'response') : undefined;
    if (!isObject(response)) throw new PoolError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
    return response;
  };
}

function eventOf(step: Step, user: User, { pool, clientId, region }: Pick<Occasion, 'pool' | 'clientId'> & { readonly region: string }): object {
  return {
    version: '1', region, userPoolId: pool.id, userName: user.sub, callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: clientId ?? null },
    triggerSource: SOURCES[step],
    request: { userAttributes: { sub: user.sub, 'cognito:user_status': user.status, ...Object.fromEntries(user.attributes) } },
    response: step === 'PreSignUp' ? { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false } : {},
  };
}

function textOf(answer: Json): string {
  const message = isObject(answer) ? own(answer, 'errorMessage') : undefined;
  return typeof message === 'string' ? message.replace(/\.$/, '') : 'unknown';
}
