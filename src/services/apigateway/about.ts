import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';

/** Does not say which of the three. */
const API_GATEWAY = ['api gateway', 'apigw', 'api gw', 'amazon api gateway', 'api 게이트웨이'] as const;

export const http: About = {
  title: { en: 'HTTP API', ko: 'HTTP API' },
  short: { en: 'HTTP API', ko: 'HTTP API' },
  category: 'api',
  description: {
    en: 'Routes HTTP requests to functions: the simpler and cheaper API of API Gateway, with JWT authorizers.',
    ko: 'HTTP 요청을 함수로 보냅니다. API Gateway의 더 간단하고 저렴한 API이며 JWT 권한 부여자를 지원합니다.',
  },
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html',
  initial: {},
  summary: (node) => routes('HTTP API', node),
  drawio: { shape: 'api_gateway', fill: '#8C4FFF' },
  names: {
    anywhere: ['http api', 'api gateway http', 'api gateway http api', ...API_GATEWAY],
    atEnd: ['api gateway v2'],
  },
};

export const rest: About = {
  title: { en: 'REST API', ko: 'REST API' },
  short: { en: 'REST API', ko: 'REST API' },
  category: 'api',
  description: {
    en: 'Routes HTTP requests to functions, with what an HTTP API lacks: caching, API keys, usage plans, request validation.',
    ko: 'HTTP 요청을 함수로 보냅니다. HTTP API에 없는 캐싱, API 키, 사용량 계획, 요청 검증을 지원합니다.',
  },
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html',
  initial: { EndpointConfiguration: { Types: ['REGIONAL'] } },
  summary: (node) => routes('REST API', node),
  drawio: { shape: 'api_gateway', fill: '#8C4FFF' },
  names: {
    anywhere: ['rest api', 'restful api', 'api gateway rest', 'api gateway rest api', ...API_GATEWAY],
  },
};

export const websocket: About = {
  title: { en: 'WebSocket API', ko: 'WebSocket API' },
  short: { en: 'WebSocket API', ko: 'WebSocket API' },
  category: 'api',
  description: {
    en: 'Keeps connections open in both directions and calls a function for each message.',
    ko: '양방향 연결을 유지하고 메시지마다 함수를 호출합니다.',
  },
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html',
  initial: { RouteSelectionExpression: '$request.body.action' },
  summary: (node) => routes('WebSocket', node),
  drawio: { shape: 'api_gateway', fill: '#8C4FFF' },
  names: {
    anywhere: ['websocket api', 'web socket api', 'api gateway websocket', 'api gateway websocket api', 'websocket', ...API_GATEWAY],
  },
};

function routes(title: string, node: Node): Text {
  const count = Object.keys(node.routes).length;
  return { en: `${title} · ${count} ${count === 1 ? 'route' : 'routes'}`, ko: `${title} · 경로 ${count}개` };
}
