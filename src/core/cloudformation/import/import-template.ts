import type { Catalog } from '../../catalog/catalog.ts';
import type { Design } from '../../model/design.ts';
import { assembleDesign } from './assemble.ts';
import { provenConnections } from './connections.ts';
import type { ImportPart } from './contract.ts';
import { knowledgeOf } from './knowledge.ts';
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
export function importTemplate({ text, name, catalog, dialects }: ImportInput): { readonly imported: Imported } | { readonly fault: Fault } {
  const read = readTemplate(text);
  if ('fault' in read) return read;
  const knowledge = knowledgeOf([...catalog.services.flatMap((service) => service.importing ?? []), ...dialects]);
  const survey = new Survey(read.template, knowledge);
  const design = assembleDesign(read.template, survey, provenConnections(survey, knowledge), { name, catalog });
  const printed = printDesign(design, read.template);
  return { imported: { design, text: printed.text, report: reportOf(design, read.template), notices: [...read.template.notices, ...printed.notices] } };
}
