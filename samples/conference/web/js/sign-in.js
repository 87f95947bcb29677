import { config } from './api.js';

/**
 * Signs in to a user pool through its public API, which needs no key and no SDK.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 *
 * @typedef {{ readonly token: string } | { readonly newPassword: Challenge }} SignedIn
 * @typedef {{ readonly user: string, readonly session: string }} Challenge
 */

/** Why a sign-in failed: the key of the text that says it. */
export class NotSignedIn extends Error {
  /** @param {import('./language.js').Key} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** @type {ReadonlyMap<string, import('./language.js').Key>} */
const REASONS = new Map([
  ['NotAuthorizedException', 'admin.wrong'],
  ['UserNotFoundException', 'admin.wrong'],
  ['InvalidPasswordException', 'admin.weak'],
  ['CodeMismatchException', 'admin.expired'],
  ['TooManyRequestsException', 'admin.too-many'],
  ['LimitExceededException', 'admin.too-many'],
  ['PasswordResetRequiredException', 'admin.unsupported'],
]);

/**
 * @param {string} email
 * @param {string} password
 * @returns {Promise<SignedIn>}
 */
export async function signIn(email, password) {
  const { userPoolClientId } = await config();
  if (userPoolClientId === '') throw new NotSignedIn('admin.not-configured');
  return read(await ask('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: userPoolClientId, AuthParameters: { USERNAME: email, PASSWORD: password } }));
}

/**
 * Answers the first sign-in of a user whom an administrator made.
 * @param {Challenge} challenge
 * @param {string} password
 * @returns {Promise<SignedIn>}
 */
export async function setNewPassword({ user, session }, password) {
  const { userPoolClientId } = await config();
  return read(await ask('RespondToAuthChallenge', { ChallengeName: 'NEW_PASSWORD_REQUIRED', ClientId: userPoolClientId, Session: session, ChallengeResponses: { USERNAME: user, NEW_PASSWORD: password } }));
}

/**
 * @param {string} action
 * @param {object} parameters
 * @returns {Promise<any>}
 */
async function ask(action, parameters) {
  const { region, identityUrl } = await config();
  /** @type {Response} */
  let response;
  try {
    response = await fetch(identityUrl ?? `https://cognito-idp.${region}.amazonaws.com/`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` },
      body: JSON.stringify(parameters),
    });
  } catch {
    throw new NotSignedIn('admin.unreachable');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new NotSignedIn(REASONS.get(String(answer.__type).split('#').at(-1) ?? '') ?? 'admin.unreachable');
  return answer;
}

/**
 * @param {any} answer
 * @returns {SignedIn}
 */
function read({ AuthenticationResult, ChallengeName, ChallengeParameters, Session }) {
  if (AuthenticationResult) return { token: AuthenticationResult.AccessToken };
  if (ChallengeName !== 'NEW_PASSWORD_REQUIRED') throw new NotSignedIn('admin.unsupported');
  return { newPassword: { user: ChallengeParameters.USER_ID_FOR_SRP, session: Session } };
}
