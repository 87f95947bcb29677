import { core, excused, limitsReadOn, requestable } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const READ = '2026-11-21';
const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/', READ);
/** Where the codes of Service Quotas stand. */
const CODES = { url: 'https://docs.aws.amazon.com/general/latest/gr/ddb.html', asOf: READ };

/** Sizes in bytes. */
export const limits = {
  'item-max': core(hard(409600, 'B', 'item', 'Constraints')),
  'partition-key-max': core(hard(2048, 'B', 'item', 'Constraints'), 'run-time only'),
  'sort-key-max': core(hard(1024, 'B', 'item', 'Constraints'), 'run-time only'),
  'nesting-max': excused('run-time only', hard(32, 'levels', 'item', 'Constraints')),
  'name-length-min': hard(3, 'characters', 'table or index', 'Constraints'),
  'name-length-max': core(hard(255, 'characters', 'table or index', 'Constraints')),
  'global-indexes': requestable(core(adjustable(20, 'indexes', 'table', 'ServiceQuotas')), 'dynamodb', 'L-F7858A77', CODES),
  'local-indexes': core(hard(5, 'indexes', 'table', 'ServiceQuotas')),
  'projected-attributes': hard(100, 'attributes', 'table', 'ServiceQuotas'),
  'item-collection-max': core(hard(10737418240, 'B', 'partition key value, with local indexes', 'Constraints')),
  tables: requestable(core(adjustable(2500, 'tables', 'account and Region', 'ServiceQuotas'), 'account-level only'), 'dynamodb', 'L-F98FE922', CODES),
  'resource-policy-max': hard(20480, 'B', 'table', 'Constraints'),

  'partition-read-units': core(hard(3000, 'read units/s', 'partition', 'burst-adaptive-capacity')),
  'partition-write-units': core(hard(1000, 'write units/s', 'partition', 'burst-adaptive-capacity')),
  'read-unit-size': core(hard(4096, 'B', 'read unit', 'Constraints')),
  'write-unit-size': core(hard(1024, 'B', 'write unit', 'Constraints')),
  'table-throughput': core(adjustable(40000, 'units/s', 'table, read and write each', 'ServiceQuotas')),
  'account-throughput': core(adjustable(80000, 'units/s', 'account and Region, provisioned, read and write each', 'ServiceQuotas')),
  'provisioned-min': hard(1, 'units/s', 'table or index', 'ServiceQuotas'),
  'on-demand-initial-writes': core(initial(4000, 'write units/s', 'new table', 'on-demand-capacity-mode')),
  'on-demand-initial-reads': core(initial(12000, 'read units/s', 'new table', 'on-demand-capacity-mode')),
  'on-demand-peak-factor': core(hard(2, '× previous peak', 'table', 'on-demand-capacity-mode')),
  'on-demand-peak-window': hard(1800, 's', 'table', 'on-demand-capacity-mode'),
  'burst-seconds': core(hard(300, 's', 'table', 'burst-adaptive-capacity')),
  'decreases-per-day': core(hard(27, 'decreases/day', 'provisioned table or index', 'ServiceQuotas'), 'run-time only'),
  'mode-switches': excused('run-time only', hard(4, 'switches to on-demand in 24 h', 'table', 'Constraints')),

  'batch-get-items': core(hard(100, 'items', 'request', 'Constraints')),
  'batch-get-size': hard(16777216, 'B', 'request', 'Constraints'),
  'batch-write-items': core(hard(25, 'items', 'request', 'Constraints')),
  'transaction-items': core(hard(100, 'items', 'transaction', 'Constraints')),
  'transaction-size': core(hard(4194304, 'B', 'transaction', 'Constraints')),
  'page-max': core(hard(1048576, 'B', 'Query or Scan page', 'Constraints')),
  'expression-max': excused('run-time only', hard(4096, 'B', 'expression', 'Constraints')),
  'expression-operators': excused('run-time only', hard(300, 'operators', 'expression', 'Constraints')),

  'stream-retention': core(hard(86400, 's', 'stream', 'Streams')),
  'stream-readers': hard(2, 'readers', 'shard', 'ServiceQuotas'),
  // The page says 'within a few days'; an expired item may be read until it is gone.
  'expiry-delay': excused('run-time only', initial(48, 'h', 'expired item', 'TTL')),
  'dax-nodes': core(hard(11, 'nodes', 'DAX cluster', 'Constraints')),
  'dax-item-ttl-default': excused('run-time only', initial(300, 's', 'DAX cluster', 'DAX.concepts')),
} satisfies LimitTable;
