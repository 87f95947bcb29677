import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AmazonSNS';

export const priceList: PriceList = {
  publishes: { offer, usagetypes: ['Requests-Tier1'] },
  'deliveries-function': { offer, usagetypes: ['DeliveryAttempts-LAMBDA'], places: { everywhereAs: 'us-east-1' } },
  'deliveries-queue': { offer, usagetypes: ['DeliveryAttempts-SQS'], places: { everywhereAs: 'us-east-1' } },
  'fifo-publishes': { offer, usagetypes: ['F-Request-Tier1'] },
  'fifo-published': { offer, usagetypes: ['F-Ingress-Tier1'] },
  'fifo-deliveries': { offer, usagetypes: ['F-DA-SQS'] },
  'fifo-delivered': { offer, usagetypes: ['F-Egress-SQS'] },
};
