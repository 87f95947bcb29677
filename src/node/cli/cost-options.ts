import { FREE_TIERS } from '../../core/cost/contract.ts';
import type { EstimateOptions } from '../../core/cost/estimate.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';

/** Flags of `cost`, as `parseArgs` takes them. */
export const ESTIMATE_FLAGS = { region: { type: 'string' }, month: { type: 'string' }, 'free-tier': { type: 'string' }, prices: { type: 'string' } } as const;

type EstimateFlags = { readonly [name in keyof typeof ESTIMATE_FLAGS]?: string | undefined };

/** A hundred years: storage that grows for longer is a slip of the keys. */
const LAST_MONTH = 1200;

/** What `cost` is asked to bill other than the design says; other commands take none of it. */
export function readEstimateOptions(command: string, flags: EstimateFlags): Result<EstimateOptions> {
  const { region, month, 'free-tier': freeTier } = flags;
  const given = Object.keys(ESTIMATE_FLAGS).find((name) => flags[name as keyof EstimateFlags] !== undefined);
  if (given !== undefined && command !== 'cost') return refuse('cli.not-an-option', { en: `--${given} belongs to cost, not to ${command}.`, ko: `--${given} 옵션은 cost에만 쓸 수 있습니다(${command}에는 쓸 수 없음).` });
  if (region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/.test(region)) return refuse('cli.invalid-region', { en: `--region takes a region such as us-east-1, not ${JSON.stringify(region)}.`, ko: `--region에는 us-east-1과 같은 리전을 지정하십시오: ${JSON.stringify(region)}` });
  if (month !== undefined && !(/^\d{1,4}$/.test(month) && Number(month) >= 1 && Number(month) <= LAST_MONTH)) return refuse('cli.invalid-month', { en: `--month takes a number from 1 to ${LAST_MONTH}, not ${JSON.stringify(month)}.`, ko: `--month에는 1부터 ${LAST_MONTH}까지의 수를 지정하십시오: ${JSON.stringify(month)}` });
  const counted = FREE_TIERS.find((each) => each === freeTier);
  if (freeTier !== undefined && counted === undefined) return refuse('cli.invalid-free-tier', { en: `--free-tier takes none, always or credits, not ${JSON.stringify(freeTier)}.`, ko: `--free-tier에는 none, always, credits 중 하나를 지정하십시오: ${JSON.stringify(freeTier)}` });
  return ok({ region, month: month === undefined ? undefined : Number(month), freeTier: counted });
}
