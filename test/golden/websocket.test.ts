import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { catalog } from '../../src/services/catalog.ts';

/** A chat: a message comes in over the API, and its function posts to the clients over the same API. */
const CHAT = `version: 1
name: chat
region: us-east-1
nodes:
  people: { service: client, traffic: { says: { requests: 1M/month, path: /send } } }
  chat: { service: apigateway.websocket, routes: { connect: $connect, rest: $default } }
  fn: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler } }
connections:
  people-chat: { from: people, to: chat }
  chat-fn: { from: chat, to: fn }
  fn-chat: { from: fn, to: chat, access: [post] }
`;

describe('what a function posts to the clients of a WebSocket API', () => {
  const { findings, usage } = createAnalyser(catalog).analyse(CHAT);

  it('is no circle, though it goes back where the message came from', () => {
    expect(findings.map(({ rule }) => rule)).toEqual(['apigateway.no-access-log']);
  });

  it('goes through no route: the function runs once for each message', () => {
    expect(usage.arriving('fn').map(({ perMonth }) => perMonth)).toEqual([1e6]);
  });

  it('is billed message by message, beside what came in', () => {
    const messages = (text: string) => createAnalyser(catalog).analyse(text).bill.lines.find(({ node, component }) => node === 'chat' && component === 'messages');
    expect(messages(CHAT)?.quantity).toBe(2e6);
    expect(messages(CHAT.replace('access: [post]', 'access: [post], assume: { calls: 5, sends: 33 KB }'))?.quantity).toBe(1e6 + 5e6 * 2);
  });

  it('gives way to the replies that the file states', () => {
    const { bill: stated } = createAnalyser(catalog).analyse(CHAT.replace('routes: {', 'assume: { replies: 3 }, routes: {'));
    expect(stated.lines.find(({ node, component }) => node === 'chat' && component === 'messages')?.quantity).toBe(4e6);
  });
});

it('opening and closing a connection to a WebSocket API is no message', () => {
  const { bill: opened } = createAnalyser(catalog).analyse(CHAT.replace('says: {', 'comes: { requests: 1M/month, path: /$connect }, goes: { requests: 1M/month, path: /$disconnect }, says: {').replace('fn-chat:', 'fn-nobody:').replace('to: chat, access: [post]', 'to: chat, access: [read]'));
  expect(opened.lines.find(({ node, component }) => node === 'chat' && component === 'messages')?.quantity).toBe(2e6);
});
