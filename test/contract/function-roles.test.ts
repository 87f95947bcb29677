import { describe, expect, it } from 'vitest';
import type { Synthesis } from '../../src/core/cloudformation/contract.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { at, type Json, type JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog } from '../../src/services/catalog.ts';

const FUNCTION = 'service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler }';

function synthesisOf(text: string): Synthesis {
  const { design } = parseDocument(`version: 1\nname: t\nregion: us-east-1\n${text}`);
  return synthesize({ design, catalog, resolve: createResolver(design) });
}

/** What the role itself allows on others, and what a policy beside it does. */
function allowed(synthesis: Synthesis, id: string): { readonly inRole: readonly Json[]; readonly beside: readonly Json[] } {
  const statements = (resource: string, path: readonly (string | number)[]): readonly JsonObject[] =>
    (at(synthesis.template, ['Resources', resource, 'Properties', ...path, 'PolicyDocument', 'Statement']) ?? []) as readonly JsonObject[];
  return {
    inRole: statements(`${id}Role`, ['Policies', 0]).slice(1).map(({ Resource }) => Resource as Json),
    beside: statements(`${id}Policy`, []).map(({ Resource }) => Resource as Json),
  };
}

function arn(id: string): Json {
  return { 'Fn::GetAtt': [id, 'Arn'] };
}

function isCircular({ findings }: Synthesis): boolean {
  return findings.some(({ rule }) => rule === 'cloudformation.circular-reference');
}

describe('the role of a function', () => {
  it('that invokes the function by which it is invoked leaves that permission to a policy beside it', () => {
    const synthesis = synthesisOf(`nodes:\n  order: { ${FUNCTION} }\n  mail: { ${FUNCTION} }\n  log: { ${FUNCTION} }\nconnections:\n  a: { from: order, to: mail }\n  b: { from: mail, to: order }\n  c: { from: order, to: log }\n`);
    expect(isCircular(synthesis)).toBe(false);
    expect(allowed(synthesis, 'Order')).toEqual({ inRole: [arn('Log')], beside: [arn('Mail')] });
    expect(allowed(synthesis, 'Mail')).toEqual({ inRole: [], beside: [arn('Order')] });
  });

  it('keeps what leads to a circle of others, and what comes from one', () => {
    const synthesis = synthesisOf(`nodes:\n  first: { ${FUNCTION} }\n  a: { ${FUNCTION} }\n  b: { ${FUNCTION} }\n  c: { ${FUNCTION} }\n  last: { ${FUNCTION} }\nconnections:\n  c1: { from: first, to: a }\n  c2: { from: a, to: b }\n  c3: { from: b, to: c }\n  c4: { from: c, to: a }\n  c5: { from: c, to: last }\n`);
    expect(isCircular(synthesis)).toBe(false);
    expect(allowed(synthesis, 'First')).toEqual({ inRole: [arn('A')], beside: [] });
    expect(allowed(synthesis, 'C')).toEqual({ inRole: [arn('Last')], beside: [arn('A')] });
  });

  it('leaves the pool that triggers it by way of another function to a policy beside it', () => {
    const synthesis = synthesisOf(`nodes:\n  pool: { service: cognito.user-pool }\n  a: { ${FUNCTION} }\n  b: { ${FUNCTION} }\nconnections:\n  c1: { from: pool, to: a, kind: trigger, with: { on: PostConfirmation } }\n  c2: { from: a, to: b }\n  c3: { from: b, to: pool, kind: access, access: [read] }\n`);
    expect(isCircular(synthesis)).toBe(false);
    expect(allowed(synthesis, 'B')).toEqual({ inRole: [], beside: [arn('Pool')] });
  });

  it('that is called by an API it may call needs no policy of its own', () => {
    const synthesis = synthesisOf(`nodes:\n  chat: { service: apigateway.websocket, routes: { say: { route: say } } }\n  talk: { ${FUNCTION} }\nconnections:\n  c1: { from: chat, to: talk, routes: [say] }\n  c2: { from: talk, to: chat, kind: access, access: [write] }\n`);
    expect(synthesis.template['Resources']).not.toHaveProperty('TalkPolicy');
  });

  it('is waited for by what uses a permission beside it at once', () => {
    const synthesis = synthesisOf(`nodes:\n  a: { ${FUNCTION} }\n  b: { ${FUNCTION} }\nconnections:\n  c1: { from: a, to: b, kind: on-failure }\n  c2: { from: b, to: a }\n`);
    const configs = Object.values(synthesis.template['Resources'] as JsonObject).filter((resource) => at(resource, ['Type']) === 'AWS::Lambda::EventInvokeConfig');
    expect(configs.map((resource) => at(resource, ['DependsOn']))).toEqual(['APolicy']);
  });
});
