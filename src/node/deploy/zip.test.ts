import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zipOf } from './zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a zip file', () => {
  it('is the same whatever the order of its files', () => {
    const [a, b] = [{ path: 'a.js', bytes: bytes('1') }, { path: 'b/c.js', bytes: bytes('2') }];
    expect(zipOf([a, b])).toEqual(zipOf([b, a]));
  });

  it('has the first moment that the format knows as the time of every file', () => {
    const zip = new DataView(zipOf([{ path: 'a.js', bytes: bytes('1') }]).buffer);
    expect([zip.getUint16(10, true), zip.getUint16(12, true)]).toEqual([0, (1 << 5) | 1]);
  });

  it('is the same in every time zone', () => {
    const made = ['Pacific/Kiritimati', 'Asia/Seoul', 'America/Adak'].map((zone) => {
      process.env['TZ'] = zone;
      return Buffer.from(zipOf([{ path: 'a.js', bytes: bytes('1') }])).toString('base64');
    });
    delete process.env['TZ'];
    expect(new Set(made).size).toBe(1);
  });

  it('holds files as they are', () => {
    const files = ['index.js', '한글.txt', 'a/b.bin'].map((path) => ({ path, bytes: bytes(path.repeat(100)) }));
    expect(unzipSync(zipOf(files))).toEqual(Object.fromEntries(files.map(({ path, bytes: content }) => [path, content])));
  });

  it('takes any name', () => {
    const names: string[] = [];
    unzipSync(zipOf(['__proto__', 'constructor'].map((path) => ({ path, bytes: bytes('x') }))), { filter: ({ name }) => { names.push(name); return false; } });
    expect(names).toEqual(['__proto__', 'constructor']);
  });
});
