import { createPublicKey, createSign, createVerify, generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

/** Signs and reads the tokens of one user pool, with a key of its own (RS256). */
export class TokenIssuer {
  readonly issuer: string;
  readonly #kid = randomUUID();
  readonly #privateKey: string;
  readonly #publicKey: string;

  /** @param issuer `https://cognito-idp.REGION.amazonaws.com/POOL`, as on AWS, so that code which checks it finds it. */
  constructor(issuer: string) {
    this.issuer = issuer;
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
    this.#privateKey = pair.privateKey;
    this.#publicKey = pair.publicKey;
  }

  /** The document at `/POOL/.well-known/jwks.json`. */
  jwks(): { readonly keys: readonly JsonWebKey[] } {
    return { keys: [{ ...createPublicKey(this.#publicKey).export({ format: 'jwk' }), kid: this.#kid, alg: 'RS256', use: 'sig' }] };
  }

  /** @param lifetime seconds */
  sign(claims: Claims, lifetime: number): string {
    const now = Math.floor(Date.now() / 1000);
    const signed = `${encoded({ alg: 'RS256', kid: this.#kid })}.${encoded({ ...claims, iss: this.issuer, iat: now, exp: now + lifetime, jti: randomUUID() })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(this.#privateKey).toString('base64url')}`;
  }

  /** The claims of a token that is genuine and has not expired. */
  verify(token: string): Claims | undefined {
    const [header = '', body = '', signature = ''] = token.split('.');
    try {
      const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { readonly alg?: unknown };
      if (alg !== 'RS256' || !createVerify('RSA-SHA256').update(`${header}.${body}`).verify(this.#publicKey, signature, 'base64url')) return undefined;
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
      return Number(claims['exp']) > Date.now() / 1000 && claims['iss'] === this.issuer ? claims : undefined;
    } catch {
      // What is no token is told like a forged one.
      return undefined;
    }
  }
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
