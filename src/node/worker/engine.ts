import { createAnalyser, type Analyser } from '../../core/analysis/analyse.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { createDefinitionJudge, type DefinitionJudge } from '../../core/analysis/definitions.ts';
import type { DefinitionEngine } from '../../core/catalog/definition.ts';
import { printYaml } from '../../core/cloudformation/print.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import { billCsv } from '../../core/cost/export-csv.ts';
import { billMarkdown } from '../../core/cost/export-markdown.ts';
import { summarize } from '../../core/cost/summary.ts';
import { uncertaintyMarkdown } from '../../core/cost/uncertainty-markdown.ts';
import { uncertaintyOf } from '../../core/cost/uncertainty.ts';
import { editsFor } from '../../core/document/edits.ts';
import type { ParsedDocument } from '../../core/document/contract.ts';
import type { Path } from '../../core/model/json.ts';
import type { Finding } from '../../core/model/finding.ts';
import { ok } from '../../core/model/result.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { quotaDocument } from '../../core/quotas/document.ts';
import { quotaRequests } from '../../core/quotas/requests.ts';
import { LIMIT_KINDS, ruleBook } from '../../core/rules/rule-book.ts';
import { rulePage } from '../../core/rules/rule-page.ts';
import { reasonOf, silenceIntent, unsilenceIntent } from '../../core/rules/silence-intents.ts';
import { canSilence } from '../../core/rules/silences.ts';
import { specificationLoader, type SpecificationLoader } from '../../core/specification/loader.ts';
import { failure, type Handlers } from '../../protocol/channel.ts';
import type { AnalyseParams, EngineRequests, Outcome, Problem } from '../../protocol/engine.ts';
import { snapshotMaker, type Snapshots } from '../../protocol/snapshot.ts';
import { samImport } from '../../sam/import/sam-import.ts';
import { catalog } from '../../services/catalog.ts';
import { agentHandlers } from '../agents/handlers.ts';
import { diagramHandlers, type Workshop } from './diagrams.ts';
import { describer, type Describe } from './documentation.ts';
import { goalHandlers } from './goals.ts';
import { editingHandlers } from './editing.ts';
import { documentationHandlers } from './documentation-handlers.ts';
import { languageHandlers } from './language.ts';
import { simulationHandlers } from './simulate.ts';
import { inSlices } from './slices.ts';
import { templateHandlers } from './templates.ts';
import { whatIfHandlers } from './what-if.ts';

interface Kept {
  readonly analyser: Analyser;
  readonly snapshotOf: Snapshots;
  last: Analysis | undefined;
  /** The last analysis of a whole text, shown while the text is broken. */
  lastGood: Analysis | undefined;
  /** The template of an overlay. */
  source: string | undefined;
  /** The template that the last analysis stood on. */
  lastSource: string | undefined;
  /** Whether the last analysis knew the specification. */
  specified: boolean;
}

/** What an analysis follows from besides the text. */
interface Judges {
  readonly judge: DefinitionJudge;
  readonly specification: SpecificationLoader;
}

/**
 * Answers about texts, keeping the parse of each file: the same in every thread and on every platform.
 * `engine` judges definitions, here or elsewhere; without it they are taken as they are. `specification` is
 * loaded when the first text is analysed; without it properties are not checked. `describe` gives what AWS writes
 * of properties, for hovers. `workshop` reads diagrams and writes apps.
 */
export function engineHandlers(engine?: DefinitionEngine, specification: SpecificationLoader = specificationLoader(), describe: Describe = describer(), workshop: Workshop = {}): Handlers<EngineRequests> {
  const kept = new Map<string, Kept>();
  const judge = createDefinitionJudge(engine);
  const keptOf = (file: string, text: string, given?: Pick<AnalyseParams, 'source'>) => analysed(kept, { file, text, given }, { judge, specification });
  const analysisOf = (file: string, text: string) => keptOf(file, text).last;

  return {
    analyse: async (params) => {
      await specification.ready();
      return ok(outcomeOf(keptOf(params.file, params.text, params), params));
    },
    complete: async (params) => {
      await judge.settle(analysisOf(params.file, params.text).pending);
      return ok(outcomeOf(keptOf(params.file, params.text), params));
    },
    judge: async ({ language, definition }) => ok((await engine?.(language, definition)) ?? []),
    edits: ({ text, intent, locale }) => {
      const edits = editsFor(text, intent);
      return edits.ok ? edits : failure(edits.error.code, say(edits.error.message, locale));
    },
    locate: ({ file, text, path, what }) => ok(analysisOf(file, text).document.rangeOf(path, what) ?? null),
    idAt: ({ file, text, offset }) => ok(idAt(analysisOf(file, text).document, offset)),
    ...documentationHandlers(analysisOf, specification, describe),
    ...editingHandlers(analysisOf),
    ...languageHandlers(analysisOf, specification),
    ...aboutFindings(analysisOf),
    ...documents(analysisOf),
    ...whatIfHandlers,
    ...simulationHandlers(),
    ...goalHandlers,
    ...agentHandlers({ judge, specification, describe }),
    ...templateHandlers,
    ...diagramHandlers(analysisOf, workshop),
    forget: ({ file }) => {
      kept.delete(file);
      return ok(null);
    },
  };
}

