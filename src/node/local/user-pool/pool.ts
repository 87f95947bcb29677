import { randomBytes, randomUUID, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Seed } from '../contract.ts';
import { TokenIssuer } from './tokens.ts';

/** A refusal of the user pool's API: its type and what it says. */
export class PoolError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export interface User {
  readonly sub: string;
  readonly username: string;
  readonly attributes: Map<string, string>;
  readonly groups: Set<string>;
  /** Salt and hash. */
  password: string;
  status: 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED' | 'UNCONFIRMED';
}

export interface Client {
  readonly id: string;
  /** Seconds. */
  readonly accessTokenLifetime: number;
}

/** What a password must have. */
export interface PasswordPolicy {
  readonly least: number;
  readonly upper: boolean;
  readonly lower: boolean;
  readonly number: boolean;
  readonly symbol: boolean;
}

export interface PoolSpec {
  readonly id: string;
  readonly node: string;
  readonly issuer: string;
  readonly clients: readonly Client[];
  readonly groups: readonly string[];
  /** Nobody signs up alone. */
  readonly adminOnly: boolean;
  readonly passwords: PasswordPolicy;
  /** ARNs of functions by the key of `LambdaConfig`. */
  readonly triggers: ReadonlyMap<string, string>;
}

/** The users of a pool as they are kept in a file. */
export interface PoolState {
  readonly users: readonly { readonly sub: string; readonly username: string; readonly attributes: readonly (readonly [string, string])[]; readonly groups: readonly string[]; readonly password: string; readonly status: User['status'] }[];
}

/** The users, groups and tokens of a user pool, in memory. */
export class UserPool {
  readonly id: string;
  readonly node: string;
  readonly tokens: TokenIssuer;
  readonly clients: ReadonlyMap<string, Client>;
  readonly groups: ReadonlySet<string>;
  readonly adminOnly: boolean;
  readonly triggers: ReadonlyMap<string, string>;
  readonly #passwords: PasswordPolicy;
  readonly users = new Map<string, User>();
  readonly #sessions = new Map<string, User>();
  readonly #refresh = new Map<string, { readonly user: User; readonly client: Client }>();

  constructor({ id, node, issuer, clients, groups, adminOnly, passwords, triggers }: PoolSpec) {
    this.id = id;
    this.node = node;
    this.tokens = new TokenIssuer(issuer);
    this.clients = new Map(clients.map((client) => [client.id, client]));
    this.groups = new Set(groups);
    this.adminOnly = adminOnly;
    this.#passwords = passwords;
    this.triggers = triggers;
  }

  user(username: string | undefined): User {
    const found = username === undefined ? undefined : (this.users.get(username) ?? [...this.users.values()].find(({ sub }) => sub === username));
    if (!found) throw new PoolError('UserNotFoundException', 'User does not exist.');
    return found;
  }

  state(): PoolState {
    return { users: [...this.users.values()].map((user) => ({ ...user, attributes: [...user.attributes], groups: [...user.groups] })) };
  }

  restore({ users }: PoolState): void {
    for (const user of users) this.users.set(user.username, { ...user, attributes: new Map(user.attributes), groups: new Set(user.groups) });
  }

  create(username: string, attributes: ReadonlyMap<string, string>, password: string, status: User['status']): User {
    if (username === '') throw new PoolError('InvalidParameterException', 'Username is required.');
    if (this.users.has(username)) throw new PoolError('UsernameExistsException', 'User account already exists');
    const user: User = { sub: randomUUID(), username, attributes: new Map(attributes), groups: new Set(), password: hashed(password), status };
    this.users.set(username, user);
    return user;
  }

  /** Somebody who is there from the start, made by an administrator. Who is there already keeps the password, which is told as empty. */
  seed({ email, groups, password = `${randomBytes(9).toString('base64url')}aA1!` }: Seed): Required<Seed> {
    const known = this.users.get(email);
    if (known) {
      for (const group of groups) this.join(known, group);
      return { email, groups, password: '' };
    }
    const user = this.create(email, new Map([['email', email], ['email_verified', 'true']]), password, 'FORCE_CHANGE_PASSWORD');
    for (const group of groups) this.join(user, group);
    return { email, groups, password };
  }

