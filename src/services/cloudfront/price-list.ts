import type { PlacesOfPrices, PriceList, Unlisted } from '../../core/cost/price-list.ts';

const offer = 'AmazonCloudFront';

/** Canada (CA) and the Middle East (ME) cost what US and ZA cost; the areas of `areas.ts` name them together. */
const places: PlacesOfPrices = { edges: { US: 'edge-us', EU: 'edge-eu', AP: 'edge-ap', AU: 'edge-au', IN: 'edge-in', JP: 'edge-jp', SA: 'edge-sa', ZA: 'edge-za-me' } };

/** Prices without a Region stand in the list without Regions, under no area's prefix. */
const WITHOUT_REGION: Unlisted = {
  unlisted: { en: 'stands in the price list under no Region and no area', ko: '가격표에서 리전이나 지역 없이 적힌 항목' },
};

export const priceList: PriceList = {
  'transfer-out': { offer, usagetypes: ['DataTransfer-Out-Bytes'], places },
  'transfer-to-origin': { offer, usagetypes: ['DataTransfer-Out-OBytes'], places },
  'requests-https': { offer, usagetypes: ['Requests-Tier2-HTTPS'], places },
  'requests-http': { offer, usagetypes: ['Requests-Tier1'], places },
  'origin-shield': { offer, usagetypes: ['Requests-OriginShield'] },
  'function-calls': WITHOUT_REGION,
  'key-value-reads': WITHOUT_REGION,
  'real-time-logs': WITHOUT_REGION,
  'field-level-encryption': WITHOUT_REGION,
  invalidations: WITHOUT_REGION,
  'dedicated-ip': WITHOUT_REGION,
  'plan-free': WITHOUT_REGION,
  'plan-pro': WITHOUT_REGION,
  'plan-business': WITHOUT_REGION,
  'plan-premium': WITHOUT_REGION,
};
