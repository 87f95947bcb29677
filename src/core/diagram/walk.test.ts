import { describe, expect, it } from 'vitest';
import { walkOf, walkParagraph, walkText, type Told, type ToldConnection } from './walk.ts';

const connect = (from: string, to: string, kind: string, more: Partial<ToldConnection> = {}): ToldConnection => ({ id: `${from}-${to}`, from, to, kind, line: 'sync', label: '', ...more });

/** Visitors through a distribution and an API; the file does not tell them in this order. */
const shop: Told = {
  nodes: [
    { id: 'orders', name: 'orders', title: 'DynamoDB' }, { id: 'staff', name: 'staff', title: 'Cognito' }, { id: 'api', name: 'api', title: 'HTTP API' },
    { id: 'take', name: 'take', title: 'Lambda' }, { id: 'cdn', name: 'cdn', title: 'CloudFront' }, { id: 'visitors', name: 'Visitors', title: 'Client', starts: ['POST /api/orders'] },
    { id: 'spare', name: 'spare', title: 'SQS' },
  ],
  connections: [
    connect('take', 'orders', 'access', { label: 'put' }), connect('staff', 'api', 'authorize', { line: 'authorize', label: 'authorizes' }),
    connect('api', 'take', 'invoke', { label: 'POST /orders' }), connect('cdn', 'api', 'origin', { label: '/api/*' }), connect('visitors', 'cdn', 'request'),
  ],
};

describe('the walk through a design', () => {
  it('follows the traffic from its client on, and tells what stands alone last', () => {
    expect(walkText(shop, 'en')).toBe([
      'Client “Visitors” sends POST /api/orders to CloudFront “cdn”.',
      'CloudFront “cdn” hands /api/* to HTTP API “api” where its cache has no answer.',
      'Cognito “staff” decides who may call HTTP API “api”.',
      'HTTP API “api” calls Lambda “take” (POST /orders) and waits for the result.',
      'Lambda “take” uses the data of DynamoDB “orders” (put).',
      'SQS “spare” is connected to nothing.',
    ].join('\n'));
  });

  it('is told in Korean', () => {
    expect(walkText(shop, 'ko').split('\n').slice(0, 3)).toEqual([
      'Client ‘Visitors’에서 CloudFront ‘cdn’에 POST /api/orders 요청을 보냅니다.',
      'CloudFront ‘cdn’의 캐시에 없는 /api/* 요청을 HTTP API ‘api’에 넘깁니다.',
      'Cognito ‘staff’에서 HTTP API ‘api’의 호출 권한을 확인합니다.',
    ]);
  });

  it('says of each step what it is about', () => {
    expect(walkOf(shop, 'en').map(({ kind, id }) => `${kind} ${id}`)).toEqual(['connection visitors-cdn', 'connection cdn-api', 'connection staff-api', 'connection api-take', 'connection take-orders', 'node spare']);
  });

  it('counts what is beyond the sentences asked for', () => {
    expect(walkParagraph(shop, 'en', 1)).toBe('Client “Visitors” sends POST /api/orders to CloudFront “cdn”. … and 5 more.');
  });

  it('tells each connection of a circle once, and none whose end is missing', () => {
    const nodes = ['a', 'b'].map((id) => ({ id, name: id }));
    const connections = [connect('a', 'b', 'invoke'), connect('b', 'a', '__proto__'), connect('b', 'gone', 'invoke'), connect('a', 'a', 'invoke')];
    expect(walkOf({ nodes, connections }, 'en').map(({ text }) => text)).toEqual(['“a” calls “b” and waits for the result.', '“b” leads to “a”.', '“a” calls “a” and waits for the result.']);
  });

  it('goes through a chain of any length', () => {
    const nodes = Array.from({ length: 20_000 }, (_, at) => ({ id: `n${at}`, name: `n${at}` }));
    const connections = nodes.slice(1).map(({ id }, at) => connect(`n${at}`, id, 'invoke'));
    expect(walkOf({ nodes, connections }, 'en')).toHaveLength(19_999);
  });

  it('of nothing is empty, and says so as a text', () => {
    expect(walkText({ nodes: [], connections: [] }, 'en')).toBe('The design is empty.');
  });
});
