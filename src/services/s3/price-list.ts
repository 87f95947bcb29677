import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AmazonS3';

export const priceList: PriceList = {
  // Overhead of archived objects has the same usage type, and another price.
  storage: { offer, usagetypes: ['TimedStorage-ByteHrs'], attributes: { volumeType: 'Standard' } },
  'requests-put': { offer, usagetypes: ['Requests-Tier1'] },
  'requests-get': { offer, usagetypes: ['Requests-Tier2'] },
};
