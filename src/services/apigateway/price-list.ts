import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AmazonApiGateway';

export const priceList: PriceList = {
  'http-requests': { offer, usagetypes: ['ApiGatewayHttpRequest'] },
  'rest-requests': { offer, usagetypes: ['ApiGatewayRequest'] },
  'websocket-messages': { offer, usagetypes: ['ApiGatewayMessage'] },
  'websocket-minutes': { offer, usagetypes: ['ApiGatewayMinute'] },
};
