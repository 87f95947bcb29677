import { isSet } from '../../../core/catalog/setting.ts';
import { logicalIdOf, type Node } from '../../../core/model/design.ts';
import { isObject, own, type JsonObject, type Path } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Rule, RuleContext } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { partsOf, type NodePart } from '../../../core/rules/parts.ts';
import { limits } from '../limits.ts';

const RAISE = { en: 'Use fewer, or have the quota raised and write it under account.quotas.', ko: '줄이거나, 할당량을 늘리고 account.quotas에 적으세요.' };
const YOURS: Text = { en: 'What the API can do without is for you to decide.', ko: '무엇을 뺄지는 직접 정해야 합니다.' };
const HOLDER: Text = { en: 'The API', ko: 'API' };

/** The stages that a node sets by hand. */
export function stagesOf(node: Node): readonly NodePart[] {
  return partsOf(node, 'AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage');
}

type Kind = 'http' | 'rest' | 'websocket';

function kindOf({ service }: Node): Kind {
  return service === 'apigateway.http' ? 'http' : service === 'apigateway.rest' ? 'rest' : 'websocket';
}

const STAGE_QUOTA = { http: 'apigateway.http-stages', rest: 'apigateway.rest-stages', websocket: 'apigateway.websocket-stages' } as const;
const AUTHORIZER_QUOTA = { http: 'apigateway.http-authorizers', rest: 'apigateway.rest-authorizers', websocket: 'apigateway.websocket-authorizers' } as const;

export const tooManyStages: Rule = {
  id: 'apigateway.too-many-stages',
  severity: 'warning',
  title: { en: 'An API has more stages than the quota', ko: '할당량보다 많은 스테이지' },
  why: { en: 'API Gateway refuses the stage above the quota. The quota can be raised on request.', ko: 'API Gateway는 할당량을 넘는 스테이지를 거부합니다. 할당량은 요청하면 늘릴 수 있습니다.' },
  source: limits['rest-stages'].source,
  unfixable: YOURS,
  check: (node, context) => {
    const stages = stagesOf(node);
    const made = stages.some(({ id }) => id === `${logicalIdOf(node)}Stage`) ? 0 : 1;
    return tooMany({ count: stages.length + made, limit: STAGE_QUOTA[kindOf(node)], holder: HOLDER, what: { en: 'stages', ko: '스테이지' }, by: 'API Gateway', advice: RAISE, path: ['parts'] }, context);
  },
};

export const tooManyAuthorizers: Rule = {
  id: 'apigateway.too-many-authorizers',
  severity: 'warning',
  title: { en: 'An API has more authorizers than the quota', ko: '할당량보다 많은 권한 부여자' },
  why: { en: 'API Gateway refuses the authorizer above the quota. The quota can be raised on request.', ko: 'API Gateway는 할당량을 넘는 권한 부여자를 거부합니다. 할당량은 요청하면 늘릴 수 있습니다.' },
  source: limits['http-authorizers'].source,
  unfixable: YOURS,
  check: (node, context) => {
    const count = context.incoming(node, 'authorize').length + partsOf(node, 'AWS::ApiGateway::Authorizer', 'AWS::ApiGatewayV2::Authorizer').length;
    return tooMany({ count, limit: AUTHORIZER_QUOTA[kindOf(node)], holder: HOLDER, what: { en: 'authorizers', ko: '권한 부여자' }, by: 'API Gateway', advice: RAISE }, context);
  },
};

export const tooManyIntegrations: Rule = {
  id: 'apigateway.too-many-integrations',
  severity: 'error',
  title: { en: 'An HTTP API has more integrations than API Gateway allows', ko: 'API Gateway가 허용하는 것보다 많은 통합' },
  why: { en: 'API Gateway refuses the integration above the limit, and does not raise it.', ko: 'API Gateway는 한도를 넘는 통합을 거부하며 한도를 늘려 주지 않습니다.' },
  source: limits['http-integrations'].source,
  services: ['apigateway.http'],
  unfixable: YOURS,
  check: (node, context) => {
    const direct = Object.values(node.routes).filter((route) => isObject(route) && isObject(own(route, 'integration')));
    return tooMany({
      count: context.outgoing(node, 'invoke').length + direct.length, limit: 'apigateway.http-integrations', holder: HOLDER, what: { en: 'integrations', ko: '통합' }, by: 'API Gateway',
      advice: { en: 'Let one function answer several routes, or split the API.', ko: '함수 하나가 여러 경로를 맡게 하거나 API를 나누세요.' },
    }, context);
  },
};

