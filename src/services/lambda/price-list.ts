import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AWSLambda';

export const priceList: PriceList = {
  requests: { offer, usagetypes: ['Request'] },
  'duration-x86': { offer, usagetypes: ['Lambda-GB-Second'] },
  'duration-arm': { offer, usagetypes: ['Lambda-GB-Second-ARM'] },
  'ephemeral-storage': { offer, usagetypes: ['Lambda-Storage-GB-Second'] },
  'edge-requests': { offer, usagetypes: ['Lambda-Edge-Request'], places: { everywhereAs: 'us-east-1' } },
  'edge-duration': { offer, usagetypes: ['Lambda-Edge-GB-Second'], places: { everywhereAs: 'us-east-1' } },
  // Logs of functions are billed as vended logs since May 2025.
  'logs-ingested': { offer: 'AmazonCloudWatch', usagetypes: ['VendedLog-Bytes'] },
};
