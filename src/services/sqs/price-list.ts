import type { PriceList } from '../../core/cost/price-list.ts';

/** Since 2026 us-east-1 lists requests as `Requests-RBP`; the other Regions as before. */
export const priceList: PriceList = {
  requests: { offer: 'AWSQueueService', usagetypes: ['Requests-Tier1', 'Requests-RBP'] },
  'fifo-requests': { offer: 'AWSQueueService', usagetypes: ['Requests-FIFO-Tier1', 'Requests-FIFO-RBP'] },
  'fair-requests': { unlisted: { en: 'Its usage type was not found in any copy of the price list.', ko: '사용 유형을 가격표 사본에서 찾지 못했습니다.' } },
};
