import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AmazonStates';

export const priceList: PriceList = {
  transitions: { offer, usagetypes: ['StateTransition'] },
  'express-requests': { offer, usagetypes: ['StepFunctions-Request'] },
  'express-duration': { offer, usagetypes: ['StepFunctions-GB-Second'] },
};
