import { describe, expect, it } from 'vitest';
import { billOf } from './bill.ts';
import { metered, used } from './metered.ts';

const MONTH = '730 h';

/** A bucket that is read 1,000 times a month, by what it is assumed to hold. */
function bucket(assume: string, properties = '', month = 1): Record<string, number> {
  const all = metered(used(`{ service: s3, properties: { ${properties} }, assume: { ${assume} } }`, 'access: [get]'), { month });
  return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('it ')).map(([key, quantity]) => [key.slice(3), quantity]));
}

const rules = (...written: readonly string[]): string => `LifecycleConfiguration: { Rules: [${written.map((rule) => `{ Status: Enabled, ${rule} }`).join(', ')}] }`;

describe('storage classes', () => {
  it('are billed at their prices, with requests and retrieval of their own', () => {
    expect(bucket('storage: 100 GB, storageClass: STANDARD_IA, objectSize: 1 MB')).toEqual({
      'storage-standard-ia': 100, 'requests-put-standard-ia': 0, 'requests-get-standard-ia': 1000, 'retrieval-standard-ia': expect.closeTo(1000 / 1024, 5),
    });
  });
  it('may be shared out; what is read is where what is stored is', () => {
    expect(bucket('storage: 100 GB, storageClass: { STANDARD: 40 %, ONEZONE_IA: 60 % }, objectSize: 1 MB')).toEqual({
      storage: 40, 'storage-one-zone-ia': 60, 'requests-put': 0, 'requests-get': 400, 'requests-get-one-zone-ia': 600, 'retrieval-one-zone-ia': expect.closeTo(600 / 1024, 5),
    });
  });
  it.each([['STANDARD_IA', 'standard-ia'], ['ONEZONE_IA', 'one-zone-ia'], ['GLACIER_IR', 'glacier-ir']])('%s bills small objects as 128 KB', (name, key) => {
    expect([bucket(`storage: 100 GB, storageClass: ${name}, objectSize: 64 KB`)[`storage-${key}`], bucket(`storage: 100 GB, storageClass: ${name}, objectSize: 256 KB`)[`storage-${key}`]]).toEqual([200, 100]);
  });
  it.each([['GLACIER', 'glacier'], ['DEEP_ARCHIVE', 'deep-archive']])('%s bills 32 KB more for each object, and 8 KB in Standard; it is read by restoring', (name, key) => {
    expect(bucket(`storage: 100 GB, storageClass: ${name}, objectSize: 1 MB, restores: 10 GB/month`)).toMatchObject({
      [`storage-${key}`]: 100 * (1 + 32 / 1024), [`metadata-${key}`]: 100 * (8 / 1024), [`retrieval-${key}`]: 10, [`retrieval-requests-${key}`]: 10_240,
    });
  });
  it('Intelligent-Tiering bills tiers and watches objects of 128 KB and more', () => {
    expect(bucket('storage: 100 GB, storageClass: INTELLIGENT_TIERING, objectSize: 1 MB, tiering: { frequent: 30 %, archive-instant: 70 % }')).toMatchObject({
      'storage-tiering-frequent': 30, 'storage-tiering-archive-instant': 70, 'tiering-monitoring': 102_400,
    });
    expect(bucket('storage: 100 GB, storageClass: INTELLIGENT_TIERING, objectSize: 64 KB')).toMatchObject({ 'storage-tiering-frequent': 100, 'tiering-monitoring': 0 });
  });
  it('that are misspelt are findings', () => {
    const findings = (assume: string): readonly string[] => billOf(`version: 1\nname: t\nregion: us-east-1\nnodes:\n  it: { service: s3, assume: { ${assume} } }`).bill.findings.map(({ rule, message }) => `${rule}: ${message.en}`);
    expect(findings('storageClass: STANDARD-IA')[0]).toMatch(/^cost.invalid-assumption: A storage class is one of STANDARD, .*'STANDARD-IA' is not readable/);
    expect(findings('storage: 1 GB, storageClass: INTELLIGENT_TIERING, tiering: { often: 1 }')[0]).toMatch(/^cost.invalid-assumption: tiering says .*'often' is not readable/);
    expect(findings('storageClas: STANDARD_IA')[0]).toMatch(/^cost.unknown-assumption: .*Did you mean 'storageClass'/);
  });
});

describe('lifecycle rules', () => {
  // 100 GB a month for months of 730 hours, in which 365/12 days pass.
  const month = 730 / 24;
  it('move what is older, and each object that is moved is a request', () => {
    const moved = bucket('storage: { grow: 100 GB/month }, objectSize: 1 MB', rules(`Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: ${month} }, { StorageClass: DEEP_ARCHIVE, TransitionInDays: ${3 * month} }]`), 6);
    expect(moved).toMatchObject({
      storage: 100, 'storage-standard-ia': 200, 'storage-deep-archive': expect.closeTo(250 * (1 + 32 / 1024), 5),
      'transitions-standard-ia': 102_400, 'transitions-deep-archive': 102_400,
    });
  });
  it('expire what is older; what goes before its class’s least time is billed to its end', () => {
    const expiring = bucket('storage: { grow: 100 GB/month }', rules(`Transition: { StorageClass: GLACIER_IR, TransitionInDays: ${month} }, ExpirationInDays: ${2 * month}`), 6);
    expect(expiring).toMatchObject({ storage: 100, 'storage-glacier-ir': 100, 'early-deletion-glacier-ir': expect.closeTo(100 * ((90 * 24) / 730 - 1), 5) });
  });
  it('count for the share of the bucket that they are for, and not where they are switched off', () => {
    const rule = `Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: ${month} }]`;
    expect(bucket('storage: { grow: 100 GB/month }, lifecycleShare: 25 %', rules(rule), 6)).toMatchObject({ storage: 25 + 0.75 * 550, 'storage-standard-ia': 0.25 * 450 });
    expect(bucket('storage: { grow: 100 GB/month }', `LifecycleConfiguration: { Rules: [{ Status: Disabled, ${rule} }] }`, 6)).toMatchObject({ storage: 550 });
  });
  it('take what was there at the start as new', () => {
    const kept = (at: number): Record<string, number> => bucket('storage: 100 GB', rules(`Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: ${1.5 * month} }]`), at);
    expect([kept(1), kept(2), kept(3)]).toMatchObject([{ storage: 100 }, { storage: 50, 'storage-standard-ia': 50 }, { 'storage-standard-ia': 100 }]);
  });
  it('leave what `retain` says to go', () => {
    expect(bucket(`storage: { grow: 100 GB/month, retain: ${MONTH} }`, rules(`Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: ${month / 2} }]`), 6)).toMatchObject({ storage: 50, 'storage-standard-ia': 50 });
  });
});

describe('old versions', () => {
  it('are stored on top, where versions are kept', () => {
    expect(bucket('storage: 100 GB, noncurrentShare: 20 %', 'VersioningConfiguration: { Status: Enabled }')['old-versions']).toBe(20);
    expect(bucket('storage: 100 GB, noncurrentShare: 20 %')['old-versions']).toBeUndefined();
  });
});

it('what is read of another class may be typed', () => {
  const { bill } = billOf('version: 1\nname: t\nregion: us-east-1\nnodes:\n  it: { service: s3, assume: { storage: 0, usage: { retrieval-standard-ia: 300 } } }');
  expect(bill.total).toBeCloseTo(3, 9);
});
