import { CONNECTION_KINDS } from '../catalog/connection-kinds.ts';
import { explain } from '../catalog/explain.ts';
import { isModelled } from '../catalog/service.ts';
import { indexOf, logicalIdOf, type Connection, type Design, type Node } from '../model/design.ts';
import { at, own, type Path } from '../model/json.ts';
import { verbatim, type Text } from '../model/text.ts';
import { createResolver } from '../resolve/resolver.ts';
import { scenarioNames } from '../simulation/scenario.ts';
import { propertyAt } from '../specification/property.ts';
import { SHAPES } from '../traffic/shapes.ts';
import type { Completion, CompletionContext } from './contract.ts';
import type { Unfinished } from './marked.ts';
import { propertyOf } from './property-of.ts';

/** The values that a key may have; none where it takes anything. */
export function valuesAt(unfinished: Unfinished, context: CompletionContext): readonly Completion[] {
  const { path, document: { design } } = unfinished;
  const [section, id, key] = path;
  const last = path.findLast((step) => typeof step === 'string');
  switch (section) {
    case 'nodes': return nodeValues(unfinished, context);
    case 'connections': return connectionValues(String(id), unfinished, context);
    case 'groups': return key === 'contains' ? nodes(design) : key === 'collapsed' ? BOOLEANS : [];
    case 'ignore': return key === 'nodes' ? nodes(design) : key === 'connections' ? design.connections.map((each) => value(each.id, verbatim(`${each.from} → ${each.to}`))) : [];
    case 'goals': return key === 'scenario' ? scenarioNames(design).map((name) => value(name)) : key === 'node' ? nodes(design) : key === 'flow' ? flows(design) : [];
    case 'scenarios': return last === 'shape' ? shapes() : last === 'arrivals' ? [value('even')] : last === 'drain' ? [value('until-empty')] : [];
    case 'region': return regions(context);
    default: return [];
  }
}

/** Logical ids that `!Ref` and `!GetAtt` may name. */
export function referenceValues({ nodes: all, parameters, template }: Design): readonly Completion[] {
  const resources = at(template, ['Resources']);
  return [
    ...all.filter(({ service }) => service !== 'client' && service !== 'external').map((node) => reference(logicalIdOf(node), node.service)),
    ...all.flatMap(({ id, parts }) => Object.keys(parts).map((part) => reference(part, id))),
    ...Object.keys(parameters).map((name) => reference(name, 'parameters')),
    ...(typeof resources === 'object' && resources !== null ? Object.keys(resources).map((name) => reference(name, 'template')) : []),
    ...['AWS::Region', 'AWS::AccountId', 'AWS::StackName', 'AWS::Partition', 'AWS::URLSuffix', 'AWS::NoValue'].map((name) => reference(name, 'AWS')),
  ];
}

const BOOLEANS: readonly Completion[] = [value('true'), value('false')];

function value(label: string, detail: Text = verbatim('')): Completion {
  return { label, detail, kind: 'value' };
}

function reference(label: string, of: string): Completion {
  return { label, detail: verbatim(of), kind: 'reference' };
}

function nodes(design: Pick<Design, 'nodes'>): readonly Completion[] {
  return design.nodes.map(({ id, label, service }) => ({ label: id, detail: verbatim([label, service].filter(Boolean).join(' · ')), kind: 'node' }));
}

function flows({ nodes: all }: Design): readonly Completion[] {
  return all.flatMap(({ id, traffic }) => Object.keys(traffic).map((name) => value(name, verbatim(id))));
}

function shapes(): readonly Completion[] {
  return [...SHAPES.keys()].map((name) => value(name));
}

function regions({ catalog }: CompletionContext): readonly Completion[] {
  const known = catalog.services.flatMap(({ prices }) => (isModelled(prices) ? Object.values(prices).flatMap((each) => Object.keys(each.regions)) : []));
  return [...new Set(known)].filter((name) => /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/.test(name)).sort().map((name) => value(name));
}

