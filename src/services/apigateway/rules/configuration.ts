import type { Node } from '../../../core/model/design.ts';
import { isObject, own, type Json, type Path } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { partsOf } from '../../../core/rules/parts.ts';

export const stageNameInvalid: Rule = {
  id: 'apigateway.stage-name-invalid',
  severity: 'error',
  title: { en: 'A stage has a name that API Gateway refuses', ko: 'API Gateway가 거부하는 스테이지 이름' },
  why: {
    en: 'The stage is the first part of the path of every request, so it has letters, digits, hyphens and underscores only. HTTP APIs also have $default, which adds nothing to the path.',
    ko: '스테이지는 모든 요청 주소의 첫 부분이므로 영문자, 숫자, 하이픈, 밑줄만 쓸 수 있습니다. HTTP API에는 주소에 아무것도 더하지 않는 $default도 있습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html', asOf: '2026-11-21' },
  unfixable: { en: 'The stage stands in the address that clients use.', ko: '스테이지는 클라이언트가 쓰는 주소에 들어갑니다.' },
  check: (node, { resolve }) => {
    const stage = resolve.string(node.settings, 'stage');
    const isDefault = stage === '$default' && node.service === 'apigateway.http';
    if (stage === undefined || isDefault || /^[A-Za-z0-9_-]{1,128}$/.test(stage)) return [];
    return [{
      path: ['stage'],
      message: {
        en: `“${stage}” is not a stage name. Use letters, digits, hyphens and underscores${node.service === 'apigateway.http' ? ', or $default' : ''}.`,
        ko: `‘${stage}’은(는) 스테이지 이름이 될 수 없습니다. 영문자, 숫자, 하이픈, 밑줄${node.service === 'apigateway.http' ? ' 또는 $default' : ''}을 쓰세요.`,
      },
    }];
  },
};

export const corsWithCredentials: Rule = {
  id: 'apigateway.cors-credentials-for-everybody',
  severity: 'error',
  title: { en: 'CORS lets every origin send credentials', ko: '모든 오리진에 자격 증명을 허용하는 CORS' },
  why: {
    en: 'Browsers refuse credentials where every origin is allowed, and so does API Gateway.',
    ko: '모든 오리진을 허용하면 브라우저와 API Gateway가 자격 증명을 거부합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html', asOf: '2026-11-21' },
  services: ['apigateway.http'],
  check: (node, context) => [
    ...credentialsForAll(own(node.settings, 'cors'), ['cors'], context),
    ...credentialsForAll(own(node.properties, 'CorsConfiguration'), ['properties', 'CorsConfiguration'], context),
  ],
};

function credentialsForAll(cors: Json | undefined, base: Path, { resolve }: RuleContext): readonly Violation[] {
  if (!isObject(cors) || resolve.boolean(cors, 'AllowCredentials') !== true) return [];
  const origins = resolve.value(own(cors, 'AllowOrigins'));
  if (!origins.known || !Array.isArray(origins.value) || !origins.value.includes('*')) return [];
  const path = [...base, 'AllowCredentials'];
  return [{
    path,
    message: {
      en: 'AllowCredentials does not go with AllowOrigins [*]. Name the origins, or remove AllowCredentials.',
      ko: 'AllowCredentials는 AllowOrigins [*]와 함께 쓸 수 없습니다. 오리진을 적거나 AllowCredentials를 지우세요.',
    },
    fix: { title: { en: 'Remove AllowCredentials', ko: 'AllowCredentials 지우기' }, path, value: undefined },
  }];
}

const API_KEYS: Text = { en: 'API keys', ko: 'API 키' };
const CACHING: Text = { en: 'caching', ko: '캐싱' };

/** By key of a route, property of the API and type of a part: what only REST APIs have. */
const ROUTE_KEYS_OF_REST: ReadonlyMap<string, Text> = new Map([['key', API_KEYS], ['ApiKeyRequired', API_KEYS], ['cache', CACHING]]);

const PROPERTIES_OF_REST: ReadonlyMap<string, Text> = new Map([
  ['EndpointConfiguration', { en: 'edge-optimized or private endpoints', ko: '엣지 최적화나 프라이빗 엔드포인트' }],
  ['Policy', { en: 'resource policies', ko: '리소스 정책' }],
  ['ApiKeySourceType', API_KEYS],
]);

const PARTS_OF_REST: ReadonlyMap<string, Text> = new Map([
  ['AWS::ApiGateway::ApiKey', API_KEYS],
  ['AWS::ApiGateway::UsagePlan', { en: 'usage plans or throttling per client', ko: '사용량 계획이나 클라이언트별 제한' }],
  ['AWS::ApiGateway::RequestValidator', { en: 'request validation', ko: '요청 검증' }],
  ['AWS::ApiGateway::GatewayResponse', { en: 'gateway responses', ko: '게이트웨이 응답 설정' }],
  ['AWS::WAFv2::WebACLAssociation', { en: 'AWS WAF in front', ko: 'AWS WAF 연결' }],
]);

export const featureOfRest: Rule = {
  id: 'apigateway.only-rest-has-it',
  severity: 'error',
  title: { en: 'An HTTP API is asked for what only REST APIs have', ko: 'REST API에만 있는 기능을 쓰는 HTTP API' },
  why: {
    en: 'HTTP APIs are cheaper and do less: no API keys, usage plans, caching, request validation, AWS WAF or private endpoints.',
    ko: 'HTTP API는 저렴한 대신 기능이 적습니다. API 키, 사용량 계획, 캐싱, 요청 검증, AWS WAF, 프라이빗 엔드포인트가 없습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html', asOf: '2026-11-21' },
  services: ['apigateway.http'],
  check: (node) => missingInHttpApis(node).map(onlyRest),
};

/** Something that only REST APIs have, and where a node asks for it. */
export interface FeatureOfRest {
  readonly feature: Text;
  readonly name: string;
  readonly path: Path;
}

/** What a node asks for that only REST APIs have, whichever it is itself. */
export function missingInHttpApis(node: Node): readonly FeatureOfRest[] {
  return [
    ...Object.entries(node.routes).flatMap(([key, route]) => featuresOf(route).map(([name, feature]) => ({ feature, name, path: ['routes', key, name] }))),
    ...[...PROPERTIES_OF_REST].filter(([name]) => Object.hasOwn(node.properties, name)).map(([name, feature]) => ({ feature, name, path: ['properties', name] })),
    ...partsOf(node, ...PARTS_OF_REST.keys()).map(({ id, type }) => ({ feature: PARTS_OF_REST.get(type) ?? { en: type, ko: type }, name: id, path: ['parts', id] })),
  ];
}

function onlyRest({ feature, name, path }: FeatureOfRest): Violation {
  return {
    path,
    message: {
      en: `HTTP APIs have no ${feature.en}. Remove it, or make this a REST API.`,
      ko: `HTTP API에는 ${feature.ko} 기능이 없습니다. 지우거나 REST API로 바꾸세요.`,
    },
    fix: { title: { en: `Remove ${name}`, ko: `${name} 지우기` }, path, value: undefined },
  };
}

function featuresOf(route: Json): readonly (readonly [string, Text])[] {
  if (!isObject(route)) return [];
  return [...ROUTE_KEYS_OF_REST].filter(([name]) => Object.hasOwn(route, name) && own(route, name) !== false);
}
