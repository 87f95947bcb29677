import { parseArgs } from 'node:util';
import { printJson, printYaml } from '../../core/cloudformation/print.ts';
import type { SourceMap } from '../../core/cloudformation/contract.ts';
import { readTemplate } from '../../core/cloudformation/import/read-template.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import type { JsonObject } from '../../core/model/json.ts';
import { refuse, ok, type Result } from '../../core/model/result.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { expandSam, isSamTemplate } from '../../sam/expand.ts';
import { foldSam } from '../../sam/fold.ts';
import { catalog } from '../../services/catalog.ts';
import { completeAnalysis } from './complete-analysis.ts';
import { deliver, unusable } from './deliver.ts';
import { fileFault } from './file-fault.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { printable } from './table.ts';

/** Whether the arguments of `export` ask for plain CloudFormation, or for SAM. */
export function asksForSam(argv: readonly string[]): boolean {
  return argv.includes('--cfn') || argv.includes('--sam');
}

/** `export FILE --cfn | --sam`: a design or template without SAM, or in SAM's shorter form. */
export async function exportSam(argv: readonly string[], io: Io, locale: Locale): Promise<Exit> {
  const asked = read(argv);
  if (!asked) return unusable(io, say(USAGE, locale));
  try {
    const source = await sourceOf(asked, await io.read(asked.file), io);
    if (!source.ok) return unusable(io, `${asked.file}:1:1: ${printable(say(source.error.message, locale))}`);
    const written = asked.form === 'cfn' ? plain(source.value, asked, io, locale) : folded(source.value, asked, io, locale);
    if (!written) return EXIT.unusable;
    return (await deliver(asked.isJson ? printJson(written) : printYaml(written), asked.out, io, locale)) ?? EXIT.fine;
  } catch (error) {
    return unusable(io, fileFault(asked.file, error, locale));
  }
}

const USAGE: Text = {
  en: 'export --cfn and export --sam take one design or template: serverless-canvas export FILE --cfn|--sam [--region R] [--format yaml|json] [--out FILE]',
  ko: 'export --cfn과 export --sam에는 설계나 템플릿을 하나 지정하십시오: serverless-canvas export FILE --cfn|--sam [--region R] [--format yaml|json] [--out FILE]',
};
const BROKEN: Text = { en: 'This design cannot be read; `serverless-canvas check` says where.', ko: '이 설계를 읽을 수 없습니다. `serverless-canvas check`가 위치를 알려 줍니다.' };
const NOTHING_SHORTER: Text = { en: 'SAM has nothing shorter to say here; the template is plain CloudFormation.\n', ko: 'SAM으로 더 짧게 쓸 것이 없어 CloudFormation 템플릿 그대로입니다.\n' };

interface Asked {
  readonly file: string;
  readonly form: 'cfn' | 'sam';
  readonly isJson: boolean;
  readonly out: string | undefined;
  readonly region: string | undefined;
}

function read(argv: readonly string[]): Asked | undefined {
  try {
    const options = { cfn: { type: 'boolean' }, sam: { type: 'boolean' }, out: { type: 'string' }, format: { type: 'string' }, region: { type: 'string' } } as const;
    const { values, positionals: [file, ...more] } = parseArgs({ args: [...argv], allowPositionals: true, options });
    const format = values.format ?? 'yaml';
    if (file === undefined || more.length > 0 || values.cfn === values.sam || !['yaml', 'text', 'json'].includes(format)) return undefined;
    return { file, form: values.cfn ? 'cfn' : 'sam', isJson: format === 'json', out: values.out, region: values.region };
  } catch {
    return undefined;
  }
}

/** A template, the region it is for, and where it comes from. */
interface Source {
  readonly template: JsonObject;
  readonly region: string;
  readonly sourceMap: SourceMap;
}

/** Where neither file nor arguments name a region. */
const DEFAULT_REGION = 'us-east-1';

async function sourceOf({ file, region }: Asked, text: string, io: Io): Promise<Result<Source>> {
  if (!file.endsWith('.arch.yaml')) {
    const result = readTemplate(text);
    if ('fault' in result) return refuse(result.fault.code, result.fault.message);
    return ok({ template: result.template.data, region: region ?? DEFAULT_REGION, sourceMap: { origin: () => undefined } });
  }
  const { document, resolve } = await completeAnalysis(text, io);
  if (document.broken) return refuse('cli.broken-design', BROKEN);
  const { template, sourceMap } = synthesize({ design: document.design, catalog, resolve });
  return ok({ template, region: region ?? document.design.region, sourceMap });
}

type Written = Parameters<typeof printYaml>[0];

/** Without SAM; what SAM refuses is told line by line. */
function plain({ template, region, sourceMap }: Source, { file }: Asked, io: Io, locale: Locale): Written | undefined {
  if (!isSamTemplate(template)) return { template, sourceMap };
  const expansion = expandSam(template, { region });
  if (!expansion.ok) {
    for (const { path, message } of expansion.error) io.err(`${file}: ${printable(`${path.join('.')}: ${say(message, locale)}`)}\n`);
    return undefined;
  }
  const { origins } = expansion.value;
  const origin: SourceMap['origin'] = ([section, id, ...rest]) => {
    const made = section === 'Resources' ? origins.get(String(id))?.resource : undefined;
    return made === undefined || made === id ? sourceMap.origin(id === undefined ? [section as string] : [section as string, id, ...rest]) : sourceMap.origin(['Resources', made]);
  };
  return { template: expansion.value.template, sourceMap: { origin } };
}

function folded({ template, region, sourceMap }: Source, _: Asked, io: Io, locale: Locale): Written {
  const short = foldSam(template, { region });
  if (short.folded.length === 0 && !isSamTemplate(template)) io.err(say(NOTHING_SHORTER, locale));
  return { template: short.template, sourceMap };
}
