import { describe, expect, it } from 'vitest';
import { EMPTY_DESIGN, type Node } from '../model/design.ts';
import type { JsonObject } from '../model/json.ts';
import { createResolver } from '../resolve/resolver.ts';
import { conditionHolds, evaluatePorts, explain } from './explain.ts';
import type { Condition, EvaluatedPorts, Port } from './ports.ts';

const resolve = createResolver(EMPTY_DESIGN);
const FIFO: Condition = { property: 'Fifo', equals: true };
const closed = { en: 'Make it a standard one.', ko: '표준으로 바꾸세요.' };

function node(properties: JsonObject = {}): Node {
  return { id: 'n', service: 's', properties, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} };
}

function ports(out: readonly Port[], into: readonly Port[] = [], properties: JsonObject = {}): EvaluatedPorts {
  return evaluatePorts({ out, in: into }, node(properties), resolve);
}

const names = { from: 'a', to: 'b' };
const kindsOf = (from: EvaluatedPorts, to: EvaluatedPorts) => {
  const answer = explain(from, to, names);
  return answer.allowed ? answer.kinds : [];
};
const reasonOf = (from: EvaluatedPorts, to: EvaluatedPorts) => {
  const answer = explain(from, to, names);
  return answer.allowed ? undefined : answer.reason.en;
};

describe('a condition', () => {
  const holds = (condition: Condition, properties: JsonObject) => conditionHolds(condition, node(properties), resolve);

  it.each<[string, Condition, JsonObject, boolean]>([
    ['equals a value', FIFO, { Fifo: true }, true],
    ['equals CloudFormation objects by content', { property: 'A', equals: { B: [1] } }, { A: { B: [1] } }, true],
    ['does not equal what is absent', FIFO, {}, false],
    ['does not equal what is unknown', FIFO, { Fifo: { 'Fn::ImportValue': 'x' } }, false],
    ['exists though it is unknown', { property: 'Fifo', exists: true }, { Fifo: { 'Fn::ImportValue': 'x' } }, true],
    ['does not exist', { property: 'Fifo', exists: false }, {}, true],
    ['reads below properties', { property: 'A.B', equals: 1 }, { A: { B: 1 } }, true],
    ['does not read what every object inherits', { property: 'constructor', exists: true }, {}, false],
    ['holds for all', { all: [FIFO, { not: FIFO }] }, { Fifo: true }, false],
    ['holds for any', { any: [FIFO, { not: FIFO }] }, { Fifo: true }, true],
    ['never holds for any of none', { any: [] }, {}, false],
  ])('%s', (_what, condition, properties, expected) => {
    expect(holds(condition, properties)).toBe(expected);
  });
});

describe('ports', () => {
  it('of a kind are all those that are usable, or else the one that says why not', () => {
    const both: readonly Port[] = [{ kind: 'deliver', is: 'topic', when: { not: FIFO }, otherwise: closed }, { kind: 'deliver', is: 'fifo-topic', when: FIFO }];
    expect(ports(both).out).toEqual([{ kind: 'deliver', is: 'topic' }]);
    expect(ports(both, [], { Fifo: true }).out).toEqual([{ kind: 'deliver', is: 'fifo-topic' }]);
    expect(ports([{ kind: 'deliver', when: FIFO, otherwise: closed }]).out).toEqual([{ kind: 'deliver', blocked: closed }]);
  });

  it('without a sentence of their own get one', () => {
    expect(ports([{ kind: 'notify', when: FIFO }]).out[0]?.blocked?.en).toBe('The properties of this node rule out a connection of the kind “notifies”.');
  });
});

describe('two nodes', () => {
  it('may be connected by the kinds that both ends offer, the preferred first', () => {
    expect(kindsOf(ports([{ kind: 'on-failure' }, { kind: 'send' }, { kind: 'access' }]), ports([], [{ kind: 'on-failure' }, { kind: 'send' }]))).toEqual(['send', 'on-failure']);
  });

  it('are told what the closed port says', () => {
    expect(reasonOf(ports([{ kind: 'notify' }]), ports([], [{ kind: 'notify', when: FIFO, otherwise: closed }]))).toBe(closed.en);
  });

  it('meet by role where a port asks for one', () => {
    const topic = ports([{ kind: 'deliver', onlyWith: { roles: ['function'], otherwise: closed } }]);
    expect(kindsOf(topic, ports([], [{ kind: 'deliver', is: 'function' }]))).toEqual(['deliver']);
    expect(reasonOf(topic, ports([], [{ kind: 'deliver', is: 'fifo-queue' }]))).toBe(closed.en);
    expect(reasonOf(topic, ports([], [{ kind: 'deliver' }]))).toBe(closed.en);
  });

  it('that have no kind in common are told what each of them does', () => {
    expect(reasonOf(ports([{ kind: 'deliver' }]), ports([], [{ kind: 'access' }]))).toBe('a cannot connect to b: a delivers to functions and queues, and b is read and written by functions.');
    expect(reasonOf(ports([]), ports([]))).toBe('a cannot connect to b: nothing starts at a, and nothing ends at b.');
  });

  it('are told where the other direction works', () => {
    expect(reasonOf(ports([{ kind: 'notify' }], [{ kind: 'access' }]), ports([{ kind: 'access' }], []))).toBe('a cannot connect to b: a notifies functions, queues and topics, and nothing ends at b. Draw it the other way round.');
  });

  it('may be asked about one kind only', () => {
    const [from, to] = [ports([{ kind: 'send' }, { kind: 'publish' }]), ports([], [{ kind: 'send' }])];
    expect(explain(from, to, names, 'send')).toEqual({ allowed: true, kinds: ['send'] });
    expect(explain(from, to, names, 'publish').allowed).toBe(false);
  });

  it('that are one node may not be connected', () => {
    const self = ports([{ kind: 'invoke' }], [{ kind: 'invoke' }]);
    expect(explain(self, self, { from: '참가 신청', to: '참가 신청', same: true })).toEqual({
      allowed: false, reason: { en: '참가 신청 cannot connect to itself.', ko: '참가 신청은 자기 자신에게 연결할 수 없습니다.' },
    });
  });
});
