import { limitsReadOn } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/', '2026-11-21');

/** Sizes in bytes. */
export const limits = {
  'item-max': hard(409600, 'B', 'item', 'Constraints'),
  'partition-key-max': hard(2048, 'B', 'item', 'Constraints'),
  'sort-key-max': hard(1024, 'B', 'item', 'Constraints'),
  'name-length-min': hard(3, 'characters', 'table', 'Constraints'),
  'name-length-max': hard(255, 'characters', 'table', 'Constraints'),
  'global-indexes': adjustable(20, 'indexes', 'table', 'ServiceQuotas'),
  'local-indexes': hard(5, 'indexes', 'table', 'ServiceQuotas'),
  'projected-attributes': hard(100, 'attributes', 'table', 'ServiceQuotas'),
  'item-collection-max': hard(10737418240, 'B', 'partition key value, with local indexes', 'Constraints'),
  tables: adjustable(2500, 'tables', 'account and Region', 'ServiceQuotas'),

  'partition-read-units': hard(3000, 'read units/s', 'partition', 'burst-adaptive-capacity'),
  'partition-write-units': hard(1000, 'write units/s', 'partition', 'burst-adaptive-capacity'),
  'read-unit-size': hard(4096, 'B', 'read unit', 'Constraints'),
  'write-unit-size': hard(1024, 'B', 'write unit', 'Constraints'),
  'table-throughput': adjustable(40000, 'units/s', 'table, read and write each', 'ServiceQuotas'),
  'account-throughput': adjustable(80000, 'units/s', 'account and Region, read and write each', 'ServiceQuotas'),
  'provisioned-min': hard(1, 'units/s', 'table or index', 'ServiceQuotas'),
  'on-demand-initial-writes': initial(4000, 'write units/s', 'new table', 'on-demand-capacity-mode'),
  'on-demand-initial-reads': initial(12000, 'read units/s', 'new table', 'on-demand-capacity-mode'),
  'on-demand-peak-factor': hard(2, '× previous peak', 'table', 'on-demand-capacity-mode'),
  'on-demand-peak-window': hard(1800, 's', 'table', 'on-demand-capacity-mode'),
  'burst-seconds': hard(300, 's', 'table', 'burst-adaptive-capacity'),

  'batch-get-items': hard(100, 'items', 'request', 'Constraints'),
  'batch-write-items': hard(25, 'items', 'request', 'Constraints'),
  'transaction-items': hard(100, 'items', 'transaction', 'Constraints'),
  'transaction-size': hard(4194304, 'B', 'transaction', 'Constraints'),
  'page-max': hard(1048576, 'B', 'Query or Scan page', 'Constraints'),
  'stream-retention': hard(86400, 's', 'stream', 'Streams'),
  'stream-readers': hard(2, 'readers', 'shard', 'ServiceQuotas'),
} satisfies LimitTable;
