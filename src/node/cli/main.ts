import type { Analysis } from '../../core/analysis/contract.ts';
import type { Catalog } from '../../core/catalog/catalog.ts';
import { printJson, printYaml } from '../../core/cloudformation/print.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import type { Finding } from '../../core/model/finding.ts';
import { ok, type Result } from '../../core/model/result.ts';
import { localeOf, say, type Locale, type Text } from '../../core/model/text.ts';
import { quotaDocument } from '../../core/quotas/document.ts';
import { quotaRequests } from '../../core/quotas/requests.ts';
import { ruleBook } from '../../core/rules/rule-book.ts';
import { catalog } from '../../services/catalog.ts';
import { readArguments, type Format, type Invocation } from './arguments.ts';
import { compareOutput } from './compare.ts';
import { comparisonFor } from './comparison.ts';
import { completeAnalysis } from './complete-analysis.ts';
import { costOutput } from './cost.ts';
import { diffCommand } from './diff.ts';
import { diagramText } from '../diagram/form.ts';
import { asksForCdk, exportCdk } from './export-cdk.ts';
import { asksForSam, exportSam } from './export-sam.ts';
import { deliver, received, unusable } from './deliver.ts';
import { checkJson, checkText, rangeOf, summary, type Checked } from './check.ts';
import { help, later } from './help.ts';
import { importCommand } from './import.ts';
import { importDiagram, namesDiagram } from './import-diagram.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { catalogPricedBy, priceFault } from './price-folder.ts';
import { measureCommand } from './measure.ts';
import { quotasJson } from './quotas.ts';
import { readme } from './readme.ts';
import { sarifLog } from './sarif.ts';
import { simulateCommand } from './simulate.ts';
import { printable } from './table.ts';
import { testCommand } from './test.ts';
import { tidyCommand } from './tidy.ts';

declare const __VERSION__: string;

/** The command line: does what the arguments (without the program's name) ask; the answer is the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<Exit> {
  const locale = localeOf(io.env['LC_ALL'] || io.env['LC_MESSAGES'] || io.env['LANG']);
  if (argv[0] === 'import') return (namesDiagram(argv) ? importDiagram : importCommand)(argv.slice(1), io, locale);
  if (argv[0] === 'export' && asksForCdk(argv)) return exportCdk(argv.slice(1), io, locale);
  if (argv[0] === 'export' && asksForSam(argv)) return exportSam(argv.slice(1), io, locale);
  if (argv[0] === 'readme') return readme(argv.slice(1), io, locale);
  if (argv[0] === 'measure') return measureCommand(argv.slice(1), io, locale);
  if (argv[0] === 'simulate') return simulateCommand(argv.slice(1), io, locale);
  if (argv[0] === 'compare-runs') return simulateCommand(argv.slice(1), io, locale, true);
  if (argv[0] === 'diff') return diffCommand(argv.slice(1), io, locale);
  if (argv[0] === 'tidy') return tidyCommand(argv.slice(1), io, locale);
  if (argv[0] === 'test') return testCommand(argv.slice(1), io, locale);
  const asked = readArguments(argv);
  if (!asked.ok) return unusable(io, say(asked.error.message, locale));
  switch (asked.value.show) {
    case 'help':
      io.out(help(locale));
      return EXIT.fine;
    case 'version':
      io.out(`${__VERSION__}\n`);
      return EXIT.fine;
    case 'later':
      return unusable(io, later(asked.value.command, locale));
    case 'result':
      return answer(asked.value.invocation, io, locale);
  }
}

async function answer(invocation: Invocation, io: Io, locale: Locale): Promise<Exit> {
  const files = await filesOf(invocation, io);
  const checked: Checked[] = [];
  for (const file of files) {
    const found = await received(file, io, locale);
    if (!found.ok) return found.error;
    const text = found.value;
    const analysis = await completeAnalysis(text, io, file);
    if (analysis.document.broken) return unusable(io, whereBroken(file, analysis, locale));
    checked.push({ file, analysis });
  }
  const [first] = checked;
  if (!first) return unusable(io, say(noDesigns, locale));
  if (invocation.command === 'check') return check(checked, invocation.format, files.length > 1 || files[0] !== invocation.files[0], io, locale);
  if (invocation.command === 'diagram') return (await deliver(diagramText(first.analysis, invocation.diagram, locale), invocation.out, io, locale)) ?? mention(first.analysis.findings, io, locale);
  return outputs[invocation.command](first.analysis, invocation, io, locale);
}

const noDesigns: Text = { en: 'There is no design (*.arch.yaml) here.', ko: '설계 파일(*.arch.yaml)이 없습니다.' };

/** The files meant: for `check`, a folder stands for the designs in it. */
async function filesOf({ command, files }: Invocation, io: Io): Promise<readonly string[]> {
  if (command !== 'check') return files;
  const found = await Promise.all(files.map(async (file) => (await io.designsIn(file)) ?? [file]));
  return [...new Set(found.flat())];
}

