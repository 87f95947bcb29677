import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AmazonCognito';

export const priceList: PriceList = {
  'mau-lite': { offer, usagetypes: ['CognitoLiteMAU'] },
  'mau-essentials': { offer, usagetypes: ['CognitoEssentialsMAU'] },
  'mau-plus': { offer, usagetypes: ['CognitoPlusMAU'] },
};
