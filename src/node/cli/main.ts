import { createAnalyser } from '../../core/analysis/analyse.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { printJson, printYaml } from '../../core/cloudformation/print.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import type { Finding } from '../../core/model/finding.ts';
import { localeOf, say, type Locale } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import { readArguments, type Invocation } from './arguments.ts';
import { billJson, billText } from './cost.ts';
import { fileFault } from './file-fault.ts';
import { findingsJson, findingsText, rangeOf, summary } from './check.ts';
import { help, later } from './help.ts';
import { EXIT, type Exit, type Io } from './io.ts';
import { printable } from './table.ts';

declare const __VERSION__: string;

/** The command line: does what the arguments (without the program's name) ask; the answer is the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<Exit> {
  const locale = localeOf(io.env['LC_ALL'] || io.env['LC_MESSAGES'] || io.env['LANG']);
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

function unusable(io: Io, line: string): Exit {
  io.err(`${line}\n`);
  return EXIT.unusable;
}

async function answer(invocation: Invocation, io: Io, locale: Locale): Promise<Exit> {
  const { file } = invocation;
  let text: string;
  try {
    text = await io.read(file);
  } catch (error) {
    return unusable(io, fileFault(file, error, locale));
  }
  const analysis = createAnalyser(catalog).analyse(text);
  if (analysis.document.broken) return unusable(io, whereBroken(file, analysis, locale));
  return outputs[invocation.command](analysis, invocation, io, locale);
}

/** The first thing that keeps the file from being read. */
function whereBroken(file: string, { document, findings }: Analysis, locale: Locale): string {
  const first = document.findings.find(({ severity }) => severity === 'error') ?? findings[0];
  if (!first) return `${file}:1:1`;
  const { line, column } = rangeOf(first, document).start;
  return `${file}:${line}:${column}: ${printable(say(first.message, locale))}`;
}

type Output = (analysis: Analysis, invocation: Invocation, io: Io, locale: Locale) => Exit | Promise<Exit>;

const outputs: Readonly<Record<Invocation['command'], Output>> = {
  check: ({ document, findings }, { file, format }, io, locale) => {
    io.out(format === 'json' ? json(findingsJson(findings, document, locale)) : findingsText(file, findings, document, locale));
    return exitFor(findings);
  },
  cost: ({ bill, findings }, { format }, io, locale) => {
    io.out(format === 'json' ? json(billJson(bill, locale)) : billText(bill, locale));
    return mention(findings, io, locale);
  },
  export: async ({ document, findings, resolve }, { format, out }, io, locale) => {
    const synthesis = synthesize({ design: document.design, catalog, resolve });
    const text = format === 'json' ? printJson(synthesis) : printYaml(synthesis);
    if (out === undefined) io.out(text);
    else {
      try {
        await io.write(out, text);
      } catch (error) {
        return unusable(io, fileFault(out, error, locale));
      }
    }
    return mention([...findings, ...synthesis.findings], io, locale);
  },
};

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
