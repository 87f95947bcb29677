import { describe, expect, it } from 'vitest';
import { belowStage, routerOf } from './routes.ts';

const routes = {
  exact: { route: 'GET /pets/dog/1' },
  dog: { route: 'GET /pets/dog/{id}' },
  pets: { route: 'GET /pets/{proxy+}' },
  any: { route: 'ANY /{proxy+}' },
  rest: { route: '$default' },
};

describe('the most specific route answers', () => {
  // The first rows are the examples of AWS's own page on routes for HTTP APIs.
  it.each([
    ['GET', '/pets/dog/1', 'exact'],
    ['GET', '/pets/dog/2', 'dog'],
    ['GET', '/pets/cat/1', 'pets'],
    ['POST', '/test/5', 'any'],
    ['GET', '/', 'rest'],
    ['GET', '/pets/dog/{id}', 'dog'],
    ['POST', '/pets/dog/1', 'any'],
  ])('%s %s → %s', (method, path, key) => expect(routerOf(routes).select(method, path)).toBe(key));
});

describe('without a catch-all, what matches nothing is not answered', () => {
  const api = { create: { route: 'POST /registrations' }, show: { route: 'GET /registrations/{id}' }, all: { route: 'GET /admin/registrations' } };
  it.each([
    ['POST', '/registrations', 'create'],
    ['GET', '/registrations/42', 'show'],
    ['GET', '/admin/registrations', 'all'],
    ['GET', '/registrations', undefined],
    ['GET', '/registrations/', undefined],
    ['DELETE', '/registrations/42', undefined],
    ['GET', '/registrations/42/certificate', undefined],
    ['GET', '/Registrations/42', undefined],
  ])('%s %s → %s', (method, path, key) => expect(routerOf(api).select(method, path)).toBe(key));
});

it('a method beats ANY on the same path', () => {
  expect(routerOf({ any: { route: 'ANY /x' }, get: { route: 'GET /x' } }).select('GET', '/x')).toBe('get');
});

it('routes that are written wrongly match nothing', () => {
  expect(routerOf({ a: { route: 'GET' }, b: { route: 3 }, c: 'oops', d: null, __proto__: { route: 'GET /x' } }).select('GET', '/x')).toBe(undefined);
});

describe('a stage is a prefix of the path', () => {
  it.each([
    ['/api/registrations', 'api', '/registrations'],
    ['/api', 'api', '/'],
    ['/apis/registrations', 'api', undefined],
    ['/registrations', 'api', undefined],
    ['/registrations', '$default', '/registrations'],
  ])('%s below %s is %s', (path, stage, below) => expect(belowStage(path, stage)).toBe(below));
});
