import { nameOf, type Node } from '../../model/design.ts';
import { own } from '../../model/json.ts';
import { components } from '../../traffic/components.ts';
import type { Edge, Rule, RuleContext, Violation } from '../contract.ts';

export const recursiveLoop: Rule = {
  id: 'topology.recursive-loop',
  severity: 'warning',
  title: { en: 'Events go round in a circle', ko: '순환하는 이벤트' },
  why: {
    en: 'What a function sends to whatever calls it calls it again. Lambda stops some of these loops after about 16 rounds and not others; all of them are billed.',
    ko: '함수가 자신을 호출하는 곳으로 이벤트를 보내면 다시 호출됩니다. Lambda는 일부 순환만 약 16회 뒤에 멈추며, 모두 비용이 청구됩니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html', asOf: '2026-11-21' },
  unfixable: { en: 'Where to break the circle is for you to decide.', ko: '순환을 어디서 끊을지는 직접 정해야 합니다.' },
  check: (node, context) => (isPassedThrough(node, context) ? (loopsOf(context).get(node.id) ?? []) : []),
};

/** Only what something leads to and what leads on can be part of a circle. */
export function isPassedThrough(node: Node, { incoming, outgoing }: RuleContext): boolean {
  return incoming(node).length > 0 && outgoing(node).length > 0;
}

const found = new WeakMap<readonly Edge[], ReadonlyMap<string, readonly Violation[]>>();

/** One violation per circle, at the first connection of the file that belongs to it. Computed once per check. */
function loopsOf(context: RuleContext): ReadonlyMap<string, readonly Violation[]> {
  const known = found.get(context.edges);
  if (known) return known;
  const following = new Map<string, string[]>();
  const causing = context.edges.filter((edge) => causes(edge, context));
  for (const { from, to } of causing) {
    const targets = following.get(from.id);
    if (targets) targets.push(to.id);
    else following.set(from.id, [to.id]);
  }
  const componentOf = new Map<string, readonly string[]>();
  for (const component of components([...following.keys()], (id) => following.get(id) ?? [])) {
    for (const id of component) componentOf.set(id, component);
  }
  const loops = new Map<string, readonly Violation[]>();
  const reported = new Set<readonly string[]>();
  for (const edge of causing) {
    const component = componentOf.get(edge.from.id);
    if (!component || component !== componentOf.get(edge.to.id) || reported.has(component)) continue;
    reported.add(component);
    loops.set(edge.from.id, [...(loops.get(edge.from.id) ?? []), violation(edge, component, context)]);
  }
  found.set(context.edges, loops);
  return loops;
}

/** Whether what happens at the source makes something happen at the target: reading alone does not. */
function causes({ kind, connection, from, to }: Edge, context: RuleContext): boolean {
  // A node that is connected to itself has a finding of its own.
  if (from === to) return false;
  if (kind === 'authorize' || kind === 'federate' || kind === 'sign-in' || kind === 'request' || kind === 'origin') return false;
  if (kind !== 'access') return true;
  const verbs = context.catalog.kind(to.service)?.ports.access;
  return connection.access.some((verb) => {
    const effect = own(verbs, verb)?.effect;
    return effect === 'write' || effect === 'both';
  });
}

function violation(edge: Edge, component: readonly string[], context: RuleContext): Violation {
  const inLoop = new Set(component);
  const names = context.design.nodes.filter(({ id }) => inLoop.has(id)).map(nameOf);
  const shown = names.length > 5 ? [...names.slice(0, 5), '…'] : names;
  return {
    connection: edge.connection.id,
    message: {
      en: `${shown.map((name) => `“${name}”`).join(', ')} ${names.length === 1 ? 'causes itself' : 'cause each other'} again and again. Break the circle, or make sure that an event goes round only once, and silence this with the reason.`,
      ko: `${shown.map((name) => `‘${name}’`).join(', ')} 사이에서 이벤트가 끝없이 순환합니다. 순환을 끊거나, 이벤트가 한 번만 돌도록 한 뒤 이유를 적고 무시하세요.`,
    },
  };
}
