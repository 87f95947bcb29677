import type { DefinitionFault } from '../../core/catalog/definition.ts';
import { at, isObject, own, type Json, type JsonObject, type Path } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';

/** An error as asl-validator words it. */
export interface AslError {
  readonly 'Error code': string;
  readonly Message: string;
  readonly schemaError?: { readonly instancePath: string; readonly schemaPath: string };
}

/** An error in our words and with its place; undefined where it is about what only deployment tells, or about no transition at all. */
export function faultOf(error: AslError, definition: JsonObject): DefinitionFault | undefined {
  if (error.schemaError) return ofSchema(error.Message, pointer(error.schemaError.instancePath, definition), definition);
  for (const [pattern, make] of SENTENCES) {
    const match = pattern.exec(error.Message);
    if (match) return make(match[1] ?? '', definition, match[2] ?? '');
  }
  return { path: [], because: { en: lowered(error.Message), ko: error.Message } };
}

function ofSchema(message: string, path: Path, definition: JsonObject): DefinitionFault | undefined {
  const value = at(definition, path);
  if (typeof value === 'string' && value.includes('${')) return undefined;
  const said = message.replace(/^.* is invalid\. /, '');
  const place = path.length === 0 ? 'the definition' : path.filter((step) => step !== 'States').join('.');
  const { en, ko } = schemaWords(said, value);
  return { path, because: { en: `${place} ${en}`, ko: `${path.length === 0 ? '정의' : place}: ${ko}` } };
}

type Words = (detail: string, value: Json | undefined) => Text;

/** What Ajv says, by the beginning of its sentences. */
const SCHEMA: readonly (readonly [RegExp, Words])[] = [
  [/^must have required property '(.*)'$/, (name) => ({ en: `lacks ${name}`, ko: `${name}이(가) 없습니다` })],
  [/^must NOT have (?:additional|unevaluated) properties$/, () => ({ en: 'has a field that does not belong there', ko: '여기에 쓸 수 없는 필드가 있습니다' })],
  [/^must be equal to (?:one of the allowed values|constant)$/, (_, value) => ({ en: `is ${shown(value)}, which is none of the values that there are`, ko: `${shown(value)}은(는) 허용되는 값이 아닙니다` })],
  [/^must be (string|object|array|integer|number|boolean|null)/, (type) => ({ en: `is not of the type ${type}`, ko: `${type} 유형이 아닙니다` })],
  [/^must match format "(.*)"$/, (format, value) => ({ en: `is ${shown(value)}, which is no valid ${named(format).en}`, ko: `${shown(value)}은(는) 올바른 ${named(format).ko}이(가) 아닙니다` })],
  [/^must match pattern /, (_, value) => ({ en: `is ${shown(value)}, which has another form than is asked for`, ko: `${shown(value)}의 형식이 맞지 않습니다` })],
  [/^must match exactly one schema in oneOf$/, (_, value) => ({ en: `is ${shown(value)}, which is none of the forms that there are`, ko: `${shown(value)}은(는) 허용되는 형식이 아닙니다` })],
  [/^must be >= (.*)$/, (min) => ({ en: `is less than ${min}`, ko: `${min}보다 작습니다` })],
  [/^must be <= (.*)$/, (max) => ({ en: `is more than ${max}`, ko: `${max}보다 큽니다` })],
];

const FORMATS: ReadonlyMap<string, Text> = new Map([
  ['asl_path', { en: 'JSONPath', ko: 'JSONPath' }],
  ['asl_ref_path', { en: 'reference path', ko: '참조 경로' }],
  ['asl_result_path', { en: 'reference path', ko: '참조 경로' }],
  ['asl_payload_template', { en: 'path or intrinsic function', ko: '경로 또는 내장 함수' }],
  ['asl_arn', { en: 'ARN', ko: 'ARN' }],
  ['jsonata_string', { en: 'JSONata expression', ko: 'JSONata 식' }],
  ['maybe_jsonata_string', { en: 'JSONata expression', ko: 'JSONata 식' }],
  ['date-time', { en: 'timestamp', ko: '타임스탬프' }],
]);

function named(format: string): Text {
  return FORMATS.get(format) ?? { en: format, ko: format };
}

function schemaWords(said: string, value: Json | undefined): Text {
  for (const [pattern, words] of SCHEMA) {
    const match = pattern.exec(said);
    if (match) return words(match[1] ?? '', value);
  }
  return { en: said, ko: said };
}

