import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { expect } from 'vitest';
import { ask } from './sample-run.ts';

export const REGISTRATION = { name: '김하나', email: 'hana@example.com', affiliation: 'Example', consent: true };

/** A client of a WebSocket API, connected, with what it hears. Rejects with the status of a refusal. */
export async function socketTo(url: string): Promise<{ readonly socket: WebSocket; readonly heard: readonly string[] }> {
  const socket = new WebSocket(url);
  const heard: string[] = [];
  socket.on('message', (data: Buffer) => heard.push(data.toString()));
  await new Promise<void>((resolve, reject) => { socket.once('open', () => { resolve(); }).once('error', reject); });
  return { socket, heard };
}

/** Somebody else's server: `/good` has a page of 15 bytes, everything else is out of order. */
export async function pageServer(): Promise<{ readonly url: string; readonly asked: () => number; readonly close: () => void }> {
  let asked = 0;
  const server = createServer(({ url }, response) => {
    asked += 1;
    response.writeHead(url === '/good' ? 200 : 500, { 'content-type': 'text/html' }).end('<!doctype html>');
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked, close: () => { server.close(); } };
}

/** The conference's pages, and what a deployment would tell them. */
export async function expectPages(site: string): Promise<void> {
  expect(await (await fetch(site)).text()).toContain('<!doctype html>');
  expect((await ask('GET', `${site}config.json`)).answer).toMatchObject({ region: 'ap-northeast-2', identityUrl: '/_local/cognito-idp' });
}

/** Nobody sees the list but an organizer, who signs in as its page does. */
export async function expectGuardedList(site: string, password: string): Promise<void> {
  const list = `${site}api/admin/registrations`;
  expect((await fetch(list)).status).toBe(401);
  const { userPoolClientId: ClientId } = (await ask('GET', `${site}config.json`)).answer;
  const cognito = async (action: string, body: object) => (await ask('POST', `${site}_local/cognito-idp`, { ClientId, ...body }, { 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` })).answer;
  const { Session } = await cognito('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'organizer@example.com', PASSWORD: password } });
  const chosen = await cognito('RespondToAuthChallenge', { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session, ChallengeResponses: { USERNAME: 'organizer@example.com', NEW_PASSWORD: 'Chosen-by-me-1' } });
  const { AccessToken } = chosen['AuthenticationResult'] as { readonly AccessToken: string };
  expect((await ask('GET', list, undefined, { authorization: `Bearer ${AccessToken}` })).answer['registrations']).toMatchObject([{ name: '김하나' }]);
}
