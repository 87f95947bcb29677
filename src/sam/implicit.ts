import { anyOf, ref, when } from './intrinsics.ts';
import { httpSkeleton, isHttpDefinition } from './http/definition.ts';
import { missing, noSuchResource, wrongShape } from './messages.ts';
import { ANY_METHOD, edited, isDefinition, restSkeleton } from './rest/editor.ts';
import { idOf } from './rest/routes.ts';
import { byCodePoint } from './logical-id.ts';
import type { Path } from '../core/model/json.ts';
import type { Text } from '../core/model/text.ts';
import { dict, Dict, dictOf, isSet, lit, textOf, type Value } from './tree.ts';

/** A kind of API that SAM makes for events that name none. */
interface Kind {
  readonly event: 'Api' | 'HttpApi';
  /** The property of the event that names the API. */
  readonly property: 'RestApiId' | 'ApiId';
  readonly id: string;
  readonly type: string;
  readonly skeleton: () => Dict;
  readonly isValid: (value: Value | undefined) => boolean;
}

const REST: Kind = { event: 'Api', property: 'RestApiId', id: 'ServerlessRestApi', type: 'AWS::Serverless::Api', skeleton: restSkeleton, isValid: isDefinition };
const HTTP: Kind = { event: 'HttpApi', property: 'ApiId', id: 'ServerlessHttpApi', type: 'AWS::Serverless::HttpApi', skeleton: httpSkeleton, isValid: isHttpDefinition };

export interface Parts {
  readonly resources: Dict;
  readonly globals: Dict | undefined;
  /** Conditions made for routes go here. */
  readonly conditions: Dict;
  refuse(path: Path, message: Text): void;
}

/** APIs without a definition get an empty one, which their events fill. */
export function giveDefinitions({ resources }: Pick<Parts, 'resources'>): void {
  for (const kind of [REST, HTTP]) {
    for (const [, resource] of resources.entries()) {
      if (!(resource instanceof Dict) || textOf(resource.get('Type')) !== kind.type) continue;
      const properties = dictOf(resource.get('Properties')) ?? new Dict();
      if (isSet(properties.get('DefinitionBody')) || isSet(properties.get('DefinitionUri'))) continue;
      resource.set('Properties', properties.set(lit('DefinitionBody'), kind.skeleton()).set(lit('__MANAGE_SWAGGER'), true));
    }
  }
}

/** Makes `ServerlessRestApi` and `ServerlessHttpApi` for events that name no API, with the routes of all events. */
export function addImplicitApis(parts: Parts): void {
  for (const kind of [REST, HTTP]) addImplicitApi(kind, parts);
}

interface Seen {
  /** Condition of each method, by API and path. */
  readonly conditions: Map<string, Map<string, Map<string, string | undefined>>>;
  readonly deletion: Value[];
  readonly replacement: Value[];
}

function addImplicitApi(kind: Kind, parts: Parts): void {
  const { resources } = parts;
  const existing = resources.get(kind.id);
  const properties = dict({ StageName: kind.event === 'Api' ? lit('Prod') : undefined, DefinitionBody: kind.skeleton(), __MANAGE_SWAGGER: true });
  const implicit = dict({ Type: kind.type, Properties: properties });
  resources.set(kind.id, implicit);
  const seen: Seen = { conditions: new Map(), deletion: [], replacement: [] };
  for (const [id, resource] of resources.entries()) {
    const type = textOf(dictOf(resource)?.get('Type'));
    if (resource instanceof Dict && (type === 'AWS::Serverless::Function' || type === 'AWS::Serverless::StateMachine')) addEvents(kind, id, resource, seen, parts);
  }
  conditionApi(kind, implicit, seen, parts);
  keepApi(implicit, seen);
  conditionPaths(kind, seen, parts);
  if ((dictOf(dictOf(properties.get('DefinitionBody'))?.get('paths'))?.size ?? 0) > 0) return;
  if (existing === undefined) resources.delete(kind.id);
  else resources.set(kind.id, existing);
}

function addEvents(kind: Kind, id: string, resource: Dict, seen: Seen, parts: Parts): void {
  const events = dictOf(dictOf(resource.get('Properties'))?.get('Events'));
  const ours = (events?.entries() ?? []).filter(([, event]) => textOf(dictOf(event)?.get('Type')) === kind.event);
  // SAM puts them into a table of their own, whose order they are taken in.
  for (const [key, event] of new Dict('hashed', ours).entries()) {
    if (!(event instanceof Dict)) continue;
    const written = event.get('Properties') ?? (event.has('Properties') ? null : new Dict());
    const path = ['Resources', id, 'Properties', 'Events', key, 'Properties'];
    if (kind.event === 'Api' && !isSet(written)) continue;
    if (!(written instanceof Dict)) parts.refuse(path, wrongShape('Properties', 'a map'));
    else {
      event.set('Properties', written);
      addEvent(kind, resource, written, path, seen, parts);
    }
  }
}

