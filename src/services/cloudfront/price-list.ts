import type { PlacesOfPrices, PriceList } from '../../core/cost/price-list.ts';

const offer = 'AmazonCloudFront';

/** Canada (CA) and the Middle East (ME) cost what US and ZA cost; the areas of `areas.ts` name them together. */
const places: PlacesOfPrices = { edges: { US: 'edge-us', EU: 'edge-eu', AP: 'edge-ap', AU: 'edge-au', IN: 'edge-in', JP: 'edge-jp', SA: 'edge-sa', ZA: 'edge-za-me' } };

export const priceList: PriceList = {
  'transfer-out': { offer, usagetypes: ['DataTransfer-Out-Bytes'], places },
  'transfer-to-origin': { offer, usagetypes: ['DataTransfer-Out-OBytes'], places },
  'requests-https': { offer, usagetypes: ['Requests-Tier2-HTTPS'], places },
};
