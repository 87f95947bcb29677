import { describe, expect, it } from 'vitest';
import { findPrices, keepOf, wantedOf } from '../../src/node/prices/match.ts';
import { attributesOf, type Offer, type Rate } from '../../src/node/prices/offer.ts';
import { services } from '../../src/services/index.generated.ts';

/** What the product's own mapping finds in an offer with these products, each an array of its attributes and rates. */
function found(family: string, dimension: string, offer: string, products: readonly (readonly [Readonly<Record<string, string>>, readonly Rate[]])[]) {
  const wanted = wantedOf(family, services.find((service) => service.family === family)?.priceList ?? {}).filter((each) => each.dimension === dimension);
  const all = products.map(([attributes, rates], index) => ({ sku: `SKU${index}`, attributes: attributesOf(Object.entries({ regionCode: 'us-east-1', ...attributes })), terms: [{ effective: '2026-01-01', rates }] }));
  const list: Offer = { offer, version: '1', published: '2026-11-01', products: all.filter(({ attributes }) => keepOf(wanted)(offer, attributes)) };
  const [only] = wanted;
  return only ? Object.fromEntries([...findPrices(only, [list], '2026-11-21')].map(([place, each]) => [place, 'price' in each ? each.price : each.problem.en])) : undefined;
}

const flat = (usd: number): readonly Rate[] => [{ from: 0, to: null, usd }];

describe('the product of a dimension', () => {
  it('has the whole usage type, with or without the prefix of its Region: infrequent access is another price', () => {
    expect(found('dynamodb', 'read-units', 'AmazonDynamoDB', [
      [{ usagetype: 'ReadRequestUnits' }, flat(1.25e-7)],
      [{ usagetype: 'IA-ReadRequestUnits' }, flat(1.55e-7)],
      [{ usagetype: 'EU-ReadRequestUnits', regionCode: 'eu-west-1' }, flat(1.4e-7)],
      [{ usagetype: 'EU-IA-ReadRequestUnits', regionCode: 'eu-west-1' }, flat(1.7e-7)],
    ])).toEqual({ 'us-east-1': { tiers: flat(1.25e-7) }, 'eu-west-1': { tiers: flat(1.4e-7) } });
  });

  it('may be there twice at one price, once with what is free', () => {
    expect(found('dynamodb', 'storage', 'AmazonDynamoDB', [
      [{ usagetype: 'USE1-TimedStorage-ByteHrs' }, flat(0.25)],
      [{ usagetype: 'TimedStorage-ByteHrs' }, [{ from: 0, to: 25, usd: 0 }, { from: 25, to: null, usd: 0.25 }]],
    ])).toEqual({ 'us-east-1': { tiers: flat(0.25), free: 25, freeWithinTiers: true } });
  });

  it('is told by an attribute from another with its usage type', () => {
    expect(found('s3', 'storage', 'AmazonS3', [
      [{ usagetype: 'TimedStorage-ByteHrs', volumeType: 'Standard' }, flat(0.023)],
      [{ usagetype: 'TimedStorage-ByteHrs', volumeType: 'INTAAS3ObjectOverhead' }, flat(0.021)],
    ])).toEqual({ 'us-east-1': { tiers: flat(0.023) } });
    expect(found('eventbridge', 'custom-events', 'AWSEvents', [
      [{ usagetype: 'USE1-Event-64K-Chunks', eventType: 'Custom Event' }, flat(1e-6)],
      [{ usagetype: 'USE1-Event-64K-Chunks', eventType: 'Partner Event' }, flat(2e-6)],
    ])).toEqual({ 'us-east-1': { tiers: flat(1e-6) } });
  });

  it('of what costs the same everywhere is that of one Region', () => {
    expect(found('lambda', 'edge-requests', 'AWSLambda', [
      [{ usagetype: 'Lambda-Edge-Request' }, flat(6e-7)],
      [{ usagetype: 'EU-Lambda-Edge-Request', regionCode: 'eu-west-1' }, flat(7e-7)],
    ])).toEqual({ '*': { tiers: flat(6e-7) } });
  });

  it('of data transfer belongs to the Region where it comes from', () => {
    expect(found('client', 'transfer-out', 'AWSDataTransfer', [
      [{ usagetype: 'APN2-DataTransfer-Out-Bytes', fromRegionCode: 'ap-northeast-2', regionCode: '' }, flat(0.126)],
      [{ usagetype: 'APN2-USE1-AWS-Out-Bytes', fromRegionCode: 'ap-northeast-2' }, flat(0.08)],
    ])).toEqual({ 'ap-northeast-2': { tiers: flat(0.126) } });
  });

  it('is none of a free offer for all Regions, of China, of GovCloud or of a Local Zone', () => {
    expect(found('lambda', 'requests', 'AWSLambda', [
      [{ usagetype: 'Global-Request', regionCode: '' }, flat(0)],
      [{ usagetype: 'CNN1-Request', regionCode: 'cn-north-1' }, flat(1e-6)],
      [{ usagetype: 'UGW1-Request', regionCode: 'us-gov-west-1' }, flat(1e-6)],
      [{ usagetype: 'LAX1-Request', regionCode: 'us-west-2-lax-1' }, flat(1e-6)],
    ])).toEqual({});
  });
});
