import type { PriceList } from '../../core/cost/price-list.ts';

const offer = 'AmazonDynamoDB';

export const priceList: PriceList = {
  'read-units': { offer, usagetypes: ['ReadRequestUnits'] },
  'write-units': { offer, usagetypes: ['WriteRequestUnits'] },
  'read-capacity': { offer, usagetypes: ['ReadCapacityUnit-Hrs'] },
  'write-capacity': { offer, usagetypes: ['WriteCapacityUnit-Hrs'] },
  storage: { offer, usagetypes: ['TimedStorage-ByteHrs'] },
  'ia-read-units': { offer, usagetypes: ['IA-ReadRequestUnits'] },
  'ia-write-units': { offer, usagetypes: ['IA-WriteRequestUnits'] },
  'ia-read-capacity': { offer, usagetypes: ['IA-ReadCapacityUnit-Hrs'] },
  'ia-write-capacity': { offer, usagetypes: ['IA-WriteCapacityUnit-Hrs'] },
  'ia-storage': { offer, usagetypes: ['IA-TimedStorage-ByteHrs'] },
  'point-in-time-recovery': { offer, usagetypes: ['TimedPITRStorage-ByteHrs'] },
  backup: { offer, usagetypes: ['TimedBackupStorage-ByteHrs'] },
  restore: { offer, usagetypes: ['RestoreDataSize-Bytes'] },
  'stream-reads': { offer, usagetypes: ['Streams-Requests', 'Streams-RequestsCount'] },
  export: { offer, usagetypes: ['ExportDataSize-Bytes'] },
  import: { offer, usagetypes: ['ImportDataSize-Bytes'] },
  'replicated-write-units': { offer, usagetypes: ['ReplWriteRequestUnits'] },
  'replicated-write-capacity': { offer, usagetypes: ['ReplWriteCapacityUnit-Hrs'] },
};
