import { differenceOf } from '../../core/difference/difference.ts';
import type { Difference } from '../../core/difference/contract.ts';
import { reportMarkdown, reportText } from '../../core/difference/print.ts';
import { reportOf } from '../../core/difference/report.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { say, verbatim, type Locale, type Text } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import { readAgainst } from './compare-options.ts';
import { completeAnalysis } from './complete-analysis.ts';
import { deliver, unusable } from './deliver.ts';
import { fileFault } from './file-fault.ts';
import { parseFlags } from './flags.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { printable } from './table.ts';

const FORMATS = ['text', 'markdown', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface Asked {
  /** The file, and what it is held against: another file, or a revision of itself. */
  readonly file: string;
  readonly before: { readonly file: string } | { readonly revision: string };
  readonly format: Format;
  readonly out?: string;
}

const usage: Text = { en: 'diff takes two designs, or --commit REV and one: serverless-canvas diff BEFORE AFTER', ko: 'diff에는 설계 두 개 또는 --commit REV와 설계 하나를 지정하십시오: serverless-canvas diff BEFORE AFTER' };

/** `diff A B`, or `diff --commit REV FILE`: what changed, as text, as Markdown for a pull request, or as data. */
export async function diffCommand(argv: readonly string[], io: Io, locale: Locale): Promise<Exit> {
  const asked = readAsked(argv);
  const text = asked.ok ? await answer(asked.value, io, locale) : asked;
  if (!text.ok) return unusable(io, printable(say(text.error.message, locale)));
  return (await deliver(text.value, asked.ok ? asked.value.out : undefined, io, locale)) ?? EXIT.fine;
}

function readAsked(argv: readonly string[]): Result<Asked> {
  const flags = parseFlags(argv, { commit: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' } });
  if (!flags.ok) return flags;
  const { values: { commit, format = 'text', out }, positionals: [first, second, ...rest] } = flags.value;
  const known = FORMATS.find((each) => each === format);
  if (!known) return refuse('cli.unknown-format', { en: `There is no format ${JSON.stringify(format)}. Use text, markdown or json.`, ko: `${JSON.stringify(format)} 형식은 없습니다. text, markdown, json 중 하나를 쓰십시오.` });
  const shared = { format: known, ...(out !== undefined && { out }) };
  if (first === undefined || rest.length > 0 || (commit === undefined) === (second === undefined)) return refuse('cli.two-designs', usage);
  if (commit === undefined) return ok({ ...shared, before: { file: first }, file: second as string });
  const revision = readAgainst(`commit=${commit}`);
  return revision.ok ? ok({ ...shared, before: { revision: commit }, file: first }) : revision;
}

async function answer({ file, before: earlier, format }: Asked, io: Io, locale: Locale): Promise<Result<string>> {
  const after = await analysed(file, () => io.read(file), io, locale);
  if (!after.ok) return after;
  const name = 'file' in earlier ? earlier.file : earlier.revision;
  const before = 'file' in earlier
    ? await analysed(earlier.file, () => io.read(earlier.file), io, locale)
    : await analysed(file, () => (io.committed ? io.committed(file, earlier.revision) : Promise.reject(new Error(`git: ${earlier.revision}`))), io, locale, earlier.revision);
  if (!before.ok) return before;
  const difference = differenceOf(before.value, after.value, catalog);
  if (format === 'json') return ok(`${JSON.stringify(dataOf(difference, locale), null, 2)}\n`);
  const report = reportOf(difference, { before: name, after: file });
  return ok(format === 'markdown' ? reportMarkdown(report, locale) : reportText(report, locale));
}

async function analysed(file: string, read: () => Promise<string>, io: Io, locale: Locale, revision?: string): Promise<Result<Analysis>> {
  let text: string;
  try {
    text = await read();
  } catch (error) {
    if (revision !== undefined) return refuse('cli.not-committed', { en: `${file}: git has no version of it at ${revision}.`, ko: `${file}: git의 ${revision}에 이 파일이 없습니다.` });
    return refuse('cli.unreadable', verbatim(fileFault(file, error, locale)));
  }
  const analysis = await completeAnalysis(text, io, file);
  if (!analysis.document.broken) return ok(analysis);
  const because = analysis.document.findings.find(({ severity }) => severity === 'error')?.message ?? { en: 'it cannot be read', ko: '읽을 수 없습니다' };
  const place = revision === undefined ? file : `${revision}:${file}`;
  return refuse('cli.broken', { en: `${place}: ${because.en}`, ko: `${place}: ${because.ko}` });
}

/** The difference as other programs read it. */
function dataOf({ name, entries, bills, findings, permissions }: Difference, locale: Locale): object {
  const told = (list: Difference['findings']['added']) => list.map(({ rule, severity, message, node, connection }) => ({ rule, severity, message: say(message, locale), node, connection }));
  return {
    name, entries,
    cost: { before: bills.before, after: bills.after, change: bills.change, lines: bills.lines.filter(({ status }) => status !== 'same').map(({ node, component, status, change, before, after }) => ({ node, component, status, change, before: before?.amount, after: after?.amount })) },
    findings: { added: told(findings.added), removed: told(findings.removed) }, permissions,
  };
}
