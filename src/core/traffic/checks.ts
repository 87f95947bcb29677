import { nameOf, type Connection, type Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { unknownKey, type ConnectionAssumptions } from './assumptions.ts';
import type { Flow, TrafficContext, TrafficEdge } from './contract.ts';

/** A node whose flows reach nothing: no connection takes them anywhere. */
export function leadsNowhere(node: Node): Finding {
  return {
    rule: 'traffic.leads-nowhere',
    severity: 'warning',
    node: node.id,
    path: ['nodes', node.id, 'traffic'],
    message: {
      en: `The traffic of '${nameOf(node)}' goes nowhere. Connect it to what it calls.`,
      ko: `'${nameOf(node)}'의 트래픽이 아무 데도 가지 않습니다. 호출할 대상에 연결하세요.`,
    },
  };
}

/** Flows that go whole over each of several connections, because nothing says how they divide. */
export function goesWholeOverSeveral(node: Node, flows: readonly Flow[], edges: readonly TrafficEdge[]): readonly Finding[] {
  const unstated = edges.filter((edge) => edge.kind === 'request' && !edge.assumed.stated);
  if (unstated.length < 2) return [];
  const names = unstated.map((edge) => edge.connection.id).join(', ');
  return [{
    rule: 'traffic.flow-goes-everywhere',
    severity: 'warning',
    node: node.id,
    path: ['nodes', node.id, 'traffic'],
    message: {
      en: `Every flow (${flows.map((flow) => flow.name).join(', ')}) goes whole over each of ${names}. Say on the connections which takes what: assume: { calls: { ${flows[0]?.name ?? 'flow'}: 1 } }.`,
      ko: `모든 흐름(${flows.map((flow) => flow.name).join(', ')})이 ${names} 각각으로 전부 갑니다. 연결마다 무엇이 지나가는지 적으세요. 예: assume: { calls: { ${flows[0]?.name ?? 'flow'}: 1 } }`,
    },
  }];
}

/** Nodes that call each other in a circle. `endless`: what comes back is no less than what went round. */
export function cycleFinding(nodes: readonly string[], endless: boolean, { index }: TrafficContext): Finding {
  const [first = ''] = nodes;
  const names = nodes.flatMap((id) => index.node(id) ?? []).map((node) => `'${nameOf(node)}'`).join(' → ');
  return {
    rule: endless ? 'traffic.endless-cycle' : 'traffic.cycle',
    severity: endless ? 'error' : 'warning',
    node: first,
    path: ['nodes', first],
    message: endless
      ? {
          en: `Traffic goes round without end: ${names}. Each round makes at least as many calls as the one before; the numbers behind it mean nothing. Lower assume.calls on one of the connections below 1.`,
          ko: `트래픽이 끝없이 돕니다: ${names}. 한 바퀴 돌 때마다 호출이 줄지 않으므로 이후의 수치는 의미가 없습니다. 연결 중 하나의 assume.calls를 1보다 작게 하세요.`,
        }
      : {
          en: `Traffic goes round in a circle: ${names}. Its calls are added up until they have died down.`,
          ko: `트래픽이 순환합니다: ${names}. 호출이 잦아들 때까지 더해 계산합니다.`,
        },
  };
}

/** Flows that a connection names and that start nowhere: such a name would silently mean no calls. */
export function unknownFlows(connection: Connection, named: ConnectionAssumptions['named'], flows: ReadonlySet<string>): readonly Finding[] {
  return named.filter(({ flow }) => !flows.has(flow)).map(({ flow, path }) => ({ ...unknownKey(flow, flows, { connection: connection.id, path }), rule: 'traffic.unknown-flow' }));
}

/** The path in the file of a flow's own `path`, for findings about where it leads. */
export function pathOfFlow(flow: string): readonly string[] {
  const dot = flow.indexOf('.');
  return ['nodes', flow.slice(0, dot), 'traffic', flow.slice(dot + 1), 'path'];
}
