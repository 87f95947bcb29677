import { nameOf, type Node } from '../../model/design.ts';
import { isObject, own } from '../../model/json.ts';
import type { Rule, RuleContext, Violation } from '../contract.ts';

const USE_OR_REMOVE = { en: 'Whether to use it or to remove it is for you to decide.', ko: '쓸지 지울지는 직접 정해야 합니다.' };

export const nothingReaches: Rule = {
  id: 'topology.nothing-reaches',
  severity: 'info',
  title: { en: 'No connection leads to a node', ko: '어떤 연결도 닿지 않는 노드' },
  why: {
    en: 'Nothing calls, writes or feeds it: it is deployed and perhaps paid for without being used, and the bill counts no traffic for it.',
    ko: '호출하거나 쓰거나 보내는 곳이 없습니다. 쓰이지 않으면서 배포되고 비용이 들 수 있으며, 비용 계산에 트래픽이 잡히지 않습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/decommission-resources.html', asOf: '2026-11-21' },
  unfixable: USE_OR_REMOVE,
  check: (node, context) => {
    const { in: accepts } = context.catalog.ports(node, context.resolve);
    const starts = accepts.length === 0 || Object.keys(node.traffic).length > 0 || context.usage.arriving(node.id).length > 0 || serves(node, context);
    if (starts || context.incoming(node).length > 0) return [];
    return [{
      message: {
        en: `No connection leads to “${nameOf(node)}”. Connect what uses it, or remove it.`,
        ko: `‘${nameOf(node)}’ 노드로 이어지는 연결이 없습니다. 쓰는 곳을 연결하거나 지우세요.`,
      },
    }];
  },
};

/** What authorizes or lets users in is used through the connection that leaves it. */
function serves(node: Node, context: RuleContext): boolean {
  return context.outgoing(node).some(({ kind }) => kind === 'authorize' || kind === 'federate' || kind === 'trigger');
}

export const onlyReachedFromItself: Rule = {
  id: 'topology.reached-only-in-a-circle',
  severity: 'info',
  title: { en: 'Nodes lead to each other, and nothing leads to them', ko: '서로만 이어져 있고 어디서도 닿지 않는 노드' },
  why: {
    en: 'Nodes in a circle that nothing enters never start: each waits for another of them.',
    ko: '밖에서 들어오는 연결이 없는 순환은 시작되지 않습니다. 서로가 서로를 기다립니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/decommission-resources.html', asOf: '2026-11-21' },
  unfixable: USE_OR_REMOVE,
  check: (node, context) => {
    if (!context.isStranded(node)) return [];
    return [{
      message: {
        en: `“${nameOf(node)}” and what it leads to lead to each other, and nothing else leads to them, so they never start. Connect what uses them, or remove them.`,
        ko: `‘${nameOf(node)}’ 노드와 여기서 이어지는 노드들은 서로만 이어져 있고 밖에서 들어오는 연결이 없어 시작되지 않습니다. 쓰는 곳을 연결하거나 지우세요.`,
      },
    }];
  },
};

export const unservedRoute: Rule = {
  id: 'topology.route-leads-nowhere',
  severity: 'warning',
  title: { en: 'A route or a behaviour leads nowhere', ko: '어디로도 이어지지 않는 경로나 동작' },
  why: {
    en: 'A route needs an integration and a behaviour an origin: without one, requests that match it are answered with an error.',
    ko: '경로에는 통합이, 동작에는 오리진이 필요합니다. 없으면 해당 요청은 오류로 응답됩니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html', asOf: '2026-11-21' },
  unfixable: { en: 'What answers is for you to choose.', ko: '무엇이 응답할지는 직접 골라야 합니다.' },
  check: (node, context) => [
    ...unserved(node, 'routes', [...context.outgoing(node, 'invoke'), ...context.outgoing(node, 'start')].map(({ connection }) => connection.routes)),
    ...unserved(node, 'behaviours', context.outgoing(node, 'origin').map(({ connection }) => (connection.behaviour === undefined ? [] : [connection.behaviour]))),
  ],
};

/** Entries that no connection names. A connection that names none takes what is left over. */
function unserved(node: Node, key: 'routes' | 'behaviours', named: readonly (readonly string[])[]): readonly Violation[] {
  if (named.some((keys) => keys.length === 0)) return [];
  const served = new Set(named.flat());
  return Object.entries(node[key])
    .filter(([name, entry]) => !served.has(name) && !(isObject(entry) && own(entry, 'integration') !== undefined))
    .map(([name]) => ({
      path: [key, name],
      message: key === 'routes'
        ? { en: `Nothing answers the route “${name}” of “${nameOf(node)}”. Connect a function and name the route there.`, ko: `‘${nameOf(node)}’의 ‘${name}’ 경로에 응답하는 것이 없습니다. 함수를 연결하고 이 경로를 적으세요.` }
        : { en: `The behaviour “${name}” of “${nameOf(node)}” has no origin. Connect one and name the behaviour there.`, ko: `‘${nameOf(node)}’의 ‘${name}’ 동작에 오리진이 없습니다. 오리진을 연결하고 이 동작을 적으세요.` },
    }));
}
