import type { PriceList, Unlisted } from '../../core/cost/price-list.ts';

const offer = 'AWSLambda';
const logs = 'AmazonCloudWatch';

const UNNAMED: Unlisted = {
  unlisted: { en: 'AWS names its usage type in no text that was found', ko: 'AWS 사용 유형 이름을 찾지 못한 항목' },
};

export const priceList: PriceList = {
  requests: { offer, usagetypes: ['Request'] },
  'duration-x86': { offer, usagetypes: ['Lambda-GB-Second'] },
  'duration-arm': { offer, usagetypes: ['Lambda-GB-Second-ARM'] },
  'ephemeral-storage': { offer, usagetypes: ['Lambda-Storage-GB-Second'] },
  'edge-requests': { offer, usagetypes: ['Lambda-Edge-Request'], places: { everywhereAs: 'us-east-1' } },
  'edge-duration': { offer, usagetypes: ['Lambda-Edge-GB-Second'], places: { everywhereAs: 'us-east-1' } },
  'provisioned-concurrency-x86': { offer, usagetypes: ['Lambda-Provisioned-Concurrency'] },
  'provisioned-concurrency-arm': { offer, usagetypes: ['Lambda-Provisioned-Concurrency-ARM'] },
  'provisioned-duration-x86': { offer, usagetypes: ['Lambda-Provisioned-GB-Second'] },
  'provisioned-duration-arm': { offer, usagetypes: ['Lambda-Provisioned-GB-Second-ARM'] },
  'snapstart-cache': UNNAMED,
  'snapstart-restore': UNNAMED,
  'response-streaming': UNNAMED,
  'event-pollers-queue': UNNAMED,
  'event-pollers-kafka': UNNAMED,
  'tenant-environments': UNNAMED,
  'durable-operations': UNNAMED,
  'durable-written': UNNAMED,
  'durable-retained': UNNAMED,
  'managed-requests': UNNAMED,
  // Logs of functions are billed as vended logs since May 2025.
  'logs-ingested': { offer: logs, usagetypes: ['VendedLog-Bytes'] },
  'logs-stored': { offer: logs, usagetypes: ['TimedStorage-ByteHrs'] },
  traces: { offer: 'AWSXRay', usagetypes: ['XRay-TracesStored'] },
  'traces-retrieved': UNNAMED,
};
