import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { ok, refuse, type Result } from '../../core/model/result.ts';

type Parsed<T extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: T }>>;

/** Options and names of a command line; what Node says of an option that does not exist is the refusal. */
export function parseFlags<T extends ParseArgsOptionsConfig>(argv: readonly string[], options: T): Result<Parsed<T>> {
  try {
    return ok(parseArgs({ args: [...argv], allowPositionals: true, options }) as Parsed<T>);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refuse('cli.bad-arguments', { en: message, ko: message });
  }
}
