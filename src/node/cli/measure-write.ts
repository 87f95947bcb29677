import { say, type Locale, type Text } from '../../core/model/text.ts';
import type { Measured } from '../local/contract.ts';
import { withMeasured } from '../local/write-measured.ts';
import { unusable } from './deliver.ts';
import { fileFault } from './file-fault.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { printable } from './table.ts';

/** Writes what was measured into the design and says what. */
export async function writeMeasured(file: string, measured: readonly Measured[], from: Text, io: Pick<Io, 'read' | 'write' | 'out' | 'err'>, locale: Locale): Promise<Exit> {
  if (measured.length === 0) {
    io.out(`${say({ en: 'Nothing was measured; the design is as it was.', ko: '측정한 것이 없어 설계를 바꾸지 않았습니다.' }, locale)}\n`);
    return EXIT.fine;
  }
  try {
    const written = withMeasured(await io.read(file), measured, { from: from.en, date: new Date().toISOString().slice(0, 10) });
    if (!written.ok) return unusable(io, printable(say(written.error.message, locale)));
    await io.write(file, written.value);
  } catch (error) {
    return unusable(io, fileFault(file, error, locale));
  }
  for (const { node, connection, path, value, samples } of measured) io.out(`${node ?? connection ?? ''}  ${path}  ${value}  (${samples})\n`);
  return EXIT.fine;
}
