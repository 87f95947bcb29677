import { limitsReadOn } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/apigateway/latest/developerguide/', '2026-11-21');
const REST = 'api-gateway-execution-service-limits-table';
const HTTP = 'http-api-quotas';
const WEBSOCKET = 'apigateway-execution-service-websocket-limits-table';

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
  'throttle-rate': adjustable(10000, 'requests/s', 'account and Region, all APIs', 'limits', inQuietRegions(2500)),
  'throttle-burst': hard(5000, 'requests', 'account and Region, all APIs', 'limits', inQuietRegions(1250)),

  // Raisable on Regional and private APIs, never on edge-optimized ones.
  'rest-timeout-max': adjustable(29, 's', 'integration', REST),
  'rest-edge-timeout-max': hard(29, 's', 'integration of an edge-optimized API', REST),
  'rest-timeout-min': hard(0.05, 's', 'integration', REST),
  'rest-payload-max': hard(10485760, 'B', 'request or response', REST),
  'rest-headers-max': hard(20480, 'B', 'request', REST),
  'rest-resources': adjustable(300, 'resources', 'API', REST),
  'rest-stages': adjustable(10, 'stages', 'API', REST),
  'rest-cache-ttl-default': initial(300, 's', 'stage or method', REST),
  'rest-cache-ttl-max': hard(3600, 's', 'stage or method', REST),
  'rest-stream-max': hard(900, 's', 'response', 'response-transfer-mode'),

  'http-timeout-max': hard(30, 's', 'integration', HTTP),
  'http-payload-max': hard(10485760, 'B', 'request or response', HTTP),
  'http-headers-max': hard(10240, 'B', 'request', HTTP),
  'http-routes': adjustable(300, 'routes', 'API', HTTP),
  'http-stages': adjustable(10, 'stages', 'API', HTTP),
  'http-authorizers': adjustable(10, 'authorizers', 'API', HTTP),

  'websocket-timeout-max': hard(29, 's', 'integration', WEBSOCKET),
  'websocket-message-max': hard(131072, 'B', 'message', WEBSOCKET),
  'websocket-frame-max': hard(32768, 'B', 'frame', WEBSOCKET),
  'websocket-routes': adjustable(300, 'routes', 'API', WEBSOCKET),
  'websocket-new-connections': adjustable(500, 'connections/s', 'account and Region', WEBSOCKET),
  'websocket-connection-max': hard(7200, 's', 'connection', WEBSOCKET),
  'websocket-idle-max': hard(600, 's', 'connection', WEBSOCKET),
} satisfies LimitTable;