/** The first thing that keeps the file from being read. */
function whereBroken(file: string, { document, findings }: Analysis, locale: Locale): string {
  const first = document.findings.find(({ severity }) => severity === 'error') ?? findings[0];
  if (!first) return `${file}:1:1`;
  const { line, column } = rangeOf(first, document).start;
  return `${file}:${line}:${column}: ${printable(say(first.message, locale))}`;
}

/** One file answers as itself, several as a list by file. */
function check(checked: readonly Checked[], format: Format, several: boolean, io: Io, locale: Locale): Exit {
  if (format === 'text') io.out(checkText(checked, locale));
  else if (format === 'sarif') io.out(json(sarifLog(checked, ruleBook(catalog), __VERSION__, locale)));
  else io.out(json(several ? { files: checked.map(({ file, analysis }) => ({ file, ...checkJson(analysis, locale) })) } : checked.map(({ analysis }) => checkJson(analysis, locale))[0]));
  return exitFor(checked.flatMap(({ analysis }) => analysis.findings));
}

type Output = (analysis: Analysis, invocation: Invocation, io: Io, locale: Locale) => Exit | Promise<Exit>;

const outputs: Readonly<Record<Exclude<Invocation['command'], 'check' | 'diagram'>, Output>> = {
  cost: async (analysis, invocation, io, locale) => {
    let priced: Catalog;
    try {
      priced = await catalogPricedBy(invocation.prices, io.read);
    } catch (error) {
      return unusable(io, priceFault(error, locale));
    }
    const text = await costText(analysis, priced, invocation, io, locale);
    if (!text.ok) return unusable(io, printable(say(text.error.message, locale)));
    return (await deliver(text.value, invocation.out, io, locale)) ?? mention(analysis.findings, io, locale);
  },
  quotas: (analysis, { format }, io, locale) => {
    const requests = quotaRequests(analysis, catalog);
    io.out(format === 'json' ? json(quotasJson(requests, locale)) : quotaDocument(analysis.document.design.name, requests, locale));
    return EXIT.fine;
  },
  export: async ({ document, findings, resolve }, { format, out }, io, locale) => {
    const synthesis = synthesize({ design: document.design, catalog, resolve });
    const text = format === 'json' ? printJson(synthesis) : printYaml(synthesis);
    return (await deliver(text, out, io, locale)) ?? mention([...findings, ...synthesis.findings], io, locale);
  },
};

/** The bill or, where that is asked for, how it compares. */
async function costText(analysis: Analysis, priced: Catalog, invocation: Invocation, io: Io, locale: Locale): Promise<Result<string>> {
  const { files: [file], compare: { compare: asked }, estimate: options, format } = invocation;
  if (!asked) return ok(costOutput(analysis, priced, invocation, locale));
  const { design } = analysis.document;
  const comparison = await comparisonFor({ file, design, asked, options }, priced, io, locale);
  return comparison.ok ? ok(compareOutput(design.name, comparison.value, format, locale)) : comparison;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function exitFor(findings: readonly Finding[]): Exit {
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.fine;
}

/** One line where there are errors; `check` tells them. */
function mention(findings: readonly Finding[], io: Io, locale: Locale): Exit {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) io.err(`${summary(errors, locale)} (serverless-canvas check)\n`);
  return exitFor(findings);
}
