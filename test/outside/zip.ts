import { crc32 } from 'node:zlib';

/**
 * A zip file with one file in it, not compressed: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 * (4.3.7 local header, 4.3.12 central directory, 4.3.16 its end).
 */
export function zipOf(name: string, text: string): Buffer {
  const [title, content] = [Buffer.from(name), Buffer.from(text)];
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, title, content]);
  const version = Buffer.from([20, 0]);
  const attributes = Buffer.alloc(14);
  attributes.writeUInt32LE(0o644 << 16, 6);
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002'), version, common, attributes, title]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
