import { core, excused, limitsReadOn, requestable } from '../../core/catalog/limit.ts';
import type { Limit, LimitTable } from '../../core/catalog/service.ts';

const READ = '2026-11-21';
const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/apigateway/latest/', READ);
const ALL = 'developerguide/limits';
const REST = 'developerguide/api-gateway-execution-service-limits-table';
const STREAM = 'developerguide/response-transfer-mode';
const HTTP = 'developerguide/http-api-quotas';
const WEBSOCKET = 'developerguide/apigateway-execution-service-websocket-limits-table';

/** Where the codes of Service Quotas stand. */
const raisable = (code: string, limit: Limit, factor?: number): Limit =>
  requestable(limit, 'apigateway', code, { url: 'https://docs.aws.amazon.com/general/latest/gr/apigateway.html', asOf: READ }, undefined, factor);

/** Regions where accounts start with a quarter of the usual rate. */
const QUIET_REGIONS = [
  'af-south-1', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-7', 'ca-west-1',
  'eu-central-2', 'eu-south-1', 'eu-south-2', 'il-central-1', 'me-central-1', 'mx-central-1',
];

function inQuietRegions(value: number): Readonly<Record<string, number>> {
  return Object.fromEntries(QUIET_REGIONS.map((region) => [region, value]));
}

/** Sizes in bytes. */
export const limits = {
  'throttle-rate': raisable('L-8A5B8E43', core(adjustable(10000, 'requests/s', 'account and Region, all APIs', ALL, inQuietRegions(2500)))),
  // AWS sets it from the rate; nobody may ask for more.
  'throttle-burst': core(hard(5000, 'requests', 'account and Region, all APIs', ALL, inQuietRegions(1250))),
  'create-deployment-rate': excused('run-time only', hard(0.2, 'requests/s', 'account', ALL)),

  // Raisable on Regional and private APIs, never on edge-optimized ones.
  'rest-timeout-max': raisable('L-E5AE38E3', core(adjustable(29, 's', 'integration', REST)), 1000),
  'rest-edge-timeout-max': core(hard(29, 's', 'integration of an edge-optimized API', REST)),
  'rest-timeout-min': hard(0.05, 's', 'integration', REST),
  // AWS documents no upper bound; a question at re:Post names this one, so that nothing is held to it.
  'rest-timeout-raised-max': excused('account-level only', adjustable(300, 's', 'integration, once the quota is raised', REST)),
  'rest-payload-max': core(hard(10485760, 'B', 'request or response', REST)),
  'rest-headers-max': core(hard(20480, 'B', 'request', REST), 'run-time only'),
  'rest-private-headers-max': excused('run-time only', hard(8000, 'B', 'request to a private API', REST)),
  'rest-url-max': excused('run-time only', hard(10240, 'characters', 'request to a Regional API', REST)),
  'rest-idle-max': excused('run-time only', hard(310, 's', 'connection', REST)),
  'rest-stream-max': core(hard(900, 's', 'streamed response', STREAM)),
  'rest-stream-idle-max': excused('run-time only', hard(300, 's', 'streamed response of a Regional or private API', STREAM)),
  'rest-stream-bandwidth': hard(2, 'MB/s', 'streamed response, after its first 10 MB', STREAM),
  'rest-resources': raisable('L-01C8A9E0', core(adjustable(300, 'resources', 'API', REST))),
  'rest-stages': raisable('L-379E48B0', core(adjustable(10, 'stages', 'API', REST))),
  'rest-stage-variables': hard(100, 'variables', 'stage', REST),
  'rest-authorizers': core(adjustable(10, 'authorizers', 'API', REST)),
  'rest-authorizer-ttl-max': hard(3600, 's', 'authorizer', 'api/API_CreateAuthorizer'),
  'rest-api-keys': core(hard(10000, 'API keys', 'account and Region', REST), 'account-level only'),
  'rest-usage-plans': excused('account-level only', adjustable(300, 'usage plans', 'account and Region', REST)),
  'rest-usage-plans-per-key': excused('account-level only', adjustable(10, 'usage plans', 'API key', REST)),
  'rest-regional-apis': excused('account-level only', hard(600, 'APIs', 'account and Region', REST)),
  'rest-edge-apis': excused('account-level only', hard(120, 'APIs', 'account and Region', REST)),
  'rest-vpc-links': excused('account-level only', adjustable(20, 'VPC links', 'account and Region', REST)),
  'rest-domains': excused('account-level only', adjustable(120, 'domain names', 'account and Region', REST)),
  'rest-policy-max': raisable('L-8B81B02C', adjustable(8192, 'characters', 'resource policy', REST)),
  'rest-definition-max': excused('run-time only', hard(6291456, 'B', 'imported definition', REST)),
  'rest-cache-ttl-default': core(initial(300, 's', 'stage or method', REST)),
  'rest-cache-ttl-max': core(hard(3600, 's', 'stage or method', REST)),
  'rest-cache-response-max': hard(1048576, 'B', 'cached response', REST),

  'http-timeout-max': core(hard(30, 's', 'integration', HTTP)),
  'http-payload-max': core(hard(10485760, 'B', 'request or response', HTTP)),
  'http-headers-max': excused('run-time only', hard(10240, 'B', 'request', HTTP)),
  'http-routes': raisable('L-65B5C802', core(adjustable(300, 'routes', 'API', HTTP))),
  'http-integrations': hard(300, 'integrations', 'API', HTTP),
  'http-stages': raisable('L-379E48B0', core(adjustable(10, 'stages', 'API', HTTP))),
  'http-authorizers': core(adjustable(10, 'authorizers', 'API', HTTP)),
  'http-audiences': hard(50, 'audiences', 'JWT authorizer', HTTP),
  'http-scopes': hard(10, 'scopes', 'route', HTTP),
  'http-authorizer-timeout-max': excused('run-time only', hard(10, 's', 'answer of a Lambda authorizer', HTTP)),
  'http-vpc-links': excused('account-level only', adjustable(10, 'VPC links', 'account and Region', HTTP)),

  'websocket-timeout-max': core(hard(29, 's', 'integration', WEBSOCKET)),
  'websocket-message-max': core(hard(131072, 'B', 'message', WEBSOCKET)),
  'websocket-frame-max': core(hard(32768, 'B', 'frame', WEBSOCKET)),
  'websocket-routes': raisable('L-01C8A9E0', adjustable(300, 'routes', 'API', WEBSOCKET)),
  'websocket-stages': raisable('L-379E48B0', adjustable(10, 'stages', 'API', WEBSOCKET)),
  'websocket-authorizers': adjustable(10, 'authorizers', 'API', WEBSOCKET),
  'websocket-new-connections': raisable('L-9ED1E49A', core(adjustable(500, 'connections/s', 'account and Region', WEBSOCKET))),
  'websocket-connection-max': core(hard(7200, 's', 'connection', WEBSOCKET)),
  'websocket-idle-max': core(hard(600, 's', 'connection', WEBSOCKET)),
  // What 500 new connections a second, each closed after two hours, come to; no quota of its own.
  'websocket-open-connections': excused('run-time only', initial(3600000, 'connections', 'account and Region', WEBSOCKET)),
} satisfies LimitTable;