export const tooManyVariables: Rule = {
  id: 'apigateway.too-many-stage-variables',
  severity: 'error',
  title: { en: 'A stage has more variables than API Gateway allows', ko: 'API Gateway가 허용하는 것보다 많은 스테이지 변수' },
  why: { en: 'API Gateway refuses a stage with more variables.', ko: 'API Gateway는 변수가 더 많은 스테이지를 거부합니다.' },
  source: limits['rest-stage-variables'].source,
  services: ['apigateway.rest'],
  unfixable: YOURS,
  check: (node, context) => stagesOf(node).flatMap(({ properties, path }) => {
    const variables = own(properties, 'Variables');
    return tooMany({
      count: isObject(variables) ? Object.keys(variables).length : 0, limit: 'apigateway.rest-stage-variables', holder: { en: 'The stage', ko: '스테이지' }, what: { en: 'variables', ko: '변수' }, by: 'API Gateway',
      advice: { en: 'Keep settings in the functions or in a parameter store.', ko: '설정은 함수나 파라미터 저장소에 두세요.' }, path: [...path, 'Variables'],
    }, context);
  }),
};

export const noAccessLog: Rule = {
  id: 'apigateway.no-access-log',
  severity: 'info',
  title: { en: 'An API writes no access log', ko: '액세스 로그를 남기지 않는 API' },
  why: {
    en: 'Without an access log nobody can tell afterwards who called, what was refused (throttled, not authorized) and how long it took.',
    ko: '액세스 로그가 없으면 누가 호출했는지, 무엇이 (제한이나 권한으로) 거부되었는지, 얼마나 걸렸는지 나중에 알 수 없습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html', asOf: '2026-11-21' },
  unfixable: { en: 'A log group is a resource of its own, with a price and a time that it is kept for.', ko: '로그 그룹은 비용과 보존 기간이 있는 별도의 리소스입니다.' },
  check: (node, { incoming, resolve }) => {
    const isCalled = incoming(node, 'request').length > 0 || incoming(node, 'origin').length > 0;
    const logs = stagesOf(node).some(({ properties }) => isSet(properties, 'AccessLogSettings', resolve));
    if (!isCalled || logs) return [];
    const stage = `${logicalIdOf(node)}Stage`;
    return [{
      message: {
        en: `The stage writes no access log. Set AccessLogSettings of ${stage} under parts, with a log group, or ignore this with the reason.`,
        ko: `스테이지가 액세스 로그를 남기지 않습니다. parts에서 ${stage}의 AccessLogSettings를 로그 그룹과 함께 설정하거나 이유를 적고 무시하세요.`,
      },
    }];
  },
};

/** One entry of `MethodSettings` of a REST stage. */
export interface MethodSetting {
  readonly settings: JsonObject;
  readonly stage: NodePart;
  /** Where it stands below the node. */
  readonly path: Path;
}

/** The method settings of the stages that a node sets by hand. */
export function methodSettingsOf(node: Node): readonly MethodSetting[] {
  return stagesOf(node).flatMap((stage) => {
    const written = own(stage.properties, 'MethodSettings');
    return (Array.isArray(written) ? written : []).flatMap((settings, at) => (isObject(settings) ? [{ settings, stage, path: [...stage.path, 'MethodSettings', at] }] : []));
  });
}

/** The settings that switch caching on. */
export function cachedMethods(node: Node, { resolve }: RuleContext): readonly MethodSetting[] {
  return methodSettingsOf(node).filter(({ settings }) => resolve.boolean(settings, 'CachingEnabled') === true);
}
