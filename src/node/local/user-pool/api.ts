import { json, type Answering, type HttpAnswer, type HttpRequest } from '../http.ts';
import type { Tracer } from '../trace.ts';
import { PoolError, type User, type UserPool } from './pool.ts';
import type { AskTrigger, Occasion } from './triggers.ts';

interface Parameters {
  readonly UserPoolId?: string;
  readonly ClientId?: string;
  readonly Username?: string;
  readonly Password?: string;
  readonly TemporaryPassword?: string;
  readonly Permanent?: boolean;
  readonly GroupName?: string;
  readonly Session?: string;
  readonly AccessToken?: string;
  readonly AuthFlow?: string;
  readonly ChallengeName?: string;
  readonly AuthParameters?: Readonly<Record<string, string>>;
  readonly ChallengeResponses?: Readonly<Record<string, string>>;
  readonly UserAttributes?: readonly { readonly Name: string; readonly Value: string }[];
}

type Action = (pool: UserPool, parameters: Parameters, ask: AskTrigger) => object | Promise<object>;

/** Asks the function of a pool's step on an occasion. */
type Asking = (occasion: Occasion) => AskTrigger;

const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-expose-headers': 'x-amzn-errortype' };

/** The JSON API of Cognito user pools, as far as signing in and an administrator's work go, and each pool's JWKS. */
export function userPoolApi(pools: readonly UserPool[], tracer: Tracer, asking: Asking, onUsers: () => void): Answering {
  return async (request) => {
    const action = (request.headers['x-amz-target'] ?? '').split('.').at(-1) ?? '';
    const pool = action === '' ? undefined : aboutPool(request, pools);
    const call = pool && tracer.call({ cause: request.cause ?? tracer.read(request.headers['x-amzn-trace-id']), to: pool.node, what: action });
    const told = await answer(request, pools, (occasion) => asking({ ...occasion, cause: call?.span ?? request.cause }));
    // Passwords and tokens stand in what goes there and back: neither is kept to be looked at.
    call?.end({ status: told.status, error: told.status < 400 ? undefined : told.headers['x-amzn-errortype'] });
    if (told.status < 400 && action !== '' && !/^(?:Get|List|AdminGet)/.test(action)) onUsers();
    return told;
  };
}

function aboutPool({ body }: HttpRequest, pools: readonly UserPool[]): UserPool | undefined {
  try {
    return poolOf(JSON.parse(body.toString() || '{}') as Parameters, pools);
  } catch {
    // What is asked about no pool is refused below.
    return undefined;
  }
}

