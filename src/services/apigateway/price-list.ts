import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AmazonApiGateway';

/** Sizes of a REST API's cache, in GB. */
export const CACHE_SIZES = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'] as const;

export const priceList: PriceList = {
  'http-requests': { offer, usagetypes: ['ApiGatewayHttpRequest'] },
  'rest-requests': { offer, usagetypes: ['ApiGatewayRequest'] },
  'websocket-messages': { offer, usagetypes: ['ApiGatewayMessage'] },
  'websocket-minutes': { offer, usagetypes: ['ApiGatewayMinute'] },
  ...Object.fromEntries(CACHE_SIZES.map((size) => [`cache-${size}`, { offer, usagetypes: [`ApiGatewayCacheUsage:${size}GB`, 'ApiGatewayCacheUsage'], attributes: { cacheMemorySizeGb: size } }])),
};
