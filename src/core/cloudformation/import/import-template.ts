import type { Catalog } from '../../catalog/catalog.ts';
import type { Design } from '../../model/design.ts';
import { assembleDesign } from './assemble.ts';
import { provenConnections } from './connections.ts';
import type { ImportPart } from './contract.ts';
import { knowledgeOf } from './knowledge.ts';
import * as say from './messages.ts';
import { withNested } from './nested.ts';
import { printDesign } from './print-design.ts';
import { readTemplate, type Fault, type Notice } from './read-template.ts';
import { reportOf, type ImportReport } from './report.ts';
import { Survey } from './survey.ts';

export interface ImportInput {
  /** The text of a template, YAML or JSON. */
  readonly text: string;
  /** `name:` of the design, as a rule that of the file. */
  readonly name: string;
  readonly catalog: Catalog;
  /** What transforms such as SAM add to the services' own knowledge. */
  readonly dialects: readonly ImportPart[];
  /** Texts of nested templates, by the place that the template names. */
  readonly nested?: ReadonlyMap<string, string>;
}

export interface Imported {
  readonly design: Design;
  /** The text of the design file; parsed, it gives the design. */
  readonly text: string;
  readonly report: ImportReport;
  readonly notices: readonly Notice[];
}

/**
 * A CloudFormation or SAM template as a design, with nothing lost: every resource is a node, a part of
 * one, or stands below `template:`. A fault where the text is no template; never throws.
 */
export function importTemplate({ text, name, catalog, dialects, nested = new Map() }: ImportInput): { readonly imported: Imported } | { readonly fault: Fault } {
  const read = readTemplate(text);
  if ('fault' in read) return read;
  const knowledge = knowledgeOf([...catalog.services.flatMap((service) => service.importing ?? []), ...dialects]);
  const survey = new Survey(read.template, knowledge);
  const inner = [...nested].map(([location, each]) => ({ location, result: importTemplate({ text: each, name: location, catalog, dialects }) }));
  const designs = new Map(inner.flatMap(({ location, result }) => ('imported' in result ? [[location, result.imported.design] as const] : [])));
  const design = withNested(assembleDesign(read.template, survey, provenConnections(survey, knowledge), { name, catalog }), designs, catalog);
  const printed = printDesign(design, read.template);
  return { imported: { design, text: printed.text, report: reportOf(design, read.template), notices: [...read.template.notices, ...printed.notices, ...inner.flatMap(unreadNested)] } };
}

/** A nested template that cannot be read is shown as its stack alone. */
function unreadNested({ location, result }: { readonly location: string; readonly result: ReturnType<typeof importTemplate> }): readonly Notice[] {
  return 'fault' in result ? [{ code: 'import.nested-unreadable', message: say.nestedUnreadable(location, result.fault) }] : [];
}
