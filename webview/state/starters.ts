import type { Intent } from '../../src/core/document/contract.ts';
import type { JsonObject } from '../../src/core/model/json.ts';
import type { Text } from '../../src/core/model/text.ts';
import { descriptorOf } from './descriptors.ts';
import { initialOf } from './intents.ts';

/** A small design that is right as it stands, offered on an empty canvas. */
export interface Starter {
  readonly id: string;
  readonly title: Text;
  readonly about: Text;
  /** Icons of these services, in the order of the flow. */
  readonly services: readonly string[];
  /** All of it as one undo step. */
  readonly intent: () => Intent;
}

const COLUMN = 340;

export const STARTERS: readonly Starter[] = [
  {
    id: 'static-site',
    title: { en: 'Static site', ko: '정적 사이트' },
    about: { en: 'Pages in a private bucket behind CloudFront.', ko: 'CloudFront 뒤의 비공개 버킷에 둔 페이지입니다.' },
    services: ['client', 'cloudfront', 's3'],
    intent: () => batch([
      node('visitors', 'client', 0, 0, { traffic: { pages: { requests: '100k/month', path: 'GET /*', receives: '40 KB' } } }),
      node('cdn', 'cloudfront', 1, 0, { behaviours: { default: { order: 99, ViewerProtocolPolicy: 'redirect-to-https' } }, assume: { cacheHitRatio: 0.9 } }),
      node('site', 's3', 2, 0, { assume: { storage: { start: '50 MB' } } }),
      line('visitors', 'cdn'),
      line('cdn', 'site', { behaviour: 'default' }),
    ]),
  },
  {
    id: 'http-api',
    title: { en: 'HTTP API with a table', ko: 'HTTP API와 테이블' },
    about: { en: 'Two routes, a function each, one table.', ko: '경로 두 개, 각각의 함수, 테이블 하나입니다.' },
    services: ['client', 'apigateway.http', 'lambda', 'dynamodb'],
    intent: () => batch([
      node('visitors', 'client', 0, 0.5, { traffic: { create: { requests: '60k/month', path: 'POST /items', sends: '2 KB', receives: '1 KB' }, show: { requests: '200k/month', path: 'GET /items/{id}', receives: '1 KB' } } }),
      node('api', 'apigateway.http', 1, 0.5, { routes: { create: { route: 'POST /items' }, show: { route: 'GET /items/{id}' } } }),
      node('create', 'lambda', 2, 0, { assume: { duration: { p50: '30 ms', p99: '120 ms' } } }),
      node('show', 'lambda', 2, 1, { assume: { duration: { p50: '12 ms', p99: '60 ms' } } }),
      node('items', 'dynamodb', 3, 0.5, { assume: { itemSize: '1 KB', storage: { start: '1 GB' } } }),
      line('visitors', 'api'),
      line('api', 'create', { routes: ['create'] }),
      line('api', 'show', { routes: ['show'] }),
      line('create', 'items', { access: ['put'], env: { TABLE: 'name' } }),
      line('show', 'items', { access: ['get'], env: { TABLE: 'name' } }),
    ]),
  },
  {
    id: 'queue-worker',
    title: { en: 'Queue worker', ko: '대기열 작업자' },
    about: { en: 'Accept at once, do the slow work later, keep what failed.', ko: '바로 접수하고 느린 작업은 나중에 처리하며 실패한 것은 보관합니다.' },
    services: ['client', 'apigateway.http', 'lambda', 'sqs', 'lambda'],
    intent: () => batch([
      node('visitors', 'client', 0, 0, { traffic: { submit: { requests: '60k/month', path: 'POST /jobs', sends: '2 KB', receives: '1 KB' } } }),
      node('api', 'apigateway.http', 1, 0, { routes: { submit: { route: 'POST /jobs' } } }),
      node('accept', 'lambda', 2, 0, { assume: { duration: { p50: '20 ms', p99: '80 ms' } } }),
      node('jobs', 'sqs', 3, 0, { properties: { VisibilityTimeout: 360 } }),
      node('worker', 'lambda', 4, 0, { properties: { Timeout: 60 }, assume: { duration: { p50: '1 s', p99: '4 s' } } }),
      node('failed', 'sqs', 4, 1.2, { properties: { MessageRetentionPeriod: 1_209_600 } }),
      line('visitors', 'api'),
      line('api', 'accept', { routes: ['submit'] }),
      line('accept', 'jobs', { env: { QUEUE: 'url' } }),
      line('jobs', 'worker'),
      line('jobs', 'failed', { kind: 'on-failure' }),
    ]),
  },
];

function batch(intents: readonly Intent[]): Intent {
  return { kind: 'batch', intents };
}

function node(id: string, service: string, column: number, row: number, more: JsonObject): Intent {
  const descriptor = descriptorOf(service);
  const initial = descriptor ? (initialOf(descriptor)['properties'] as JsonObject | undefined) : undefined;
  const properties = { ...initial, ...(more['properties'] as JsonObject | undefined) };
  const at = [column * COLUMN, row * 140];
  return { kind: 'add-node', id, node: { service, at, ...more, ...(Object.keys(properties).length > 0 && { properties }) } };
}

function line(from: string, to: string, more: JsonObject = {}): Intent {
  return { kind: 'add-connection', id: `${from}-${to}`, connection: { from, to, ...more } };
}
