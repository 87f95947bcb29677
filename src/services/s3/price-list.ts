import type { PriceList, Unlisted } from '../../core/cost/price-list.ts';

const offer = 'AmazonS3';

const UNNAMED: Unlisted = {
  unlisted: { en: 'AWS names its usage type in no text that was found', ko: 'AWS 사용 유형 이름을 찾지 못한 항목' },
};

export const priceList: PriceList = {
  // Overhead of archived objects has the same usage type, and another price.
  storage: { offer, usagetypes: ['TimedStorage-ByteHrs'], attributes: { volumeType: 'Standard' } },
  'storage-standard-ia': { offer, usagetypes: ['TimedStorage-SIA-ByteHrs'] },
  'storage-one-zone-ia': { offer, usagetypes: ['TimedStorage-ZIA-ByteHrs'] },
  'storage-glacier-ir': { offer, usagetypes: ['TimedStorage-GIR-ByteHrs'] },
  'storage-glacier': { offer, usagetypes: ['TimedStorage-GlacierByteHrs'] },
  'storage-deep-archive': { offer, usagetypes: ['TimedStorage-GDA-ByteHrs'] },
  'storage-tiering-frequent': { offer, usagetypes: ['TimedStorage-INT-FA-ByteHrs'] },
  'storage-tiering-infrequent': { offer, usagetypes: ['TimedStorage-INT-IA-ByteHrs'] },
  'storage-tiering-archive-instant': { offer, usagetypes: ['TimedStorage-INT-AIA-ByteHrs'] },
  'storage-tiering-archive': { offer, usagetypes: ['TimedStorage-INT-AA-ByteHrs'] },
  'storage-tiering-deep-archive': { offer, usagetypes: ['TimedStorage-INT-DAA-ByteHrs'] },
  'tiering-monitoring': { offer, usagetypes: ['Monitoring-Automation-INT'] },
  'requests-put': { offer, usagetypes: ['Requests-Tier1'] },
  'requests-get': { offer, usagetypes: ['Requests-Tier2'] },
  'requests-put-standard-ia': { offer, usagetypes: ['Requests-SIA-Tier1'] },
  'requests-get-standard-ia': { offer, usagetypes: ['Requests-SIA-Tier2'] },
  'requests-put-one-zone-ia': UNNAMED,
  'requests-get-one-zone-ia': UNNAMED,
  'requests-put-glacier-ir': { offer, usagetypes: ['Requests-Tier4'] },
  'requests-put-glacier': UNNAMED,
  'requests-put-deep-archive': UNNAMED,
  'transitions-standard-ia': UNNAMED,
  'retrieval-standard-ia': { offer, usagetypes: ['Retrieval-SIA'] },
  'retrieval-one-zone-ia': { offer, usagetypes: ['Retrieval-ZIA'] },
  'retrieval-glacier-ir': UNNAMED,
  'retrieval-glacier': UNNAMED,
  'retrieval-glacier-expedited': UNNAMED,
  'retrieval-deep-archive': UNNAMED,
  'retrieval-deep-archive-bulk': UNNAMED,
  'retrieval-requests-glacier': UNNAMED,
  'retrieval-requests-glacier-expedited': UNNAMED,
  'retrieval-requests-deep-archive': UNNAMED,
  'retrieval-requests-deep-archive-bulk': UNNAMED,
  'select-scanned': UNNAMED,
  'select-returned': UNNAMED,
};