function shown(value: Json | undefined): string {
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

type Sentence = (name: string, definition: JsonObject, detail: string) => DefinitionFault | undefined;

const SENTENCES: readonly (readonly [RegExp, Sentence])[] = [
  [/^State (.*) is not reachable$/, (name, definition) => ({ path: stateAt(name, definition), because: { en: `nothing leads to the state “${name}”`, ko: `‘${name}’ 상태로 이어지는 것이 없습니다` } })],
  [/^Missing 'StartAt'\|'Next'\|'Default' target: (.*)$/, leadsNowhere],
  [/^(?:Parallel|Map) branch state cannot transition to target: (.*)$/, leadsOut],
  [/^A state with this name already exists: (.*)$/, (name, definition) => ({ path: stateAt(name, definition, 1), because: { en: `there are two states “${name}”`, ko: `‘${name}’ 상태가 둘 있습니다` } })],
  [/^State machine fsm(\d+) is missing a terminal state$/, neverEnds],
  [/^State "(.*)" MUST contain exactly one of (.*)$/, (name, definition, fields) => ({ path: stateAt(name, definition), because: { en: `the state “${name}” needs exactly one of ${plain(fields)}`, ko: `‘${name}’ 상태에는 ${plain(fields)} 중 하나만 있어야 합니다` } })],
  [/^State "(.*)" MUST contain at most one of (.*)$/, (name, definition, fields) => ({ path: stateAt(name, definition), because: { en: `the state “${name}” may have only one of ${plain(fields)}`, ko: `‘${name}’ 상태에는 ${plain(fields)} 중 하나만 쓸 수 있습니다` } })],
  [/^A duplicate field will exist after renaming to strip the ".\$" suffix from: (.*)$/, (field, definition) => ({ path: keyAt(field, definition) ?? [], because: { en: `${field} and ${field.replace(/\.\$$/, '')} are the same field`, ko: `${field}와 ${field.replace(/\.\$$/, '')}은(는) 같은 필드입니다` } })],
];

function leadsNowhere(target: string, definition: JsonObject): DefinitionFault | undefined {
  const path = transitionTo(target, definition);
  return path && { path, because: { en: `there is no state “${target}”`, ko: `‘${target}’ 상태가 없습니다` } };
}

function leadsOut(target: string, definition: JsonObject): DefinitionFault | undefined {
  const path = transitionTo(target, definition, true);
  return path && { path, because: { en: `“${target}” lies outside the branch or the Map that leads to it`, ko: `‘${target}’ 상태는 이 분기나 Map의 바깥에 있습니다` } };
}

function neverEnds(number: string, definition: JsonObject): DefinitionFault {
  const machine = machines(definition)[Number(number) - 1];
  return { path: machine?.path ?? [], because: { en: 'no state ends it: one needs End, or the type Succeed or Fail', ko: '끝나는 상태가 없습니다. End가 있거나 Succeed 또는 Fail 유형인 상태가 필요합니다' } };
}

function plain(fields: string): string {
  return fields.replaceAll('"', '');
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** `/States/A~1B/Choices/0` as a path: numbers where there is a list. */
function pointer(instancePath: string, definition: JsonObject): Path {
  const path: (string | number)[] = [];
  for (const part of instancePath.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at(definition, path)) ? Number(step) : step);
  }
  return path;
}

interface Machine {
  readonly path: Path;
  readonly body: JsonObject;
}

/** The machine and those inside it, in the order in which the validator counts them. */
function machines(body: JsonObject, path: Path = []): readonly Machine[] {
  const states = own(body, 'States');
  const inner = isObject(states) ? Object.entries(states).flatMap(([name, state]) => (isObject(state) ? within(state, [...path, 'States', name]) : [])) : [];
  return [{ path, body }, ...inner];
}

function within(state: JsonObject, path: Path): readonly Machine[] {
  return Object.entries(state).flatMap(([key, value]) => {
    if (key === 'Branches' && Array.isArray(value)) return (value as readonly Json[]).flatMap((branch, index) => (isObject(branch) ? machines(branch, [...path, key, index]) : []));
    return (key === 'ItemProcessor' || key === 'Iterator') && isObject(value) ? machines(value, [...path, key]) : [];
  });
}

/** The place of the state of a name, or of a later one of the same name; the top where there is none. */
function stateAt(name: string, definition: JsonObject, which = 0): Path {
  const found = machines(definition).filter(({ body }) => isObject(own(body, 'States')) && Object.hasOwn(own(body, 'States') as JsonObject, name)).map(({ path }): Path => [...path, 'States', name]);
  return found[which] ?? found[0] ?? [];
}

/** The place of a transition to a name that its own machine does not have; inside a branch or a Map only where that is asked for. */
function transitionTo(target: string, definition: JsonObject, inside = false): Path | undefined {
  for (const { path, body } of machines(definition)) {
    const states = own(body, 'States');
    if (!isObject(states) || Object.hasOwn(states, target) || (inside && path.length === 0)) continue;
    if (own(body, 'StartAt') === target) return [...path, 'StartAt'];
    for (const [name, state] of Object.entries(states)) {
      const found = isObject(state) ? transitionIn(state, target) : undefined;
      if (found) return [...path, 'States', name, ...found];
    }
  }
  return undefined;
}

function transitionIn(state: JsonObject, target: string): Path | undefined {
  for (const key of ['Next', 'Default']) if (own(state, key) === target) return [key];
  for (const key of ['Choices', 'Catch']) {
    const list = own(state, key);
    const index = Array.isArray(list) ? (list as readonly Json[]).findIndex((entry) => isObject(entry) && own(entry, 'Next') === target) : -1;
    if (index >= 0) return [key, index, 'Next'];
  }
  return undefined;
}

function keyAt(key: string, value: Json, path: Path = []): Path | undefined {
  if (Array.isArray(value)) return firstOf((value as readonly Json[]).map((item, index) => () => keyAt(key, item, [...path, index])));
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, key)) return [...path, key];
  return firstOf(Object.entries(value).map(([name, item]) => () => keyAt(key, item, [...path, name])));
}

function firstOf(tries: readonly (() => Path | undefined)[]): Path | undefined {
  for (const attempt of tries) {
    const found = attempt();
    if (found) return found;
  }
  return undefined;
}
