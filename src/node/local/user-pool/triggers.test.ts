import { describe, expect, it } from 'vitest';
import { EMPTY_DESIGN } from '../../../core/model/design.ts';
import type { ApiWorld } from '../api-world.ts';
import { Tracer } from '../trace.ts';
import { userPoolApi } from './api.ts';
import { UserPool } from './pool.ts';
import { askingTriggers } from './triggers.ts';

interface Asked { readonly arn: string; readonly event: { readonly triggerSource: string; readonly request: { readonly userAttributes: Readonly<Record<string, string>> } } }

/** A pool whose functions answer as told, and what they were asked. */
function poolWith(steps: readonly string[], answerOf: (source: string) => object | Error) {
  const asked: Asked[] = [];
  const functions: ApiWorld['functions'] = {
    isDebugged: () => false,
    invoke: (arn, payload) => {
      const event = JSON.parse(payload) as Asked['event'];
      asked.push({ arn, event });
      const answer = answerOf(event.triggerSource);
      const isError = answer instanceof Error;
      return Promise.resolve({ kind: 'done', requestId: '1', payload: JSON.stringify(isError ? { errorType: 'Error', errorMessage: answer.message } : { ...event, response: answer }), ...(isError && { error: 'Unhandled' as const }) });
    },
  };
  const pool = new UserPool({
    id: 'pool', node: 'people', issuer: 'https://issuer', clients: [{ id: 'client', accessTokenLifetime: 60 }], groups: [], adminOnly: false,
    passwords: { least: 8, upper: false, lower: false, number: false, symbol: false }, triggers: new Map(steps.map((step) => [step, `arn:${step}`])),
  });
  const api = userPoolApi([pool], new Tracer(EMPTY_DESIGN, () => undefined), askingTriggers({ functions, region: 'us-east-1' }), () => undefined);
  const call = async (action: string, body: object): Promise<readonly [number, unknown]> => {
    const { status, body: answer } = await api({ method: 'POST', path: '/', query: '', headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` }, body: Buffer.from(JSON.stringify({ ClientId: 'client', ...body })), sourceIp: '127.0.0.1' });
    return [status, JSON.parse(String(answer))];
  };
  return { asked, pool, signUp: () => call('SignUp', { Username: 'a@example.com', Password: 'long enough', UserAttributes: [{ Name: 'email', Value: 'a@example.com' }] }), call };
}

describe('functions that a user pool asks', () => {
  it('are asked at their step, with who it is, and those of other steps are not', async () => {
    const { asked, signUp, call } = poolWith(['PostConfirmation'], () => ({}));
    await signUp();
    expect(asked).toEqual([]);
    await call('ConfirmSignUp', { Username: 'a@example.com', ConfirmationCode: '1' });
    expect(asked).toMatchObject([{ arn: 'arn:PostConfirmation', event: { version: '1', region: 'us-east-1', userPoolId: 'pool', triggerSource: 'PostConfirmation_ConfirmSignUp', callerContext: { clientId: 'client' }, request: { userAttributes: { email: 'a@example.com', email_verified: 'true', 'cognito:user_status': 'CONFIRMED' } }, response: {} } }]);
    expect(asked[0]?.event.request.userAttributes['sub']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuse a sign-up, and nobody is signed up then', async () => {
    const { pool, signUp } = poolWith(['PreSignUp'], () => new Error('Not from here.'));
    expect(await signUp()).toEqual([400, { __type: 'UserLambdaValidationException', message: 'PreSignUp failed with error Not from here.' }]);
    expect([...pool.users]).toEqual([]);
  });

  it('confirm a sign-up at once, which the function after the confirmation hears too', async () => {
    const { asked, signUp } = poolWith(['PreSignUp', 'PostConfirmation'], (source) => (source.startsWith('PreSignUp') ? { autoConfirmUser: true } : {}));
    expect(await signUp()).toMatchObject([200, { UserConfirmed: true }]);
    expect(asked.map(({ event }) => event.triggerSource)).toEqual(['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp']);
  });

  it('are asked before and after a sign-in, and refuse it', async () => {
    const { asked, signUp, call } = poolWith(['PreSignUp', 'PreAuthentication', 'PostAuthentication'], (source) => (source.startsWith('PreSignUp') ? { autoConfirmUser: true } : source.startsWith('Post') ? new Error('Not today') : {}));
    await signUp();
    expect(await call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'a@example.com', PASSWORD: 'long enough' } })).toEqual([400, { __type: 'UserLambdaValidationException', message: 'PostAuthentication failed with error Not today.' }]);
    expect(asked.map(({ event }) => event.triggerSource).slice(1)).toEqual(['PreAuthentication_Authentication', 'PostAuthentication_Authentication']);
  });

  it('greet nobody twice', async () => {
    const { asked, signUp, call } = poolWith(['PostConfirmation'], () => ({}));
    await signUp();
    await call('ConfirmSignUp', { Username: 'a@example.com', ConfirmationCode: '1' });
    expect(await call('ConfirmSignUp', { Username: 'a@example.com', ConfirmationCode: '1' })).toEqual([400, { __type: 'NotAuthorizedException', message: 'User cannot be confirmed. Current status is CONFIRMED' }]);
    expect(asked).toHaveLength(1);
  });

  it('are no use where they do not give the event back', async () => {
    const { signUp } = poolWith(['PreSignUp'], () => 'words' as never);
    expect(await signUp()).toEqual([400, { __type: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' }]);
  });
});