function addEvent(kind: Kind, resource: Dict, event: Dict, path: Path, seen: Seen, parts: Parts): void {
  if (!event.has(kind.property)) {
    handOnTags(kind, resource, parts);
    event.set(lit(kind.property), ref(kind.id));
  }
  if (kind.event === 'HttpApi' && !isSet(event.get('Path')) && !isSet(event.get('Method'))) event.set(lit('Path'), lit('$default')).set(lit('Method'), lit(ANY_METHOD));
  const [route, method] = [textOf(event.get('Path')), textOf(event.get('Method'))];
  const api = idOf(event.get(kind.property));
  const target = api === undefined ? undefined : dictOf(parts.resources.get(api));
  if (route === undefined || method === undefined) return parts.refuse(path, event.has('Path') && event.has('Method') ? wrongShape('Path, Method', 'a text') : missing('Path, Method'));
  if (!target || api === undefined || (kind.event === 'Api' && textOf(target.get('Type')) === HTTP.type)) return parts.refuse([...path, kind.property], noSuchResource(kind.property, kind.type));
  const paths = seen.conditions.get(api) ?? new Map<string, Map<string, string | undefined>>();
  const methods = paths.get(route) ?? new Map<string, string | undefined>();
  seen.conditions.set(api, paths.set(route, methods.set(method, textOf(resource.get('Condition')))));
  if (api === kind.id) {
    seen.deletion.push(resource.get('DeletionPolicy') ?? null);
    seen.replacement.push(resource.get('UpdateReplacePolicy') ?? null);
  }
  const properties = dictOf(target.get('Properties'));
  if (properties) addRoute(kind, properties, event, textOf(resource.get('Condition')));
}

function addRoute(kind: Kind, api: Dict, event: Dict, condition: string | undefined): void {
  const body = api.get('DefinitionBody');
  const [path, method] = [event.get('Path') as Value, event.get('Method') as Value];
  if (isSet(api.get('__MANAGE_SWAGGER')) && kind.isValid(body)) api.set('DefinitionBody', edited(body as Dict, (editor) => editor.addPath(textOf(path) as string, method)));
  const settings = event.get('RouteSettings');
  if (kind.event !== 'HttpApi' || !(settings instanceof Dict)) return;
  const name = textOf(method) === ANY_METHOD ? (textOf(path) as string) : `${(textOf(method) as string).toUpperCase()} ${textOf(path) as string}`;
  const all = dictOf(api.get('RouteSettings')) ?? new Dict();
  const held = dictOf(all.get(name)) ?? new Dict();
  api.set('RouteSettings', all.set(name, held.assign(condition === undefined ? settings : when(condition, settings))));
}

/** `PropagateTags` of what the API is made for goes for the API too. */
function handOnTags(kind: Kind, resource: Dict, { resources, globals }: Parts): void {
  const properties = dictOf(resource.get('Properties'));
  const shared = dictOf(globals?.get((textOf(resource.get('Type')) ?? '').replace('AWS::Serverless::', '')));
  const tags = [properties?.get('Tags'), shared?.get('Tags')].find(isSet);
  const propagates = [properties?.get('PropagateTags'), shared?.get('PropagateTags')].some(isSet);
  const api = dictOf(dictOf(resources.get(kind.id))?.get('Properties'));
  if (!api || !propagates || !(tags instanceof Dict)) return;
  api.set('Tags', (dictOf(api.get('Tags')) ?? new Dict()).assign(tags)).set('PropagateTags', true);
}

/** The API is there when one of the functions behind it is. */
function conditionApi(kind: Kind, implicit: Dict, seen: Seen, { conditions }: Parts): void {
  const all = [...(seen.conditions.get(kind.id)?.values() ?? [])].flatMap((methods) => [...methods.values()]);
  const names = [...new Set(all)];
  if (names.length === 0 || names.includes(undefined)) return;
  if (names.length > 1) for (const [name, condition] of anyOf((names as string[]).sort(byCodePoint), `${kind.id}Condition`)) conditions.set(name, condition);
  implicit.set('Condition', names.length === 1 ? (names[0] as string) : `${kind.id}Condition`);
}

/** It is kept as long as what is kept longest. */
function keepApi(implicit: Dict, { deletion, replacement }: Seen): void {
  const strongest = (values: readonly Value[], order: readonly string[]): string | undefined => order.find((policy) => values.some((value) => textOf(value) === policy));
  const deleted = strongest(deletion, ['Retain', 'Delete']);
  const replaced = strongest(replacement, ['Retain', 'Snapshot', 'Delete']);
  if (deleted !== undefined) implicit.set('DeletionPolicy', deleted);
  if (replaced !== undefined) implicit.set('UpdateReplacePolicy', replaced);
}

/** A path is there when one of its functions is. */
function conditionPaths(kind: Kind, seen: Seen, { resources, conditions }: Parts): void {
  for (const [id, resource] of resources.entries()) {
    const api = dictOf(dictOf(resource)?.get('Properties'));
    const body = api?.get('DefinitionBody');
    if (!(resource instanceof Dict) || textOf(resource.get('Type')) !== kind.type || !api || !isSet(api.get('__MANAGE_SWAGGER')) || !kind.isValid(body)) continue;
    api.set('DefinitionBody', edited(body as Dict, ({ paths }) => {
      for (const path of paths.keys()) {
        const names = [...new Set(seen.conditions.get(id)?.get(path)?.values() ?? [])];
        if (names.length === 0 || names.includes(undefined)) continue;
        const joint = `${id}${path.replaceAll('/', 'SLASH').replaceAll('{', 'OB').replaceAll('}', 'CB')}PathCondition`;
        if (names.length > 1) for (const [name, condition] of anyOf((names as string[]).sort(byCodePoint), joint)) conditions.set(name, condition);
        paths.set(path, when(names.length === 1 ? (names[0] as string) : lit(joint), paths.get(path) as Value));
      }
    }));
  }
}
