import type { Analysis } from '../../core/analysis/contract.ts';
import { compareDesigns, type Against } from '../../core/cost/compare-design.ts';
import { estimate, type EstimateOptions } from '../../core/cost/estimate.ts';
import { summarize } from '../../core/cost/summary.ts';
import { uncertaintyOf } from '../../core/cost/uncertainty.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { verbatim } from '../../core/model/text.ts';
import type { Done, Given } from '../../protocol/agent-messages.ts';
import { catalog } from '../../services/catalog.ts';
import { comparisonJson } from '../cli/compare.ts';
import { readCompareOptions, type Asked as Comparand } from '../cli/compare-options.ts';
import { billJson } from '../cli/cost.ts';
import { readEstimateOptions } from '../cli/cost-options.ts';
import { rangesJson } from '../cli/ranges.ts';
import { inSlices } from '../worker/slices.ts';
import type { Asked, Tool, ToolInput } from './contract.ts';
import { analysisAsked, FILE, readable } from './design-given.ts';
import { cancelled } from './refusals.ts';

/** `cost`: what `serverless-canvas cost --format json` says of a file, with `--compare` where that is asked for. */
export const cost: Tool = {
  name: 'cost',
  title: { en: 'Cost of a design', ko: '설계 비용' },
  description: 'The monthly bill of a design in USD, line by line with quantity, unit price, source and date of the price; sums by node and service; what has no price; ranges where assumptions are ranges. '
    + 'compare: against an alternative (arm64, x86, memory=MB, http, rest, provisioned[=70%], auto-scaling[=70%], on-demand, s3-direct, cloudfront=HIT-RATIO, region=R), an earlier version (commit, commit=REV) or another design (its path): line by line, what else changes, and where both cost the same as traffic grows.',
  inputSchema: {
    type: 'object',
    properties: {
      file: FILE,
      region: { type: 'string', description: 'As if the design stood in another region, such as eu-west-1.', maxLength: 40 },
      month: { type: 'integer', description: 'Of the Nth month: what is stored has grown for as long.', minimum: 1, maximum: 1_200 },
      freeTier: { type: 'string', description: 'What AWS gives away is counted.', enum: ['none', 'always', 'credits'] },
      compare: { type: 'string', description: 'What the design is held against.', minLength: 1, maxLength: 1_000 },
      nodes: { type: 'array', description: 'With compare: the alternative changes only these nodes.', items: { type: 'string', maxLength: 200 }, minItems: 1, maxItems: 200 },
      cpuBound: { type: 'number', description: 'With compare: how much of a function’s duration is computing, from 0 to 1.', minimum: 0, maximum: 1 },
    },
    required: ['file'],
    additionalProperties: false,
  },
  run: async (asked) => {
    const wanted = comparandOf(asked.input);
    if (!wanted.ok) return wanted;
    const options = estimateOptions(asked.input);
    if (!options.ok) return options;
    const analysis = await analysisAsked(asked);
    if (!analysis.ok) return analysis;
    return wanted.value ? compared(analysis.value, wanted.value, options.value, asked) : billed(analysis.value, options.value, asked);
  },
};

/** What `compare` names, read as the command line reads it. */
export function comparandOf({ compare, nodes, cpuBound }: ToolInput): Result<Comparand | undefined> {
  const read = readCompareOptions('cost', {
    compare: compare as string | undefined, ...(nodes !== undefined && { node: (nodes as readonly string[]).join(',') }), ...(cpuBound !== undefined && { 'cpu-bound': String(cpuBound) }),
  });
  return read.ok ? ok(read.value.compare) : read;
}

function estimateOptions({ region, month, freeTier }: ToolInput): Result<EstimateOptions> {
  return readEstimateOptions('cost', { region: region as string | undefined, month: month === undefined ? undefined : String(month), 'free-tier': freeTier as string | undefined });
}

async function billed({ document: { design }, resolve, usage }: Analysis, options: EstimateOptions, { given, locale, cancellation }: Asked): Promise<Result<Done>> {
  const bill = estimate({ design, catalog, resolve, usage, options });
  const uncertainty = await inSlices(uncertaintyOf({ design, catalog, options }), cancellation);
  if (cancellation.cancelled) return cancelled();
  return ok({ answer: { file: given.design?.file, ...billJson(bill, summarize(bill, design, usage), locale), ...(uncertainty && { ranges: rangesJson(uncertainty, locale) }) } });
}

async function compared({ document: { design } }: Analysis, wanted: Comparand, options: EstimateOptions, asked: Asked): Promise<Result<Done>> {
  const against = await againstOf(wanted, asked);
  if (!against.ok) return against;
  const comparison = compareDesigns({ design, catalog, against: against.value, options });
  if (!comparison.ok) return comparison;
  const curves = await inSlices(comparison.value.curves(), asked.cancellation);
  return curves ? ok({ answer: { file: asked.given.design?.file, ...comparisonJson(comparison.value, curves, asked.locale) } }) : cancelled();
}

async function againstOf(wanted: Comparand, { given, workbench }: Asked): Promise<Result<Against>> {
  if (wanted.kind === 'alternative') return ok(wanted);
  const other = givenAgainst(given);
  if (!other.ok) return other;
  const analysis = await readable(other.value, workbench);
  return analysis.ok ? ok({ kind: other.value.kind, design: analysis.value.document.design, title: verbatim(other.value.title) }) : analysis;
}

/** The design that was found for `compare`. */
export function givenAgainst({ against }: Given): Result<NonNullable<Given['against']>> {
  return against ? ok(against) : refuse('agent.nothing-to-compare', { en: 'input.compare: there is no such design. Name a file, commit or commit=REV.', ko: 'input.compare: 그런 설계가 없습니다. 파일, commit, commit=REV 중 하나를 지정하십시오.' });
}
