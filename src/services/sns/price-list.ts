import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AmazonSNS';

export const priceList: PriceList = {
  publishes: { offer, usagetypes: ['Requests-Tier1'] },
  'deliveries-function': { offer, usagetypes: ['DeliveryAttempts-LAMBDA'], places: { everywhereAs: 'us-east-1' } },
  'deliveries-queue': { offer, usagetypes: ['DeliveryAttempts-SQS'], places: { everywhereAs: 'us-east-1' } },
  'deliveries-http': { offer, usagetypes: ['DeliveryAttempts-HTTP'] },
  'deliveries-email': { offer, usagetypes: ['DeliveryAttempts-SMTP'] },
  'deliveries-push': { unlisted: { en: 'Each platform has a usage type of its own.', ko: '플랫폼마다 사용 유형이 다릅니다.' } },
  'deliveries-firehose': { offer, usagetypes: ['DeliveryAttempts-FIREHOSE'] },
  'payload-filtering': { unlisted: { en: 'Its usage type was not found in any copy of the price list.', ko: '사용 유형을 가격표 사본에서 찾지 못했습니다.' } },
  'fifo-publishes': { offer, usagetypes: ['F-Request-Tier1'] },
  'fifo-published': { offer, usagetypes: ['F-Ingress-Tier1'] },
  'fifo-deliveries': { offer, usagetypes: ['F-DA-SQS'] },
  'fifo-delivered': { offer, usagetypes: ['F-Egress-SQS'] },
};
