import { ok, type Result } from '../../core/model/result.ts';
import type { Locale } from '../../core/model/text.ts';
import { fileFault } from './file-fault.ts';
import { EXIT, type Exit, type Io } from './io.ts';

/** Says in one line why the input cannot be used: where, what, what to do. */
export function unusable(io: Pick<Io, 'err'>, line: string): Exit {
  io.err(`${line}\n`);
  return EXIT.unusable;
}

/** The text of a file; where it cannot be read that is said, and the exit is the error. */
export async function received(file: string, io: Pick<Io, 'read' | 'err'>, locale: Locale): Promise<Result<string, Exit>> {
  try {
    return ok(await io.read(file));
  } catch (error) {
    return { ok: false, error: unusable(io, fileFault(file, error, locale)) };
  }
}

/** Writes to the file, or prints where none is named; an exit only where that failed. */
export async function deliver(text: string, out: string | undefined, io: Pick<Io, 'out' | 'err' | 'write'>, locale: Locale): Promise<Exit | undefined> {
  if (out === undefined) {
    io.out(text);
    return undefined;
  }
  try {
    await io.write(out, text);
    return undefined;
  } catch (error) {
    return unusable(io, fileFault(out, error, locale));
  }
}