function nodeValues({ path, document }: Unfinished, context: CompletionContext): readonly Completion[] {
  const { catalog, specification } = context;
  const [, id, key] = path;
  const last = path.findLast((step) => typeof step === 'string');
  if (path.length === 3 && key === 'service') {
    const kinds = catalog.services.flatMap((service) => service.kinds);
    return [...kinds.map(({ service, about }): Completion => ({ label: service, detail: about.title, kind: 'service' })), value('external', { en: 'What is outside the template', ko: '템플릿 밖에 있는 것' })];
  }
  if (path.length === 3 && key === 'resource') return (specification?.types() ?? []).map((type) => value(type));
  if (key === 'attributes' && (last === 'DeletionPolicy' || last === 'UpdateReplacePolicy')) return ['Retain', 'Delete', 'Snapshot', 'RetainExceptOnCreate'].slice(0, last === 'DeletionPolicy' ? 4 : 3).map((each) => value(each));
  if (key === 'traffic' && last === 'shape') return shapes();
  if (key === 'traffic' && last === 'arrivals') return [value('even')];
  const service = at(document.data, ['nodes', String(id), 'service']);
  const form = typeof service === 'string' ? catalog.kind(service)?.properties : undefined;
  const field = form && isModelled(form) ? form.fields.find((each) => (each.home ?? 'properties') === 'properties' && each.path === path.slice(3).join('.')) : undefined;
  if (key === 'properties' && field?.input.type === 'choice') return field.input.options.map((option) => value(option.value, option.label));
  return propertyValues(path, document, context);
}

/** The values that CloudFormation allows. */
function propertyValues(path: Path, document: Unfinished['document'], { catalog, specification }: CompletionContext): readonly Completion[] {
  const place = specification && propertyOf(path, document, catalog);
  const facts = place && place.path.length > 0 ? propertyAt(place.type, place.path, specification, undefined) : undefined;
  if (!facts) return [];
  const allowed = facts.constraints.flatMap((constraint) => (constraint.is === 'values' ? constraint.values : []));
  if (allowed.length > 0) return [...new Set(allowed.map(String))].map((each) => value(each));
  return facts.kinds.includes('boolean') && facts.kinds.length === 1 ? BOOLEANS : [];
}

function connectionValues(id: string, { path, document: { design, data } }: Unfinished, { catalog }: CompletionContext): readonly Completion[] {
  const key = path[2];
  const resolve = createResolver(design);
  const nodeAt = (end: 'from' | 'to'): Node | undefined => indexOf(design).node(String(at(data, ['connections', id, end])));
  const [from, to] = [nodeAt('from'), nodeAt('to')];
  const kinds = (a: Node, b: Node) => {
    const answer = explain(catalog.ports(a, resolve), catalog.ports(b, resolve), { from: a.id, to: b.id });
    return answer.allowed ? answer.kinds : [];
  };
  switch (key as keyof Connection) {
    // Those that may be connected come first.
    case 'to': return from ? nodesFirst(design.nodes, (node) => node !== from && kinds(from, node).length > 0) : nodes(design);
    case 'from': return to ? nodesFirst(design.nodes, (node) => node !== to && kinds(node, to).length > 0) : nodes(design);
    case 'kind': {
      const allowed = from && to ? kinds(from, to) : [];
      return CONNECTION_KINDS.filter((each) => allowed.length === 0 || allowed.includes(each.id)).map((each) => value(each.id, each.about));
    }
    case 'access': return Object.keys((to && catalog.kind(to.service)?.ports.access) ?? {}).map((verb) => value(verb));
    case 'routes': return [from, to].flatMap((node) => Object.entries(node?.routes ?? {}).map(([name, route]) => value(name, verbatim(String(own(route as never, 'route') ?? '')))));
    case 'behaviour': return Object.keys(from?.behaviours ?? {}).map((name) => value(name));
    case 'env': return path.length === 4 ? ((to && catalog.kind(to.service)?.ports.references) ?? ['name', 'arn', 'url', 'id']).map((each) => value(each)) : [];
    default: return [];
  }
}

function nodesFirst(all: readonly Node[], isFirst: (node: Node) => boolean): readonly Completion[] {
  return nodes({ nodes: [...all.filter(isFirst), ...all.filter((node) => !isFirst(node))] });
}
