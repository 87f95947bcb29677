import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CDK_LANGUAGES, type CdkLanguage } from '../../adapters/cdk/languages.ts';
import type { CdkFile } from '../../adapters/cdk/write.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import { completeAnalysis } from './complete-analysis.ts';
import { unusable } from './deliver.ts';
import { fileFault } from './file-fault.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { printable } from './table.ts';

/** Whether the arguments of `export` ask for a CDK app. */
export function asksForCdk(argv: readonly string[]): boolean {
  return argv.some((argument) => argument === '--cdk' || argument.startsWith('--cdk='));
}

/** `export FILE --cdk LANGUAGE --out DIR [--force]`: a CDK app that makes what the template of a design says. */
export async function exportCdk(argv: readonly string[], io: Io, locale: Locale): Promise<Exit> {
  const asked = read(argv);
  if (!asked || !io.writeCdk || !io.writeFolder) return unusable(io, say(USAGE, locale));
  const { file, language, out, force } = asked;
  try {
    const { document, resolve } = await completeAnalysis(await io.read(file), io, file);
    if (document.broken) return unusable(io, `${file}:1:1: ${say(BROKEN, locale)}`);
    const { template } = synthesize({ design: document.design, catalog, resolve });
    const app = await io.writeCdk(template, document.design.name || 'design', language);
    if (!app.ok) return unusable(io, `${file}:1:1: ${printable(say(app.error.message, locale))}`);
    const taken = force ? [] : await existing(out, app.value.map(([path]) => path), io);
    if (taken.length > 0) return unusable(io, say(inTheWay(taken), locale));
    return await writeApp(out, app.value, io, locale);
  } catch (error) {
    return unusable(io, fileFault(file, error, locale));
  }
}

async function writeApp(out: string, files: readonly CdkFile[], io: Io, locale: Locale): Promise<Exit> {
  try {
    await io.writeFolder?.(out, files);
  } catch (error) {
    return unusable(io, fileFault(out, error, locale));
  }
  io.out(files.map(([path]) => `${join(out, path)}\n`).join(''));
  return EXIT.fine;
}

const LANGUAGES = CDK_LANGUAGES.join('|');
const USAGE: Text = {
  en: `export --cdk takes one design and a folder: serverless-canvas export FILE --cdk ${LANGUAGES} --out DIR [--force]`,
  ko: `export --cdk에는 설계 하나와 폴더를 지정하십시오: serverless-canvas export FILE --cdk ${LANGUAGES} --out DIR [--force]`,
};
const BROKEN: Text = { en: 'This design cannot be read; `serverless-canvas check` says where.', ko: '이 설계를 읽을 수 없습니다. `serverless-canvas check`가 위치를 알려 줍니다.' };

interface Asked {
  readonly file: string;
  readonly language: CdkLanguage;
  readonly out: string;
  readonly force: boolean;
}

function read(argv: readonly string[]): Asked | undefined {
  try {
    const { values, positionals: [file, ...more] } = parseArgs({ args: [...argv], allowPositionals: true, options: { cdk: { type: 'string' }, out: { type: 'string' }, force: { type: 'boolean' } } });
    const language = CDK_LANGUAGES.find((each) => each === values.cdk);
    return file !== undefined && more.length === 0 && language !== undefined && values.out !== undefined ? { file, language, out: values.out, force: values.force === true } : undefined;
  } catch {
    return undefined;
  }
}

/** The files of the app that are there already. */
async function existing(out: string, paths: readonly string[], { read: open }: Io): Promise<readonly string[]> {
  const found = await Promise.all(paths.map((path) => open(join(out, path)).then(() => [join(out, path)], () => [])));
  return found.flat();
}

function inTheWay(files: readonly string[]): Text {
  return {
    en: `${files.join(', ')} ${files.length === 1 ? 'is' : 'are'} there already and nothing was written. Choose another folder, or --force to write over.`,
    ko: `${files.join(', ')} 파일이 이미 있어 아무것도 쓰지 않았습니다. 다른 폴더를 고르거나 --force로 덮어쓰십시오.`,
  };
}