async function answer({ method, path, headers, body, cause }: HttpRequest, pools: readonly UserPool[], asking: Asking): Promise<HttpAnswer> {
  if (method === 'OPTIONS') return { status: 200, headers: CORS, body: '' };
  const keys = pools.find(({ id }) => path === `/${id}/.well-known/jwks.json`);
  if (keys) return json(200, keys.tokens.jwks(), CORS);
  const name = (headers['x-amz-target'] ?? '').split('.').at(-1) ?? '';
  try {
    const action = ACTIONS.get(name);
    if (!action) throw new PoolError('NotImplementedException', `${name || path} of user pools has no local form.`);
    const parameters = JSON.parse(body.toString() || '{}') as Parameters;
    const pool = poolOf(parameters, pools);
    const done = await action(pool, parameters, asking({ pool, clientId: parameters.ClientId, cause }));
    return json(200, done, { ...CORS, 'content-type': 'application/x-amz-json-1.1' });
  } catch (error) {
    const { type, message } = error instanceof PoolError ? error : { type: 'SerializationException', message: 'The body is no JSON.' };
    return json(400, { __type: type, message }, { ...CORS, 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': type });
  }
}

function poolOf({ UserPoolId, ClientId, AccessToken }: Parameters, pools: readonly UserPool[]): UserPool {
  const found = pools.find(({ id, clients, tokens }) => id === UserPoolId || clients.has(ClientId ?? '') || (AccessToken !== undefined && tokens.verify(AccessToken)));
  if (found) return found;
  if (AccessToken !== undefined) throw new PoolError('NotAuthorizedException', 'Invalid Access Token');
  throw new PoolError('ResourceNotFoundException', `User pool ${UserPoolId ?? ''} or client ${ClientId ?? ''} does not exist.`);
}

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['InitiateAuth', initiate],
  ['AdminInitiateAuth', initiate],
  ['RespondToAuthChallenge', respond],
  ['AdminRespondToAuthChallenge', respond],
  ['SignUp', signUp],
  ['ConfirmSignUp', confirm],
  ['AdminConfirmSignUp', confirm],
  ['AdminCreateUser', (pool, { Username = '', TemporaryPassword, UserAttributes }) => {
    if (pool.users.has(Username)) throw new PoolError('UsernameExistsException', 'User account already exists');
    const { email } = pool.seed({ email: Username, groups: [], ...(TemporaryPassword !== undefined && { password: TemporaryPassword }) });
    const user = pool.user(email);
    for (const [name, value] of attributesOf(UserAttributes)) user.attributes.set(name, value);
    return { User: described(user, 'Attributes') };
  }],
  ['AdminSetUserPassword', (pool, { Username, Password = '', Permanent }) => {
    pool.setPassword(pool.user(Username), Password, Permanent === true ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD');
    return {};
  }],
  ['AdminAddUserToGroup', (pool, { Username, GroupName = '' }) => {
    pool.join(pool.user(Username), GroupName);
    return {};
  }],
  ['AdminRemoveUserFromGroup', (pool, { Username, GroupName = '' }) => {
    pool.user(Username).groups.delete(GroupName);
    return {};
  }],
  ['AdminDeleteUser', (pool, { Username }) => {
    pool.users.delete(pool.user(Username).username);
    return {};
  }],
  ['AdminGetUser', (pool, { Username }) => described(pool.user(Username), 'UserAttributes')],
  ['GetUser', (pool, { AccessToken = '' }) => described(pool.user(String(pool.tokens.verify(AccessToken)?.['sub'])), 'UserAttributes')],
  ['ListUsers', (pool) => ({ Users: [...pool.users.values()].map((user) => described(user, 'Attributes')) })],
]);

/** Nobody is left signed up whom the function before it has refused. */
async function signUp(pool: UserPool, { Username = '', Password = '', UserAttributes }: Parameters, ask: AskTrigger): Promise<object> {
  if (pool.adminOnly) throw new PoolError('NotAuthorizedException', 'SignUp is not permitted for this user pool');
  const user = pool.create(Username, attributesOf(UserAttributes), '', 'UNCONFIRMED');
  try {
    pool.setPassword(user, Password, 'UNCONFIRMED');
    const { autoConfirmUser, autoVerifyEmail } = await ask('PreSignUp', user);
    if (autoVerifyEmail === true) user.attributes.set('email_verified', 'true');
    if (autoConfirmUser !== true) return { UserConfirmed: false, UserSub: user.sub };
  } catch (error) {
    pool.users.delete(user.username);
    throw error;
  }
  user.status = 'CONFIRMED';
  await ask('PostConfirmation', user);
  return { UserConfirmed: true, UserSub: user.sub };
}

/** No mail leaves this machine: any code confirms. */
async function confirm(pool: UserPool, { Username }: Parameters, ask: AskTrigger): Promise<object> {
  const user = pool.user(Username);
  if (user.status !== 'UNCONFIRMED') throw new PoolError('NotAuthorizedException', `User cannot be confirmed. Current status is ${user.status}`);
  user.status = 'CONFIRMED';
  if (user.attributes.has('email')) user.attributes.set('email_verified', 'true');
  await ask('PostConfirmation', user);
  return {};
}

async function signIn(pool: UserPool, { ClientId, AuthParameters }: Parameters, ask: AskTrigger): Promise<object> {
  const client = pool.client(ClientId);
  const user = pool.users.get(AuthParameters?.['USERNAME'] ?? '');
  if (user) await ask('PreAuthentication', user);
  const answer = pool.signIn(client, AuthParameters?.['USERNAME'], AuthParameters?.['PASSWORD']);
  if (user?.status === 'CONFIRMED') await ask('PostAuthentication', user);
  return answer;
}

function initiate(pool: UserPool, parameters: Parameters, ask: AskTrigger): object | Promise<object> {
  const { AuthFlow, AuthParameters } = parameters;
  if (AuthFlow === 'USER_PASSWORD_AUTH' || AuthFlow === 'ADMIN_USER_PASSWORD_AUTH') return signIn(pool, parameters, ask);
  if (AuthFlow === 'REFRESH_TOKEN_AUTH' || AuthFlow === 'REFRESH_TOKEN') return pool.refresh(AuthParameters?.['REFRESH_TOKEN']);
  throw new PoolError('InvalidParameterException', `${AuthFlow ?? 'No flow'} has no local form; USER_PASSWORD_AUTH and REFRESH_TOKEN_AUTH have.`);
}

function respond(pool: UserPool, { ClientId, ChallengeName, Session, ChallengeResponses }: Parameters): object {
  if (ChallengeName !== 'NEW_PASSWORD_REQUIRED') throw new PoolError('InvalidParameterException', `${ChallengeName ?? 'No challenge'} has no local form.`);
  return pool.choosePassword(pool.client(ClientId), Session, ChallengeResponses?.['NEW_PASSWORD'] ?? '');
}

function attributesOf(attributes: Parameters['UserAttributes']): ReadonlyMap<string, string> {
  return new Map((attributes ?? []).map(({ Name, Value }) => [Name, Value]));
}

function described(user: User, attributes: 'Attributes' | 'UserAttributes'): object {
  return {
    Username: user.username, UserStatus: user.status, Enabled: true,
    [attributes]: [['sub', user.sub] as const, ...user.attributes].map(([Name, Value]) => ({ Name, Value })),
  };
}
