import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AWSDataTransfer';

export const priceList: PriceList = {
  'transfer-out': { offer, usagetypes: ['DataTransfer-Out-Bytes'] },
  'transfer-zones': { offer, usagetypes: ['DataTransfer-Regional-Bytes'] },
  'transfer-regions': {
    unlisted: {
      en: 'has a product for each pair of Regions; the price kept is that of most pairs',
      ko: '리전 쌍마다 항목이 따로 있어 대부분의 쌍에 적용되는 가격을 둔 항목',
    },
  },
};
