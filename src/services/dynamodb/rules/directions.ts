/** Reading or writing: what both are called in words, in properties and in limits. */
export interface Direction {
  readonly units: 'reads' | 'writes';
  readonly en: string;
  readonly ko: string;
  readonly capacity: 'ReadCapacityUnits' | 'WriteCapacityUnits';
  readonly maximum: 'MaxReadRequestUnits' | 'MaxWriteRequestUnits';
  readonly warm: 'ReadUnitsPerSecond' | 'WriteUnitsPerSecond';
  /** Full ids of the limits of a new on-demand table and of a partition. */
  readonly initial: string;
  readonly partition: string;
}

export const DIRECTIONS: readonly Direction[] = [
  {
    units: 'reads', en: 'read', ko: '읽기', capacity: 'ReadCapacityUnits', maximum: 'MaxReadRequestUnits', warm: 'ReadUnitsPerSecond',
    initial: 'dynamodb.on-demand-initial-reads', partition: 'dynamodb.partition-read-units',
  },
  {
    units: 'writes', en: 'write', ko: '쓰기', capacity: 'WriteCapacityUnits', maximum: 'MaxWriteRequestUnits', warm: 'WriteUnitsPerSecond',
    initial: 'dynamodb.on-demand-initial-writes', partition: 'dynamodb.partition-write-units',
  },
];
