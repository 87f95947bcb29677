import { runComparisonMarkdown, headline, tableRows, waitsChart } from '../../core/simulation/compare-runs-export.ts';
import type { RunComparison } from '../../core/simulation/compare-runs.ts';
import { RUN_WORDS } from '../../core/simulation/compare-runs-words.ts';
import { runBoth, type RunSubject } from '../../core/simulation/run-both.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import { say, verbatim, type Locale, type Text } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import { finished } from './compare.ts';
import { completeAnalysis } from './complete-analysis.ts';
import { runComparisonJson } from './compare-runs-json.ts';
import { fileFault } from './file-fault.ts';
import type { Io } from './io.ts';
import { readAgainst, type AgainstDesign } from './compare-options.ts';
import { formatTable, printable } from './table.ts';

export interface CompareRunsAsked {
  readonly file: string;
  readonly against: string;
  readonly format: 'text' | 'json' | 'markdown';
  readonly scenario?: string | undefined;
  readonly seed?: number | undefined;
}

const NOW: Text = { en: 'Now', ko: '지금' };

/**
 * `simulate FILE --compare FILE|commit[=REV]`: two designs, or one and what git has of it, under the same load and
 * seed. A commit stands before what there is now; another file after it.
 */
export async function compareRunsCommand(analysis: Analysis, asked: CompareRunsAsked, io: Io, locale: Locale): Promise<Result<string>> {
  const against = readAgainst(asked.against);
  if (!against.ok) return against;
  const other = await analysisOf(asked.file, against.value, io, locale);
  if (!other.ok) return other;
  const isEarlier = against.value.kind === 'commit';
  const here = subject(analysis, isEarlier ? NOW : verbatim(nameOf(analysis, asked.file)));
  const there = subject(other.value, verbatim(against.value.kind === 'commit' ? against.value.revision : nameOf(other.value, against.value.file)));
  const [before, after] = isEarlier ? [there, here] : [here, there];
  const comparison = finished(runBoth({ before, after, loads: analysis.document.design, catalog, scenario: asked.scenario, seed: asked.seed }));
  return ok(shownAs(asked.format, analysis.document.design.name, comparison, locale));
}

/** Designs are told apart by their names where they have different ones. */
function nameOf({ document: { design } }: Analysis, file: string): string {
  return design.name === '' ? file : design.name;
}

function subject({ document: { design }, resolve, usage, bill }: Analysis, name: Text): RunSubject {
  return { name, design, resolve, usage, bill };
}

async function analysisOf(file: string, against: AgainstDesign, io: Io, locale: Locale): Promise<Result<Analysis>> {
  const name = against.kind === 'file' ? against.file : `${against.revision}:${file}`;
  let text: string | undefined;
  if (against.kind === 'commit') {
    text = await io.committed?.(file, against.revision).catch(() => undefined);
    if (text === undefined) return refuse('cli.not-committed', { en: `${file}: git has no version of it at ${against.revision}.`, ko: `${file}: git의 ${against.revision}에 이 파일이 없습니다.` });
  } else {
    try {
      text = await io.read(against.file);
    } catch (error) {
      return refuse('cli.unreadable', verbatim(fileFault(against.file, error, locale)));
    }
  }
  const analysis = await completeAnalysis(text, io, against.kind === 'file' ? against.file : file);
  if (!analysis.document.broken) return ok(analysis);
  const because = analysis.document.findings.find(({ severity }) => severity === 'error')?.message ?? { en: 'it cannot be read', ko: '읽을 수 없습니다' };
  return refuse('cli.broken', { en: `${name}: ${because.en}`, ko: `${name}: ${because.ko}` });
}

function shownAs(format: CompareRunsAsked['format'], name: string, comparison: RunComparison, locale: Locale): string {
  switch (format) {
    case 'json': return `${JSON.stringify(runComparisonJson(comparison, locale), null, 2)}\n`;
    case 'markdown': return runComparisonMarkdown(name, comparison, locale);
    default: return comparisonText(comparison, locale);
  }
}

function comparisonText(comparison: RunComparison, locale: Locale): string {
  const { names, because } = comparison;
  return [
    `${printable(headline(comparison, locale))}\n\n`,
    ...because.map((text) => `${printable(say(text, locale))}\n`),
    `\n${say(RUN_WORDS.chart, locale)}\n`,
    ...waitsChart(comparison, locale).map((line) => `${printable(line).trimEnd()}\n`),
    '\n',
    formatTable([
      { title: say(RUN_WORDS.what, locale) }, { title: say(RUN_WORDS.figure, locale) }, { title: printable(say(names.before, locale)), align: 'right' }, { title: printable(say(names.after, locale)), align: 'right' },
      { title: say(RUN_WORDS.difference, locale), align: 'right' },
    ], tableRows(comparison, locale).map((row) => row.map(printable))),
  ].join('');
}
