import type { PriceList, Unlisted } from '../../core/cost/price-list.ts';

const offer = 'AmazonCognito';

const UNNAMED: Unlisted = { unlisted: { en: 'Its usage type was not found in any copy of the price list.', ko: '사용 유형을 가격표 사본에서 찾지 못했습니다.' } };

export const priceList: PriceList = {
  'mau-lite': { offer, usagetypes: ['CognitoLiteMAU'] },
  'mau-essentials': { offer, usagetypes: ['CognitoEssentialsMAU'] },
  'mau-plus': { offer, usagetypes: ['CognitoPlusMAU'] },
  'mau-lite-before-2024-11': { unlisted: { en: 'The list counts users behind the free ones; the bands are those of Lite.', ko: '가격표는 무료 사용자를 뺀 수로 구간을 나누며 구간은 Lite와 같습니다.' } },
  'mau-federated': UNNAMED,
  'advanced-security': UNNAMED,
  'm2m-clients': UNNAMED,
  'm2m-tokens': UNNAMED,
};
