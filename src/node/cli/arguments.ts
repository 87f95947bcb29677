import { parseArgs } from 'node:util';
import type { EstimateOptions } from '../../core/cost/estimate.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { COMPARE_FLAGS, readCompareOptions, type CompareOptions } from './compare-options.ts';
import { ESTIMATE_FLAGS, readEstimateOptions } from './cost-options.ts';
import type { DiagramOptions } from '../diagram/form.ts';
import { readDiagram } from './diagram.ts';

export const COMMANDS = ['check', 'cost', 'quotas', 'export', 'diagram'] as const;
/** Named in the help of the product's plan, answered with one line until they are there. */
export const LATER = ['run'] as const;

export type Command = (typeof COMMANDS)[number];
export type Format = 'text' | 'json' | 'sarif' | 'csv' | 'markdown';

interface Shared {
  /** One, but for `check`. */
  readonly files: readonly [string, ...string[]];
  readonly format: Format;
  readonly out?: string;
  /** What `cost` bills otherwise than the design says. */
  readonly estimate: EstimateOptions;
  /** What `cost` holds the design against, and how it bills ranges. */
  readonly compare: CompareOptions;
  /** The folder whose prices `cost` takes instead of the product's own. */
  readonly prices?: string;
}

export type Invocation = Shared & ({ readonly command: Exclude<Command, 'diagram'> } | { readonly command: 'diagram'; readonly diagram: DiagramOptions });

export type Asked = { readonly show: 'help' | 'version' } | { readonly show: 'later'; readonly command: string } | { readonly show: 'result'; readonly invocation: Invocation };

/** Reads the arguments after the program's name. */
export function readArguments(argv: readonly string[]): Result<Asked> {
  const parsed = parse(argv);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.version) return ok({ show: 'version' });
  const [command, file, ...rest] = positionals;
  if (values.help || command === undefined || command === 'help') return ok({ show: 'help' });
  if (isOneOf(LATER, command)) return ok({ show: 'later', command });
  if (!isOneOf(COMMANDS, command)) return refuse('cli.unknown-command', { en: `There is no command ${JSON.stringify(command)}. \`serverless-canvas --help\` lists them.`, ko: `${JSON.stringify(command)} 명령은 없습니다. \`serverless-canvas --help\`로 목록을 볼 수 있습니다.` });
  if (file === undefined && command === 'check') return refuse('cli.no-file', { en: 'check takes files or folders: serverless-canvas check FILE…', ko: 'check에는 파일이나 폴더를 지정하십시오: serverless-canvas check FILE…' });
  if (file === undefined || (rest.length > 0 && command !== 'check')) return refuse('cli.one-file', { en: `${command} takes one file: serverless-canvas ${command} FILE`, ko: `${command}에는 파일을 하나 지정하십시오: serverless-canvas ${command} FILE` });
  const format = formatOf(command, values.format ?? 'text');
  if (format === undefined) return refuse('cli.unknown-format', { en: `There is no format ${JSON.stringify(values.format)}.`, ko: `${JSON.stringify(values.format)} 형식은 없습니다.` });
  const estimate = readEstimateOptions(command, values);
  if (!estimate.ok) return estimate;
  const compare = readCompareOptions(command, values);
  if (!compare.ok) return compare;
  const shared: Shared = { files: [file, ...rest], format, estimate: estimate.value, compare: compare.value, ...(values.out !== undefined && { out: values.out }), ...(values.prices !== undefined && { prices: values.prices }) };
  if (command !== 'diagram') return ok({ show: 'result', invocation: { command, ...shared } });
  const diagram = readDiagram(values);
  return diagram.ok ? ok({ show: 'result', invocation: { command, diagram: diagram.value, ...shared } }) : diagram;
}

function formatOf(command: Command, asked: string): Format | undefined {
  if (asked === 'text' || (asked === 'json' && command !== 'diagram')) return asked;
  if (asked === 'sarif' && command === 'check') return 'sarif';
  if ((asked === 'csv' || asked === 'markdown') && command === 'cost') return asked;
  return asked === 'yaml' && command === 'export' ? 'text' : undefined;
}

function parse(argv: readonly string[]) {
  try {
    return ok(
      parseArgs({
        args: [...argv],
        allowPositionals: true,
        options: {
          format: { type: 'string' }, out: { type: 'string' }, as: { type: 'string' }, theme: { type: 'string' }, ...ESTIMATE_FLAGS, ...COMPARE_FLAGS,
          help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' },
        },
      }),
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refuse('cli.bad-arguments', { en: message, ko: message });
  }
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}
