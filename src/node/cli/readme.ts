import { posix, win32 } from 'node:path';
import { parseArgs } from 'node:util';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { fillReadme, type AnalyseNamed } from '../diagram/readme.ts';
import { completeAnalysis } from './complete-analysis.ts';
import { deliver, received, unusable } from './deliver.ts';
import { fileFault } from './file-fault.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { printable } from './table.ts';

/** `readme FILE.md… [--check]`: fills the regions of Markdown files or, with `--check`, says which are stale. */
export async function readme(argv: readonly string[], io: Io, locale: Locale): Promise<Exit> {
  const asked = read(argv);
  if (!asked) return unusable(io, say(USAGE, locale));
  let exit: Exit = EXIT.fine;
  for (const file of asked.files) exit = Math.max(exit, await fillFile(file, asked.check, io, locale)) as Exit;
  return exit;
}

const USAGE: Text = { en: 'readme takes Markdown files: serverless-canvas readme FILE.md… [--check]', ko: 'readme에는 Markdown 파일을 지정하십시오: serverless-canvas readme FILE.md… [--check]' };

function read(argv: readonly string[]): { readonly files: readonly string[]; readonly check: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: { check: { type: 'boolean' } } });
    return positionals.length > 0 ? { files: positionals, check: values.check === true } : undefined;
  } catch {
    return undefined;
  }
}

async function fillFile(file: string, check: boolean, io: Io, locale: Locale): Promise<Exit> {
  const found = await received(file, io, locale);
  if (!found.ok) return found.error;
  const markdown = found.value;
  const filled = await fillReadme(markdown, analyserBeside(file, io, locale));
  if (!filled.ok) {
    for (const { line, message } of filled.error) io.err(`${file}:${line + 1}:1: ${printable(say(message, locale))}\n`);
    return EXIT.unusable;
  }
  const { text, regions, stale } = filled.value;
  if (check) {
    for (const line of stale) io.out(`${file}:${line}:1: ${say(STALE, locale)}\n`);
    return stale.length > 0 ? EXIT.findings : EXIT.fine;
  }
  const failed = text === markdown ? undefined : await deliver(text, file, io, locale);
  if (failed !== undefined) return failed;
  io.out(`${file}: ${say(counted(regions, stale.length), locale)}\n`);
  return EXIT.fine;
}

const STALE: Text = { en: 'This region is stale. Run `serverless-canvas readme` on the file.', ko: '이 영역이 설계와 다릅니다. 파일에 `serverless-canvas readme`를 실행하십시오.' };

function counted(regions: number, stale: number): Text {
  return { en: `${regions} ${regions === 1 ? 'region' : 'regions'}, ${stale} brought up to date`, ko: `영역 ${regions}개 중 ${stale}개를 고쳤습니다` };
}

/** Analyses the designs that a Markdown file names, whose paths start where it is. */
function analyserBeside(markdown: string, io: Io, locale: Locale): AnalyseNamed {
  const { dirname, join } = markdown.includes('\\') ? win32 : posix;
  return async (named) => {
    const file = join(dirname(markdown), named);
    try {
      const analysis = await completeAnalysis(await io.read(file), io, file);
      return analysis.document.broken ? { ok: false, error: broken(file) } : { ok: true, value: analysis };
    } catch (error) {
      const line = fileFault(file, error, locale);
      return { ok: false, error: { en: line, ko: line } };
    }
  };
}

function broken(file: string): Text {
  return { en: `${file} cannot be read; \`serverless-canvas check\` says where.`, ko: `${file} 파일을 읽을 수 없습니다. \`serverless-canvas check\`가 위치를 알려 줍니다.` };
}
