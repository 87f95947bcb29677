import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AWSEvents';

export const priceList: PriceList = {
  // Events of partners have the same usage type.
  'custom-events': { offer, usagetypes: ['Event-64K-Chunks'], attributes: { eventType: 'Custom Event' } },
  'aws-events': { unlisted: { en: 'Free, so that it is not metered.', ko: '무료라서 계량하지 않습니다.' } },
  'schedule-invocations': { unlisted: { en: 'The usage type of Scheduler was not found in any copy of the price list.', ko: 'Scheduler의 사용 유형을 가격표 사본에서 찾지 못했습니다.' } },
  'partner-events': { offer, usagetypes: ['Event-64K-Chunks'], attributes: { eventType: 'Partner Event' } },
  'archive-events': { offer, usagetypes: ['ArchivedEvents-Bytes'] },
  'archive-storage': { offer, usagetypes: ['TimedStorage-ByteHrs'] },
  'schema-discovery': { offer, usagetypes: ['Event-8K-Chunks'] },
  'api-destinations': { unlisted: { en: 'Its usage type was not found in any copy of the price list.', ko: '사용 유형을 가격표 사본에서 찾지 못했습니다.' } },
  'deliveries-elsewhere': { unlisted: { en: 'Its usage type was not found in any copy of the price list.', ko: '사용 유형을 가격표 사본에서 찾지 못했습니다.' } },
  'pipe-requests': { offer, usagetypes: ['Request-64K-Chunks'], attributes: { operation: 'PipeRequest' } },
};
