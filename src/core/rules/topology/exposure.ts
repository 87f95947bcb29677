import { nameOf, type Node } from '../../model/design.ts';
import { isObject, own } from '../../model/json.ts';
import type { Rule, RuleContext } from '../contract.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

export const unauthorizedWrite: Rule = {
  id: 'topology.write-without-authorizer',
  severity: 'info',
  title: { en: 'Anybody may call a route that changes something', ko: '누구나 호출할 수 있는 변경 경로' },
  why: {
    en: 'A route without an authorizer is open to the Internet. Where that is meant, silence this with the reason; else somebody else fills the table and the bill.',
    ko: '권한 부여자가 없는 경로는 인터넷에 열려 있습니다. 의도한 것이면 이유를 적고 무시하세요. 아니면 누군가 테이블과 청구서를 채웁니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html', asOf: '2026-11-21' },
  unfixable: { en: 'Who may call is for you to decide.', ko: '누가 호출할 수 있는지는 직접 정해야 합니다.' },
  check: (node, context) => {
    const routes = Object.entries(node.routes).filter(([key, route]) => changesSomething(route) && !isGuarded(node, key, route, context));
    if (routes.length === 0 || !takesAuthorizers(node, context) || !isPublic(node, context)) return [];
    return routes.map(([key, route]) => ({
      path: ['routes', key],
      message: {
        en: `Anybody may call “${textOf(route)}” of “${nameOf(node)}”. Connect an authorizer by \`authorize\`, or ignore this with the reason.`,
        ko: `‘${nameOf(node)}’의 ‘${textOf(route)}’ 경로는 누구나 호출할 수 있습니다. 권한 부여자를 \`authorize\`로 연결하거나 이유를 적고 무시하세요.`,
      },
    }));
  },
};

function takesAuthorizers(node: Node, { catalog, resolve }: RuleContext): boolean {
  return catalog.ports(node, resolve).in.some((port) => port.kind === 'authorize' && !port.blocked);
}

function isPublic(node: Node, context: RuleContext): boolean {
  return context.incoming(node, 'request').length > 0 || context.incoming(node, 'origin').length > 0;
}

/** Whether a connection authorizes the route (one that names no routes: all), or the route says by itself who may call. */
function isGuarded(node: Node, key: string, route: unknown, context: RuleContext): boolean {
  const authorization = isObject(route) ? own(route, 'AuthorizationType') ?? own(route, 'ApiKeyRequired') : undefined;
  if (authorization !== undefined && authorization !== 'NONE' && authorization !== false) return true;
  return context.incoming(node, 'authorize').some(({ connection }) => connection.routes.length === 0 || connection.routes.includes(key));
}

function changesSomething(route: unknown): boolean {
  const method = textOf(route).split(' ')[0] ?? '';
  return /^[A-Z]+$/.test(method) && !SAFE_METHODS.includes(method);
}

function textOf(route: unknown): string {
  const text = isObject(route) ? own(route, 'route') : route;
  return typeof text === 'string' ? text : '';
}
