import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/model/json.ts';
import { EMPTY_DESIGN, type Connection, type Node } from '../../core/model/design.ts';
import { createResolver } from '../../core/resolve/resolver.ts';
import { lambda } from './facts.ts';

const resolve = createResolver(EMPTY_DESIGN);

function functionOf(properties: JsonObject): Node {
  return { id: 'work', service: 'lambda', properties, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} };
}

function connectionOf(properties: JsonObject): Connection {
  return { id: 'in', from: 'caller', to: 'work', access: [], routes: [], env: {}, properties, with: {}, assume: {}, realizedBy: [] };
}

describe('what a function tells its callers', () => {
  const invoked = (function_: JsonObject, connection: JsonObject = {}) => lambda.asTarget?.invoke?.(functionOf(function_), connectionOf(connection), resolve);

  it('is how long it runs at most: 3 s where nothing is said, nothing where an intrinsic function hides it', () => {
    expect(invoked({})?.timeoutSeconds).toBe(3);
    expect(invoked({ Timeout: { 'Fn::ImportValue': 'x' } })?.timeoutSeconds).toBeUndefined();
  });

  it('is 900 s to those who wait, however long it may run on Managed Instances', () => {
    expect(invoked({ Timeout: 5400 })?.timeoutSeconds).toBe(900);
    expect(lambda.asTarget?.poll?.(functionOf({ Timeout: 5400 }), connectionOf({}), resolve).timeoutSeconds).toBe(5400);
  });

  it('is a larger answer where the caller passes it on as a stream', () => {
    expect(invoked({})?.maxResponseBytes).toBe(6 * 1024 ** 2);
    expect(invoked({}, { ResponseTransferMode: 'STREAM' })).toMatchObject({ maxResponseBytes: 200 * 1024 ** 2, limits: { maxResponseBytes: 'lambda.stream-response-max' } });
  });
});
