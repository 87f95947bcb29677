import type { Analysis } from '../analysis/contract.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { QuotaCode } from '../catalog/service.ts';
import type { Finding } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import { verbatim, type Locale, type Text } from '../model/text.ts';
import { withUnit } from '../model/unit-names.ts';
import { formatNumber } from '../model/units-format.ts';
import { justify } from './justification.ts';

/** A quota of the account that the design needs raised: everything that a request to AWS asks for. */
export interface QuotaRequest {
  /** Full id of the limit, `lambda.concurrency`. */
  readonly limit: string;
  readonly title: Text;
  readonly unit: string;
  readonly scope: string;
  /** Where the quota is kept; `us-east-1` for services without Regions. */
  readonly region: string;
  /** What holds now: the account's own value where the design has one, else the documented one. */
  readonly current: number;
  /** The most that the design asks for. */
  readonly needed: number;
  /** What to ask for: needed with headroom. */
  readonly desired: number;
  /** Absent where AWS documents none, or several for what is one limit here; `command` then lists them. */
  readonly code?: QuotaCode;
  readonly source: Source;
  /** Nodes and connections whose findings ask for it. */
  readonly because: readonly { readonly node?: string; readonly connection?: string; readonly message: Text }[];
  /** For AWS Support, from the design's own numbers. */
  readonly justification: Text;
  /** One line for a shell; asks for the raise, or lists the service's quotas where there is no code. */
  readonly command: string;
}

/** What is asked for beyond what is needed, so that growth does not ask again next month. */
export const HEADROOM = 0.25;

/** One request for every adjustable limit that the findings say is exceeded, in the order of the findings. */
export function quotaRequests(analysis: Analysis, catalog: Catalog): readonly QuotaRequest[] {
  const byLimit = new Map<string, Finding[]>();
  for (const finding of analysis.findings) {
    const { limit } = finding;
    if (limit?.kind !== 'adjustable' || limit.needed === undefined || limit.needed <= limit.current) continue;
    const same = byLimit.get(limit.id);
    if (same) same.push(finding);
    else byLimit.set(limit.id, [finding]);
  }
  return [...byLimit].flatMap(([id, findings]) => requestFor(id, findings, analysis, catalog) ?? []);
}

function requestFor(id: string, findings: readonly Finding[], analysis: Analysis, catalog: Catalog): QuotaRequest | undefined {
  const limit = catalog.limit(id);
  if (!limit) return undefined;
  const worst = findings.reduce((a, b) => (neededBy(b) > neededBy(a) ? b : a));
  const [current, needed] = [worst.limit?.current ?? limit.value, neededBy(worst)];
  const numbers = { current, needed, desired: withHeadroom(needed), unit: limit.unit };
  const region = limit.quota?.region ?? analysis.document.design.region;
  return {
    limit: id, title: limitTitle(id, catalog), ...numbers, scope: limit.scope, region,
    ...(limit.quota ? { code: limit.quota } : {}),
    source: limit.source,
    because: findings.map(({ node, connection, message }) => ({ ...(node === undefined ? {} : { node }), ...(connection === undefined ? {} : { connection }), message })),
    justification: justify(findings, { ...numbers, region, headroom: HEADROOM }, analysis),
    command: commandFor(id, limit.quota, region, numbers.desired),
  };
}

function neededBy(finding: Finding): number {
  return finding.limit?.needed ?? 0;
}

/** A quarter more, rounded up to two digits: 4,200 becomes 5,300. */
export function withHeadroom(needed: number): number {
  const wanted = needed * (1 + HEADROOM);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, wanted))) - 1);
  return Math.ceil(Number((wanted / step).toFixed(9))) * step;
}

/** `Lambda: concurrency` */
export function limitTitle(id: string, catalog: Catalog): Text {
  const [family = id, ...name] = id.split('.');
  const service = catalog.family(family)?.kinds[0]?.about.title ?? verbatim(family);
  const what = name.join('.').replaceAll('-', ' ');
  return { en: `${service.en}: ${what}`, ko: `${service.ko}: ${what}` };
}

/** The Region stands in a line that is copied into a shell, so only what a Region may be called is put there. */
function commandFor(id: string, code: QuotaCode | undefined, region: string, desired: number): string {
  const where = `--region ${/^[a-z]{2}(-[a-z]+)+-\d$/.test(region) ? region : 'REGION'}`;
  if (code) return `aws service-quotas request-service-quota-increase --service-code ${code.service} --quota-code ${code.code} --desired-value ${desired * (code.factor ?? 1)} ${where}`;
  const family = id.split('.')[0] ?? id;
  return `aws service-quotas list-service-quotas --service-code ${family} ${where} --query "Quotas[?Adjustable].[QuotaName,QuotaCode,Value]" --output table`;
}

/** `5,300 executions` */
export function amount(value: number, unit: string, locale: Locale): string {
  return withUnit(formatNumber(value), unit, locale);
}