/** What is exported of a design. */
function documents(analysisOf: (file: string, text: string) => Analysis): Pick<Handlers<EngineRequests>, 'template' | 'bill'> {
  return {
    template: ({ file, text }) => {
      const { document, resolve } = analysisOf(file, text);
      return ok(printYaml(synthesize({ design: document.design, catalog, resolve })));
    },
    bill: async ({ file, text, format, locale }, cancellation) => {
      const { document: { design }, usage, bill } = analysisOf(file, text);
      if (format === 'csv') return ok(billCsv(bill, locale));
      const uncertainty = await inSlices(uncertaintyOf({ design, catalog }), cancellation);
      const ranges = uncertainty ? `\n${uncertaintyMarkdown(uncertainty, locale)}` : '';
      return ok(`${billMarkdown(design.name, bill, summarize(bill, design, usage), locale)}${ranges}`);
    },
  };
}

type Analysed = Kept & { readonly last: Analysis };

interface Asked {
  readonly file: string;
  readonly text: string;
  /** Says which template an overlay stands on; absent: the same as before. */
  readonly given: Pick<AnalyseParams, 'source'> | undefined;
}

/** The analysis of a text; the last one where the text is the same and no verdict has come in since. */
function analysed(kept: Map<string, Kept>, { file, text, given }: Asked, { judge, specification }: Judges): Analysed {
  const entry = kept.get(file) ?? { analyser: createAnalyser(catalog, judge, specification.now, [samImport]), snapshotOf: snapshotMaker(), source: undefined, lastSource: undefined, last: undefined, lastGood: undefined, specified: false };
  kept.set(file, entry);
  if (given) entry.source = given.source;
  const isSame = entry.last?.document.text === text && entry.lastSource === entry.source && entry.specified === specification.isReady() && !entry.last.pending.some((definition) => judge.known(definition) !== undefined);
  const last = isSame && entry.last ? entry.last : entry.analyser.analyse(text, entry.source);
  entry.last = last;
  entry.lastSource = entry.source;
  entry.specified = specification.isReady();
  if (!last.document.broken) entry.lastGood = last;
  return { ...entry, last };
}

function outcomeOf({ last, lastGood, snapshotOf }: Analysed, { version, locale, title }: AnalyseParams): Outcome {
  return {
    snapshot: snapshotOf(last, { version, locale, file: title, lastGood, catalog }),
    problems: problemsOf(last, locale),
    ...(last.pending.length > 0 && { incomplete: true as const }),
  };
}

type AboutFindings = Pick<Handlers<EngineRequests>, 'reason' | 'silence' | 'rulePage' | 'quotas'>;

function aboutFindings(analysisOf: (file: string, text: string) => Analysis): AboutFindings {
  return {
    reason: ({ file, text, rule }) => ok(reasonOf(analysisOf(file, text).document.design.ignore, rule)),
    silence: ({ file, text, finding, reason }) => {
      const { ignore } = analysisOf(file, text).document.design;
      return ok(reason === undefined ? unsilenceIntent(ignore, finding) : silenceIntent(ignore, finding, reason));
    },
    rulePage: ({ rule, locale }) => {
      const entry = ruleBook(catalog).entry(rule);
      return ok(entry ? rulePage(entry, locale) : null);
    },
    quotas: ({ file, text, locale }) => {
      const analysis = analysisOf(file, text);
      return ok(quotaDocument(analysis.document.design.name, quotaRequests(analysis, catalog), locale));
    },
  };
}

function problemsOf({ document, findings }: Analysis, locale: Locale): readonly Problem[] {
  return findings.map((finding) => {
    const range = finding.range ?? (finding.path && document.rangeOf(finding.path)) ?? { start: 0, end: 0 };
    return {
      rule: finding.rule,
      severity: finding.severity,
      message: messageOf(finding, locale),
      start: document.positionAt(range.start),
      end: document.positionAt(range.end),
      ...(finding.node !== undefined && { node: finding.node }),
      ...(finding.connection !== undefined && { connection: finding.connection }),
      canSilence: canSilence(finding.rule),
      ...(finding.fix && { fix: { title: say(finding.fix.title, locale), intent: { kind: 'set', path: finding.fix.path, value: finding.fix.value } as const } }),
    } satisfies Problem;
  });
}

/** The sentence and, where a limit is broken, whether it can be raised: the Problems panel has room for no more. */
function messageOf({ message, limit }: Finding, locale: Locale): string {
  return limit === undefined ? say(message, locale) : `${say(message, locale)} (${say(LIMIT_KINDS[limit.kind], locale)})`;
}

/** The node or connection whose block, key included, holds the offset. */
function idAt({ design, rangeOf }: ParsedDocument, offset: number): string | null {
  const holds = (path: Path) => {
    const key = rangeOf(path, 'key');
    const value = rangeOf(path, 'value');
    return key !== undefined && value !== undefined && key.start <= offset && offset <= value.end;
  };
  const found = design.nodes.find(({ id }) => holds(['nodes', id])) ?? design.connections.find(({ id }) => holds(['connections', id]));
  return found?.id ?? null;
}
