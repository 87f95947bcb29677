import type { Analysis } from '../../core/analysis/contract.ts';
import { CONNECTION_KINDS } from '../../core/catalog/connection-kinds.ts';
import { evaluatePorts, explain } from '../../core/catalog/explain.ts';
import type { FormField } from '../../core/catalog/form.ts';
import type { EvaluatedPorts } from '../../core/catalog/ports.ts';
import { isModelled, type NodeKind } from '../../core/catalog/service.ts';
import { nameOf, type Connection, type Node } from '../../core/model/design.ts';
import { at as valueAt, hasKeys } from '../../core/model/json.ts';
import { ok, type Result } from '../../core/model/result.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { scenarioNames } from '../../core/simulation/scenario.ts';
import type { Done } from '../../protocol/agent-messages.ts';
import { catalog } from '../../services/catalog.ts';
import type { Asked, Tool } from './contract.ts';
import { analysisAsked, FILE } from './design-given.ts';
import { unknownName } from './refusals.ts';
import { revisionOf } from './revision.ts';

const PARTS = ['text', 'nodes', 'connections', 'rest', 'may-connect', 'services'] as const;
type Part = (typeof PARTS)[number];
const USUAL: readonly Part[] = ['text', 'nodes', 'connections'];

/** `read`: the designs that there are, or one of them as text and as data, with what may be done with it. */
export const read: Tool = {
  name: 'read',
  title: { en: 'Read a design', ko: '설계 읽기' },
  description: 'Reads an AWS serverless architecture design (*.arch.yaml). Without a file: the list of designs. With one: its text, its nodes (service, properties, what the settings mean) and connections. '
    + 'parts: text, nodes, connections (these three by default), rest (groups, notes, scenarios, goals, parameters, account), may-connect (for each node which other nodes, and which services not drawn yet, it may lead to, by which kind of connection), services (every service that a node may be). '
    + 'forms: services (such as lambda or apigateway.http) whose settings, keys and ports are wanted, with ranges and defaults. The answer has a revision, which edit takes as base.',
  inputSchema: {
    type: 'object',
    properties: {
      file: FILE,
      parts: { type: 'array', description: 'What to give.', items: { type: 'string', enum: PARTS }, minItems: 1, maxItems: PARTS.length },
      nodes: { type: 'array', description: 'Only these nodes, by id, and the connections at them.', items: { type: 'string', maxLength: 200 }, maxItems: 200 },
      forms: { type: 'array', description: 'Services whose settings are wanted.', items: { type: 'string', maxLength: 100 }, maxItems: 20 },
    },
    additionalProperties: false,
  },
  run: async (asked) => {
    const forms = formsOf((asked.input['forms'] as readonly string[] | undefined) ?? [], asked.locale);
    if (!forms.ok) return forms;
    if (asked.input['file'] !== undefined) return readOne(asked, forms.value);
    const parts = (asked.input['parts'] as readonly Part[] | undefined) ?? [];
    return ok({ answer: { designs: asked.given.designs ?? [], ...(parts.includes('services') && { services: services(asked.locale) }), ...forms.value } });
  },
};

async function readOne(asked: Asked, forms: object): Promise<Result<Done>> {
  const { input, locale, given } = asked;
  const analysed = await analysisAsked(asked);
  if (!analysed.ok) return analysed;
  const analysis = analysed.value;
  const { document: { design, text, readOnly }, findings, bill } = analysis;
  const chosen = nodesChosen(analysis, input['nodes'] as readonly string[] | undefined);
  if (!chosen.ok) return chosen;
  const parts = new Set((input['parts'] as readonly Part[] | undefined) ?? USUAL);
  const ids = new Set(chosen.value.map(({ id }) => id));
  const connections = design.connections.filter(({ from, to }) => ids.has(from) || ids.has(to));
  return ok({ answer: {
    file: given.design?.file, name: design.name, region: design.region, revision: revisionOf(text), ...(readOnly && { readOnly }),
    findings: Object.fromEntries((['error', 'warning', 'info'] as const).map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length])),
    bill: { currency: bill.currency, month: bill.total },
    ...(parts.has('nodes') && { nodes: chosen.value.map((node) => nodeJson(node, analysis, locale)) }),
    ...(parts.has('connections') && { connections: connections.map((connection) => connectionJson(connection, analysis, locale)) }),
    ...(parts.has('rest') && rest(analysis)),
    ...(parts.has('may-connect') && { mayConnect: chosen.value.map((node) => mayConnect(node, analysis, locale)) }),
    ...(parts.has('services') && { services: services(locale) }),
    ...forms,
    ...(parts.has('text') && { text }),
  } });
}

function nodesChosen({ document: { design } }: Analysis, wanted: readonly string[] | undefined): Result<readonly Node[]> {
  if (wanted === undefined) return ok(design.nodes);
  const ids = design.nodes.map(({ id }) => id);
  const stranger = wanted.find((id) => !ids.includes(id));
  return stranger === undefined ? ok(design.nodes.filter(({ id }) => wanted.includes(id))) : unknownName('agent.no-such-node', 'node', '노드', stranger, ids);
}

