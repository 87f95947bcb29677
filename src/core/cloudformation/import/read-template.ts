import { nestingOf } from '../../document/nesting.ts';
import { MAX_DEPTH } from '../../document/read-yaml.ts';
import { isObject, own, type JsonObject } from '../../model/json.ts';
import type { Text } from '../../model/text.ts';
import { layoutOf, type Layout } from './layout.ts';
import * as say from './messages.ts';
import type { TemplateResource } from './contract.ts';
import { objectOf } from './values.ts';
import { yamlValues } from './yaml-values.ts';

/** Longest template that is read, in UTF-16 units: CloudFormation takes 1 MB. */
const MAX_TEXT = 5_000_000;

export interface Template {
  readonly data: JsonObject;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  /** Where its blocks stand; none where it is JSON. */
  readonly layout: Layout;
  readonly notices: readonly Notice[];
}

/** Something about the template that whoever imports it should know. */
export interface Notice {
  readonly code: string;
  readonly message: Text;
  /** From 1. */
  readonly line?: number;
  readonly logicalId?: string;
}

/** Why a text is no template. */
export interface Fault {
  readonly code: string;
  readonly message: Text;
  readonly line: number;
  readonly column: number;
}

/** Reads a template, YAML or JSON. Never throws. */
export function readTemplate(original: string): { readonly template: Template } | { readonly fault: Fault } {
  const text = original.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (text.length > MAX_TEXT) return { fault: { code: 'import.too-large', message: say.tooLarge, line: 1, column: 1 } };
  if (nestingOf(text) > MAX_DEPTH) return { fault: { code: 'import.too-deep', message: say.tooDeep, line: 1, column: 1 } };
  const json = jsonValue(text);
  const read = json === undefined ? yamlValues(text) : { value: json, duplicates: [] };
  if ('fault' in read) return { fault: { code: 'import.unreadable', message: say.unreadable(read.fault.message), line: read.fault.line, column: read.fault.column } };
  const data = read.value;
  const resources = isObject(data) ? own(data, 'Resources') : undefined;
  if (!isObject(data) || !isObject(resources)) return { fault: { code: 'import.no-resources', message: say.noResources, line: 1, column: 1 } };
  const layout = layoutOf(json === undefined ? text : '');
  const notices = read.duplicates.map(({ line }): Notice => ({ code: 'import.duplicate-key', message: say.duplicateKey, line }));
  if (json === undefined && layout.resources.size < Object.keys(resources).length) notices.push({ code: 'import.rewritten', message: say.rewritten, line: layout.sections.get('Resources')?.line ?? 1 });
  return { template: { data, layout, ...resourcesOf(resources, layout, notices) } };
}

/** CloudFormation takes tabs in JSON, which YAML does not. */
function jsonValue(text: string): JsonObject | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What is no resource (no `Type`, a macro in its place) stays below `template:`. */
function resourcesOf(all: JsonObject, layout: Layout, before: readonly Notice[]): Pick<Template, 'resources' | 'notices'> {
  const resources = new Map<string, TemplateResource>();
  const notices = [...before];
  for (const [logicalId, value] of Object.entries(all)) {
    const line = layout.resources.get(logicalId)?.line ?? 1;
    const type = isObject(value) ? own(value, 'Type') : undefined;
    const given = isObject(value) ? own(value, 'Properties') : undefined;
    if (!isObject(value) || typeof type !== 'string' || !/^[A-Za-z0-9]+$/.test(logicalId) || (given !== undefined && given !== null && !isObject(given))) {
      notices.push({ code: 'import.no-resource', message: say.noResource(logicalId), line, logicalId });
      continue;
    }
    const attributes = Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'Type' && key !== 'Properties'));
    resources.set(logicalId, { logicalId, type, properties: objectOf(given), attributes, line });
  }
  return { resources, notices };
}
