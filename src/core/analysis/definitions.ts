import type { Catalog } from '../catalog/catalog.ts';
import type { DefinitionEngine, DefinitionFault, DefinitionLanguage } from '../catalog/definition.ts';
import { nameOf, type Design, type Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { JsonObject } from '../model/json.ts';

/** A definition whose verdict is still out. */
export interface PendingDefinition {
  readonly language: DefinitionLanguage;
  readonly json: JsonObject;
  /** The rule that may have findings once it is judged. */
  readonly rule: string;
}

/** Remembers what an engine said, so that an analysis itself never waits for one. */
export interface DefinitionJudge {
  /** The verdict; undefined as long as nobody asked the engine. */
  readonly known: (definition: PendingDefinition) => readonly DefinitionFault[] | undefined;
  /** Asks the engine. What it cannot judge counts as judged: nothing is said about it. Never rejects. */
  readonly settle: (definitions: readonly PendingDefinition[]) => Promise<void>;
}

/** So many verdicts are kept, by the text of their definitions: more than any design has open at a time. */
const KEPT = 200;

/** A judge over an engine; without one, definitions are taken as they are. */
export function createDefinitionJudge(engine?: DefinitionEngine): DefinitionJudge {
  if (!engine) return { known: () => [], settle: () => Promise.resolve() };
  const verdicts = new Map<string, readonly DefinitionFault[]>();
  const keys = new WeakMap<JsonObject, string>();
  const keyOf = ({ language, json }: PendingDefinition): string => {
    const key = keys.get(json) ?? `${language} ${JSON.stringify(json)}`;
    keys.set(json, key);
    return key;
  };
  const judge = async (definition: PendingDefinition): Promise<void> => {
    const faults = await engine(definition.language, definition.json).catch(() => undefined);
    verdicts.set(keyOf(definition), faults ?? []);
    for (const oldest of verdicts.keys()) {
      if (verdicts.size <= KEPT) break;
      verdicts.delete(oldest);
    }
  };
  return {
    known: (definition) => verdicts.get(keyOf(definition)),
    settle: async (definitions) => {
      for (const definition of definitions) if (!verdicts.has(keyOf(definition))) await judge(definition);
    },
  };
}

export interface JudgedDefinitions {
  readonly findings: readonly Finding[];
  readonly pending: readonly PendingDefinition[];
}

/** What is known of every definition of a design, as findings of the rules that their services name. */
export function judgedDefinitions(design: Design, catalog: Catalog, judge: DefinitionJudge): JudgedDefinitions {
  const findings: Finding[] = [];
  const pending: PendingDefinition[] = [];
  for (const node of design.nodes) {
    const part = catalog.kind(node.service)?.definition;
    const written = part?.read(node);
    if (!part || !written) continue;
    const definition: PendingDefinition = { language: part.language, json: written.json, rule: part.rule };
    const faults = judge.known(definition);
    if (!faults) pending.push(definition);
    else findings.push(...faults.map((fault) => findingOf(fault, node, { rule: part.rule, ...written.place(fault.path) }, catalog)));
  }
  return { findings, pending };
}

function findingOf({ because }: DefinitionFault, node: Node, at: { readonly rule: string } & Pick<Finding, 'path' | 'within'>, catalog: Catalog): Finding {
  const rule = catalog.family(node.service)?.rules.find(({ id }) => id === at.rule);
  return {
    rule: at.rule,
    severity: rule?.severity ?? 'error',
    node: node.id,
    path: ['nodes', node.id, ...(at.path ?? [])],
    ...(at.within === undefined ? {} : { within: at.within }),
    ...(rule ? { source: rule.source } : {}),
    message: {
      en: `The definition of “${nameOf(node)}” does not hold: ${because.en}.`,
      ko: `‘${nameOf(node)}’의 정의가 올바르지 않습니다: ${because.ko}.`,
    },
  };
}