/** A node with what is written of it; keys that are empty are left out. */
function nodeJson(node: Node, { nodes }: Analysis, locale: Locale): object {
  const { id, service, resource, label, at, properties, attributes, parts, assume, traffic, routes, behaviours, settings } = node;
  const view = nodes.get(id);
  const maps = Object.entries({ properties, attributes, parts, assume, traffic, routes, behaviours, settings }).filter(([, map]) => hasKeys(map));
  return {
    id, service, ...(resource !== undefined && { resource }), ...(label !== undefined && { label }), ...(at && { at }),
    ...(view && { summary: say(view.summary, locale) }), ...Object.fromEntries(maps), ...(view && view.given.length > 0 && { given: view.given }),
  };
}

function connectionJson(connection: Connection, { connections }: Analysis, locale: Locale): object {
  const { id, from, to, label, behaviour, properties, with: settings, assume, env, access, routes } = connection;
  const view = connections.get(id);
  const maps = Object.entries({ properties, with: settings, assume, env }).filter(([, map]) => hasKeys(map));
  const lists = Object.entries({ access, routes }).filter(([, list]) => list.length > 0);
  return {
    id, from, to, kind: connection.kind ?? view?.kind ?? null, ...(label !== undefined && { label }), ...(behaviour !== undefined && { behaviour }),
    ...(view && { line: view.line, means: say(view.label, locale) }), ...Object.fromEntries([...lists, ...maps]),
  };
}

function rest({ document: { design } }: Analysis): object {
  const { groups, notes, parameters, account, goals, ignore, scenarios } = design;
  return { groups, notes, parameters, account, goals, ignore, scenarios, scenarioNames: scenarioNames(design) };
}

/** Where connections from a node may lead: to nodes of the design, and to services that could be added. */
function mayConnect(node: Node, { document: { design }, nodes }: Analysis, locale: Locale): object {
  const own = nodes.get(node.id)?.ports;
  if (!own) return { from: node.id, to: [], toNew: [] };
  const kindsTo = (ports: EvaluatedPorts, name: string, same = false): readonly string[] => {
    const judged = explain(own, ports, { from: nameOf(node), to: name, same });
    return judged.allowed ? judged.kinds : [];
  };
  const to = design.nodes.map((other) => ({ node: other.id, kinds: kindsTo(nodes.get(other.id)?.ports ?? NO_PORTS, nameOf(other), other.id === node.id) }));
  const toNew = allKinds().map((kind) => ({ service: kind.service, kinds: kindsTo(freshPorts(kind), say(kind.about.title, locale)) }));
  return { from: node.id, to: to.filter(({ kinds }) => kinds.length > 0), toNew: toNew.filter(({ kinds }) => kinds.length > 0) };
}

const NO_PORTS: EvaluatedPorts = { out: [], in: [] };

/** What a node offers and accepts that was just placed. */
function freshPorts({ service, about, ports }: NodeKind): EvaluatedPorts {
  const node: Node = { id: 'new', service, properties: about.initial, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} };
  return evaluatePorts(ports, node, { property: (properties, path) => ({ known: true, value: valueAt(properties, path.split('.')) }) });
}

function allKinds(): readonly NodeKind[] {
  return catalog.services.flatMap(({ kinds }) => kinds);
}

function services(locale: Locale): readonly object[] {
  return allKinds().map(({ service, about }) => ({ service, title: say(about.title, locale), category: about.category, about: say(about.description, locale), docs: about.docs }));
}

function formsOf(wanted: readonly string[], locale: Locale): Result<object> {
  if (wanted.length === 0) return ok({});
  const known = allKinds();
  const stranger = wanted.find((service) => !known.some((kind) => kind.service === service));
  if (stranger !== undefined) return unknownName('agent.no-such-service', 'service', '서비스', stranger, known.map(({ service }) => service));
  return ok({ forms: known.filter(({ service }) => wanted.includes(service)).map((kind) => formJson(kind, locale)) });
}

function formJson({ service, about, resourceType, properties, ports, keys }: NodeKind, locale: Locale): object {
  const title = (id: string): string => say(CONNECTION_KINDS.find((kind) => kind.id === id)?.about ?? { en: id, ko: id }, locale);
  return {
    service, title: say(about.title, locale), docs: about.docs, ...(resourceType !== undefined && { resourceType }), keys, initial: about.initial,
    ...(isModelled(properties) && { settings: properties.fields.map((field) => fieldJson(field, 'properties', locale)), assumptions: properties.assumptions.map((field) => fieldJson(field, 'assume', locale)) }),
    out: [...new Set(ports.out.map(({ kind }) => kind))].map((kind) => ({ kind, about: title(kind) })), in: [...new Set(ports.in.map(({ kind }) => kind))].map((kind) => ({ kind, about: title(kind) })),
    ...(ports.access && { access: Object.fromEntries(Object.entries(ports.access).map(([verb, grant]) => [verb, say(grant.title, locale)])) }),
    ...(ports.references && { env: ports.references }),
  };
}

function fieldJson({ path, home, label, help, input, default: fallback, when }: FormField, standard: 'properties' | 'assume', locale: Locale): object {
  const place = home ?? standard;
  const { type, ...bounds } = input;
  const taken = input.type === 'choice' ? { options: input.options.map(({ value }) => value) } : bounds;
  return { path: place === 'node' ? path : `${place}.${path}`, label: say(label, locale), ...(help && { help: say(help, locale) }), type, ...taken, ...(fallback !== undefined && { default: fallback }), ...(when && { when }) };
}
