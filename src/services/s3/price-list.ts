import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AmazonS3';

export const priceList: PriceList = {
  storage: { offer, usagetypes: ['TimedStorage-ByteHrs'] },
  'requests-put': { offer, usagetypes: ['Requests-Tier1'] },
  'requests-get': { offer, usagetypes: ['Requests-Tier2'] },
};
