import { describe, expect, it } from 'vitest';
import { Ids } from './ids.ts';

describe('ids of imported nodes', () => {
  it.each([
    ['OrderFunction', 'order-function'], ['SNSTopic', 'sns-topic'], ['DynamoDBTable', 'dynamodb-table'], ['DDBtable', 'ddb-table'], ['IoTRule', 'iot-rule'],
    ['myAPI', 'my-api'], ['RESTApi', 'rest-api'], ['S3Bucket', 's3-bucket'], ['jobs', 'jobs'], ['2ndQueue', 'n-2nd-queue'],
  ])('%s becomes %s', (logicalId, id) => {
    expect(new Ids().of(logicalId)).toBe(id);
  });

  it('leave out what the CDK adds to tell constructs apart', () => {
    expect(new Ids().of('ApiHandler5E7490E8', true)).toBe('api-handler');
  });

  it('are each another, and at most 60 characters', () => {
    const ids = new Ids();
    const long = 'Very'.repeat(30);
    expect([ids.of('Jobs'), ids.of('JOBS'), ids.of(long).length <= 60, ids.of(long).length <= 60]).toEqual(['jobs', 'jobs-2', true, true]);
  });
});
