import { ok, refuse, type Result } from '../../core/model/result.ts';
import { parseFlags } from './flags.ts';
import type { LocalOptions, Seed } from '../local/contract.ts';

export interface RunAsked extends LocalOptions {
  readonly file: string;
  /** What was seen is written to the design at the end. */
  readonly measure: boolean;
}

const options = {
  port: { type: 'string' }, 'time-scale': { type: 'string' }, user: { type: 'string', multiple: true }, environments: { type: 'string' },
  stage: { type: 'string' }, parameter: { type: 'string', multiple: true }, data: { type: 'string' }, debug: { type: 'string', multiple: true }, measure: { type: 'boolean' },
} as const;

/** Environments of one function that a laptop bears without swapping. */
export const ENVIRONMENTS = 8;

/** Reads the arguments behind `run`. */
export function readRunArguments(argv: readonly string[]): Result<RunAsked> {
  const parsed = parseFlags(argv, options);
  if (!parsed.ok) return parsed;
  const { values, positionals: [file, ...rest] } = parsed.value;
  if (file === undefined || rest.length > 0) return refuse('cli.one-file', { en: 'run takes one design: serverless-canvas run FILE', ko: 'run에는 설계를 하나 지정하십시오: serverless-canvas run FILE' });
  const port = numberOf('--port', values.port, 0, { least: 0, most: 65535, whole: true });
  if (!port.ok) return port;
  const timeScale = numberOf('--time-scale', values['time-scale'], 1, { least: 0, most: 1, whole: false });
  if (!timeScale.ok) return timeScale;
  const environments = numberOf('--environments', values.environments, ENVIRONMENTS, { least: 1, most: 1000, whole: true });
  if (!environments.ok) return environments;
  const wrong = (values.parameter ?? []).find((each) => !/^[A-Za-z0-9]+=/.test(each));
  if (wrong !== undefined) return refuse('cli.parameter', { en: `--parameter takes NAME=VALUE, not ${JSON.stringify(wrong)}.`, ko: `--parameter에는 이름=값을 지정하십시오(지금은 ${JSON.stringify(wrong)}).` });
  return ok({
    file, port: port.value, timeScale: timeScale.value, environments: environments.value, users: (values.user ?? []).map(seedOf),
    parameters: new Map((values.parameter ?? []).map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)])),
    measure: values.measure === true,
    ...(values.stage !== undefined && { stage: values.stage }), ...(values.data !== undefined && { data: values.data }), ...(values.debug !== undefined && { debug: values.debug }),
  });
}

/** `organizer@example.com:organizers,speakers`. */
function seedOf(written: string): Seed {
  const colon = written.indexOf(':');
  return colon < 0 ? { email: written, groups: [] } : { email: written.slice(0, colon), groups: written.slice(colon + 1).split(',').filter((group) => group !== '') };
}

function numberOf(name: string, written: string | undefined, fallback: number, { least, most, whole }: { readonly least: number; readonly most: number; readonly whole: boolean }): Result<number> {
  if (written === undefined) return ok(fallback);
  const value = Number(written);
  if (written.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value))) return ok(value);
  return refuse('cli.number', { en: `${name} takes a${whole ? ' whole' : ''} number from ${least} to ${most}, not ${JSON.stringify(written)}.`, ko: `${name}에는 ${least}에서 ${most} 사이의 ${whole ? '정수' : '수'}를 지정하십시오(지금은 ${JSON.stringify(written)}).` });
}
