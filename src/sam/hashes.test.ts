import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashTable } from './hash-table.ts';
import { hashedId } from './logical-id.ts';
import { printed } from './python.ts';
import { sha1 } from './sha1.ts';
import { dict, Dict, lit } from './tree.ts';

describe('SHA-1', () => {
  it('is that of every other implementation', () => {
    const agrees = (text: string): void => {
      expect(sha1(text)).toBe(createHash('sha1').update(text, 'utf8').digest('hex'));
    };
    for (const text of ['', 'abc', '참가자', '😀', 'half of a pair: \ud800', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64)]) agrees(text);
    fc.assert(fc.property(fc.string({ maxLength: 300 }), agrees));
  });
});

describe('an id', () => {
  it('ends with ten digits of the hash of the data, whatever the order of its keys', () => {
    expect(hashedId('V', dict({ S3Bucket: 'bucket', S3Key: 'code' }))).toBe(`V${createHash('sha1').update('{"S3Bucket":"bucket","S3Key":"code"}').digest('hex').slice(0, 10)}`);
    expect(hashedId('V', dict({ S3Key: 'code', S3Bucket: 'bucket' }))).toBe(hashedId('V', dict({ S3Bucket: 'bucket', S3Key: 'code' })));
  });
});

describe('the hash table of Python 2.7', () => {
  it('holds keys in the order of their hashes', () => {
    // The keys of an empty API definition, as they are printed into the hash of a deployment.
    const table = new HashTable();
    for (const key of ['swagger', 'info', 'paths']) table.add(key);
    expect(table.keys()).toEqual(['info', 'paths', 'swagger']);
  });

  it('loses no key', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string(), { maxLength: 60 }), fc.uniqueArray(fc.nat(59)), (keys, gone) => {
      const table = new HashTable();
      for (const key of keys) table.add(key);
      const removed = new Set(gone.flatMap((at) => keys[at] ?? []));
      for (const key of removed) table.remove(key);
      expect([...table.keys()].sort()).toEqual(keys.filter((key) => !removed.has(key)).sort());
    }));
  });
});

describe("Python's print", () => {
  it('marks what stands in the template in Python 2, and quotes as Python does', () => {
    const value = new Dict('written', [['path', "it's"], [lit('made'), [lit('x'), true, null, 1.5]]]);
    expect(printed(value, 'python-2')).toBe(`{u'path': u"it's", 'made': ['x', True, None, 1.5]}`);
    expect(printed(value, 'python-3')).toBe(`{'path': "it's", 'made': ['x', True, None, 1.5]}`);
  });

  it('escapes what is not ASCII in Python 2 only', () => {
    expect([printed('참가\n', 'python-2'), printed('참가\n', 'python-3')]).toEqual(["u'\\ucc38\\uac00\\n'", "'참가\\n'"]);
  });
});
