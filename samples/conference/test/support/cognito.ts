import { createServer, type Server } from 'node:http';
import { listening } from './emulators.ts';

/** A user of the pool. `temporary`: an administrator made the password, so the first sign-in changes it. */
export interface User {
  readonly email: string;
  readonly groups: readonly string[];
  password: string;
  temporary: boolean;
}

/** The two actions of a user pool's public API that the pages use. */
export interface Cognito {
  readonly server: Server;
  /** The claims of a token that was handed out, as the JWT authorizer would hand them on. */
  claims(token: string): Readonly<Record<string, string>> | undefined;
}

type Parameters = Readonly<Record<string, Readonly<Record<string, string>> | undefined>> & { readonly Session?: string };

class Failure extends Error {
  readonly type: string;
  constructor(type: string) {
    super(type);
    this.type = type;
  }
}

/** Answers as Cognito does, for the users of a test. */
export async function startCognito(users: readonly User[]): Promise<Cognito> {
  const tokens = new Map<string, User>();
  const actions: Readonly<Record<string, (parameters: Parameters) => unknown>> = {
    InitiateAuth: ({ AuthParameters }) => {
      const user = users.find(({ email, password }) => email === AuthParameters?.['USERNAME'] && password === AuthParameters['PASSWORD']);
      if (!user) throw new Failure('NotAuthorizedException');
      if (user.temporary) return { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: `session-${user.email}`, ChallengeParameters: { USER_ID_FOR_SRP: user.email, requiredAttributes: '[]' } };
      return tokenFor(user, tokens);
    },
    RespondToAuthChallenge: ({ ChallengeResponses, Session }) => {
      const user = users.find(({ email }) => email === ChallengeResponses?.['USERNAME'] && Session === `session-${email}`);
      const chosen = ChallengeResponses?.['NEW_PASSWORD'] ?? '';
      if (!user) throw new Failure('NotAuthorizedException');
      if (chosen.length < 8) throw new Failure('InvalidPasswordException');
      Object.assign(user, { password: chosen, temporary: false });
      return tokenFor(user, tokens);
    },
  };
  const server = createServer((request, response) => void answer(request, response, actions));
  await listening(server);
  return { server, claims: (token) => claimsOf(tokens.get(token)) };
}

function tokenFor(user: User, tokens: Map<string, User>): unknown {
  const token = `token-${tokens.size}`;
  tokens.set(token, user);
  return { AuthenticationResult: { AccessToken: token, ExpiresIn: 3600, TokenType: 'Bearer' }, ChallengeParameters: {} };
}

function claimsOf(user: User | undefined): Readonly<Record<string, string>> | undefined {
  return user && { sub: user.email, token_use: 'access', ...(user.groups.length > 0 && { 'cognito:groups': `[${user.groups.join(' ')}]` }) };
}

async function answer(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, actions: Readonly<Record<string, (parameters: Parameters) => unknown>>): Promise<void> {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'content-type, x-amz-target');
  if (request.method === 'OPTIONS') return void response.end();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const action = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
  try {
    const result = actions[action]?.(JSON.parse(Buffer.concat(chunks).toString()) as Parameters);
    response.end(JSON.stringify(result));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    response.statusCode = 400;
    response.end(JSON.stringify({ __type: error.type, message: error.type }));
  }
}
