import type { PriceList } from '../../core/cost/price-list.ts';

export const priceList: PriceList = {
  'transfer-out': { offer: 'AWSDataTransfer', usagetypes: ['DataTransfer-Out-Bytes'] },
};
