import { eachNode, ofNode, type Alternative, type AlternativesPart, type NodeOutcome } from '../../core/cost/alternatives.ts';
import { nameOf, type Node } from '../../core/model/design.ts';
import { isObject, own } from '../../core/model/json.ts';
import { restrictions } from './restrictions.ts';
import { missingInHttpApis } from './rules/configuration.ts';

const { what, source } = restrictions['http-missing-features'];
const API = { en: 'HTTP or REST API', ko: 'HTTP API나 REST API' };
const isApi = ({ service }: Node): boolean => service === 'apigateway.http' || service === 'apigateway.rest';

/** Properties that both have, under the same names. */
const SHARED = new Set(['Name', 'Description']);

/** The same routes and stage under the other product; what is the other product's own does not go along. */
function as(node: Node, service: string, foreign: string): Node {
  const kept = Object.entries(node.properties).filter(([name]) => SHARED.has(name));
  const parts = Object.entries(node.parts).filter(([, part]) => !(isObject(part) && String(own(part, 'Type')).startsWith(foreign)));
  return { ...node, service, properties: Object.fromEntries(kept), parts: Object.fromEntries(parts) };
}

const rest: Alternative = {
  id: 'rest',
  title: { en: 'REST APIs instead of HTTP APIs', ko: 'HTTP API 대신 REST API' },
  apply: (context) => eachNode(context, {
    what: API, isMeant: isApi,
    change: (node): NodeOutcome => (node.service === 'apigateway.rest'
      ? { because: { en: `${nameOf(node)} is a REST API already.`, ko: `${nameOf(node)}은(는) 이미 REST API입니다.` } }
      : { node: as(node, 'apigateway.rest', 'AWS::ApiGatewayV2::'), change: ofNode(node, { en: 'HTTP API → REST API', ko: 'HTTP API → REST API' }) }),
    assumes: [{ en: 'A REST API counts each request once, an HTTP API each started 512 KB; no cache is set up.', ko: 'REST API는 요청마다 한 번, HTTP API는 512 KB마다 한 번 셉니다. 캐시는 두지 않습니다.' }],
    features: [{
      text: { en: 'Gains API keys and usage plans, caching, request validation, AWS WAF, private and edge-optimized endpoints, resource policies, canary deployments.', ko: 'API 키와 사용량 계획, 캐싱, 요청 검증, AWS WAF, 프라이빗·엣지 최적화 엔드포인트, 리소스 정책, 카나리 배포를 쓸 수 있게 됩니다.' },
      source,
    }],
  }),
};

const http: Alternative = {
  id: 'http',
  title: { en: 'HTTP APIs instead of REST APIs', ko: 'REST API 대신 HTTP API' },
  apply: (context) => {
    const rests = context.design.nodes.filter((node) => node.service === 'apigateway.rest' && context.wants(node));
    return eachNode(context, {
      what: API, isMeant: isApi,
      change: (node): NodeOutcome => {
        if (node.service === 'apigateway.http') return { because: { en: `${nameOf(node)} is an HTTP API already.`, ko: `${nameOf(node)}은(는) 이미 HTTP API입니다.` } };
        if (context.resolve.string(node.properties, 'EndpointConfiguration.Types.0') === 'PRIVATE') {
          return { because: { en: `${nameOf(node)} is private, which an HTTP API cannot be.`, ko: `${nameOf(node)}은(는) 프라이빗 API이며 HTTP API는 프라이빗일 수 없습니다.` } };
        }
        return { node: as(node, 'apigateway.http', 'AWS::ApiGateway::'), change: ofNode(node, { en: 'REST API → HTTP API', ko: 'REST API → HTTP API' }) };
      },
      assumes: [{ en: 'An HTTP API counts each started 512 KB of a request or response, a REST API each request once.', ko: 'HTTP API는 요청이나 응답의 512 KB마다 한 번, REST API는 요청마다 한 번 셉니다.' }],
      features: [
        ...rests.flatMap((node) => missingInHttpApis(node).map(({ feature, name }) => ({ text: ofNode(node, { en: `loses ${feature.en} (${name})`, ko: `${feature.ko} 기능을 잃음(${name})` }), source }))),
        { text: { en: what, ko: 'HTTP API에는 엣지 최적화·프라이빗 엔드포인트, AWS WAF, API 키와 사용량 계획, 클라이언트별 제한, 캐싱, 요청 검증, 본문 변환, 카나리 배포, 게이트웨이 응답, 리소스 정책이 없습니다.' }, source },
      ],
    });
  },
};

export const alternatives: AlternativesPart = { list: [rest, http] };
