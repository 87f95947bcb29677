import { ok, refuse, type Result } from '../../core/model/result.ts';
import { parseFlags } from './flags.ts';

export interface DeployAsked {
  readonly command: 'deploy' | 'destroy' | 'drift' | 'logs';
  readonly file: string;
  readonly yes: boolean;
  readonly json: boolean;
  readonly stack?: string;
  readonly stage?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly deleteData: boolean;
  /** Guards the data of the stack. */
  readonly protect: boolean;
  /** Nodes whose logs are wanted; all where empty. */
  readonly nodes: ReadonlySet<string>;
  readonly follow: boolean;
  /** How far back logs are read, in milliseconds. */
  readonly sinceMs: number;
  readonly parameters: ReadonlyMap<string, string>;
}

const options = {
  yes: { type: 'boolean', short: 'y' }, format: { type: 'string' }, stack: { type: 'string' }, stage: { type: 'string' }, region: { type: 'string' },
  profile: { type: 'string' }, endpoint: { type: 'string' }, parameter: { type: 'string', multiple: true }, 'delete-data': { type: 'boolean' },
  protect: { type: 'boolean' }, node: { type: 'string', multiple: true }, follow: { type: 'boolean' }, since: { type: 'string' },
} as const;

/** Names that CloudFormation gives stacks: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html (2026-11). */
const STACK = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;

/** Reads the arguments behind `deploy` or `destroy`. */
export function readDeployArguments(command: DeployAsked['command'], argv: readonly string[]): Result<DeployAsked> {
  const parsed = parseFlags(argv, options);
  if (!parsed.ok) return parsed;
  const { values, positionals: [file, ...rest] } = parsed.value;
  if (file === undefined || rest.length > 0) return refuse('cli.one-file', { en: `${command} takes one design: serverless-canvas ${command} FILE`, ko: `${command}에는 설계를 하나 지정하십시오: serverless-canvas ${command} FILE` });
  if (values.format !== undefined && values.format !== 'json' && values.format !== 'text') return refuse('cli.unknown-format', { en: `There is no format ${JSON.stringify(values.format)}.`, ko: `${JSON.stringify(values.format)} 형식은 없습니다.` });
  if (values.stack !== undefined && !STACK.test(values.stack)) return refuse('cli.stack-name', { en: `${JSON.stringify(values.stack)} is no name for a stack: letters, digits and hyphens, a letter first.`, ko: `${JSON.stringify(values.stack)}은(는) 스택 이름이 될 수 없습니다. 영문자로 시작하고 영문자, 숫자, 하이픈만 쓰십시오.` });
  const endpoint = endpointOf(values.endpoint);
  if (!endpoint.ok) return endpoint;
  const parameters = parametersOf(values.parameter ?? []);
  if (!parameters.ok) return parameters;
  const since = sinceOf(values.since ?? '10m');
  if (!since.ok) return since;
  const { stack, stage, region, profile } = values;
  return ok({
    command, file, yes: values.yes === true, json: values.format === 'json', deleteData: values['delete-data'] === true, parameters: parameters.value,
    protect: values.protect === true, nodes: new Set(values.node ?? []), follow: values.follow === true, sinceMs: since.value,
    ...(stack !== undefined && { stack }), ...(stage !== undefined && { stage }), ...(region !== undefined && { region }), ...(profile !== undefined && { profile }),
    ...(endpoint.value !== undefined && { endpoint: endpoint.value }),
  });
}

function endpointOf(written: string | undefined): Result<string | undefined> {
  if (written === undefined || /^https?:\/\/[^/]+/.test(written)) return ok(written);
  return refuse('cli.endpoint', { en: `--endpoint takes an address such as http://127.0.0.1:4566, not ${JSON.stringify(written)}.`, ko: `--endpoint에는 http://127.0.0.1:4566 같은 주소를 지정하십시오(지금은 ${JSON.stringify(written)}).` });
}

const UNITS_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function sinceOf(written: string): Result<number> {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(written) ?? [];
  const ms = Number(count) * (UNITS_MS[unit] ?? 0);
  if (ms > 0) return ok(ms);
  return refuse('cli.since', { en: `--since takes a time such as 30s, 10m, 2h or 1d, not ${JSON.stringify(written)}.`, ko: `--since에는 30s, 10m, 2h, 1d 같은 시간을 지정하십시오(지금은 ${JSON.stringify(written)}).` });
}

function parametersOf(written: readonly string[]): Result<ReadonlyMap<string, string>> {
  const wrong = written.find((each) => !/^[A-Za-z0-9]+=/.test(each));
  if (wrong !== undefined) return refuse('cli.parameter', { en: `--parameter takes NAME=VALUE, not ${JSON.stringify(wrong)}.`, ko: `--parameter에는 이름=값을 지정하십시오(지금은 ${JSON.stringify(wrong)}).` });
  return ok(new Map(written.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)])));
}