  join(user: User, group: string): void {
    if (!this.groups.has(group)) throw new PoolError('ResourceNotFoundException', `Group not found: ${group}`);
    user.groups.add(group);
  }

  setPassword(user: User, password: string, status: User['status']): void {
    const missing = missingIn(password, this.#passwords);
    if (missing !== undefined) throw new PoolError('InvalidPasswordException', `Password did not conform with policy: Password ${missing}`);
    user.password = hashed(password);
    user.status = status;
  }

  client(id: string | undefined): Client {
    const client = this.clients.get(id ?? '');
    if (!client) throw new PoolError('ResourceNotFoundException', `User pool client ${id ?? ''} does not exist.`);
    return client;
  }

  /** Signs in with a password: tokens, or the challenge to choose a new one. */
  signIn(client: Client, username: string | undefined, password: string | undefined): object {
    const user = this.users.get(username ?? '');
    if (!user || !fits(password ?? '', user.password)) throw new PoolError('NotAuthorizedException', 'Incorrect username or password.');
    if (user.status === 'UNCONFIRMED') throw new PoolError('UserNotConfirmedException', 'User is not confirmed.');
    if (user.status === 'CONFIRMED') return this.#signedIn(user, client);
    const session = randomUUID();
    this.#sessions.set(session, user);
    return { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: session, ChallengeParameters: { USER_ID_FOR_SRP: user.username, requiredAttributes: '[]', userAttributes: JSON.stringify(Object.fromEntries(user.attributes)) } };
  }

  /** Answers the challenge of the first sign-in. */
  choosePassword(client: Client, session: string | undefined, password: string): object {
    const user = this.#sessions.get(session ?? '');
    if (!user) throw new PoolError('NotAuthorizedException', 'Invalid session for the user.');
    this.setPassword(user, password, 'CONFIRMED');
    this.#sessions.delete(session ?? '');
    return this.#signedIn(user, client);
  }

  refresh(token: string | undefined): object {
    const known = this.#refresh.get(token ?? '');
    if (!known) throw new PoolError('NotAuthorizedException', 'Invalid Refresh Token');
    return this.#signedIn(known.user, known.client, token);
  }

  #signedIn(user: User, client: Client, refresh: string = randomUUID()): object {
    this.#refresh.set(refresh, { user, client });
    const groups = user.groups.size > 0 ? { 'cognito:groups': [...user.groups] } : {};
    const common = { sub: user.sub, auth_time: Math.floor(Date.now() / 1000), ...groups };
    const lifetime = client.accessTokenLifetime;
    return {
      ChallengeParameters: {},
      AuthenticationResult: {
        AccessToken: this.tokens.sign({ ...common, token_use: 'access', scope: 'aws.cognito.signin.user.admin', client_id: client.id, username: user.sub }, lifetime),
        IdToken: this.tokens.sign({ ...Object.fromEntries(user.attributes), ...common, token_use: 'id', aud: client.id, 'cognito:username': user.sub }, lifetime),
        RefreshToken: refresh, ExpiresIn: lifetime, TokenType: 'Bearer',
      },
    };
  }
}

/** Few rounds: nothing is at stake on this machine, and tests sign in often. */
const COST = { N: 1024 };

function hashed(password: string): string {
  const salt = randomBytes(8).toString('hex');
  return `${salt}:${scryptSync(password, salt, 32, COST).toString('hex')}`;
}

function fits(password: string, kept: string): boolean {
  const [salt = '', hash = ''] = kept.split(':');
  return timingSafeEqual(scryptSync(password, salt, 32, COST), Buffer.from(hash.padEnd(64, '0'), 'hex'));
}

function missingIn(password: string, { least, upper, lower, number, symbol }: PasswordPolicy): string | undefined {
  if (password.length < least) return 'not long enough';
  if (upper && !/[A-Z]/.test(password)) return 'must have uppercase characters';
  if (lower && !/[a-z]/.test(password)) return 'must have lowercase characters';
  if (number && !/\d/.test(password)) return 'must have numeric characters';
  return symbol && !/[^A-Za-z0-9]/.test(password) ? 'must have symbol characters' : undefined;
}
