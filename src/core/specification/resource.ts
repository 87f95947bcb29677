import { didYouMean } from '../document/did-you-mean.ts';
import { isObject, own, type Json, type Path } from '../model/json.ts';
import { isSamType } from '../model/sam-type.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { ResourceType, Specification } from './contract.ts';
import type { Court } from './court.ts';
import { createCourt } from './judge.ts';
import * as say from './messages.ts';
import type { Violation } from './verdict.ts';
import { below, presence, viewsOf, type Known, type View } from './views.ts';

/** What is wrong with one resource of the template, by the type that it names. */
export function checkResource(id: string, resource: Json, specification: Specification, resolve: Resolver): readonly Violation[] {
  const path: Path = ['Resources', id];
  const name = isObject(resource) ? own(resource, 'Type') : undefined;
  if (!isObject(resource) || typeof name !== 'string') return [];
  if (isForeign(name)) return [];
  const type = typeOf(name, specification);
  if (!type) return [unknownType(name, [...path, 'Type'], specification)];
  const properties = own(resource, 'Properties');
  const at: Path = properties === undefined ? path : [...path, 'Properties'];
  const standing = { path: at, computed: false, guarded: own(resource, 'Condition') !== undefined };
  const views = viewsOf(properties ?? {}, standing, resolve);
  const court = createCourt({ resolve, nameOf: (view) => nameOf(view, name) });
  const found = [
    ...court.judge(type.properties, views, false).violations,
    ...type.rules.flatMap((rule) => places(views, rule.path, resolve).flatMap((place) => court.judge(rule.schema, place, false).violations)),
    ...setByAws(type, views, court),
    ...ending(type, path),
  ];
  return once(found.filter((violation) => !isPlaceholder(violation) && !isPackaged(violation, name)));
}

/** The default of a parameter often only shows what to fill in (`SUBNET_ID`): its kind and range count, its form does not. */
function isPlaceholder({ computed, check }: Violation): boolean {
  return computed && (check === 'pattern' || check === 'length' || check === 'noForm');
}

/**
 * Properties that hold a path of this computer until the template is packaged, which puts what is there into a bucket:
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html (2026-11)
 */
const PACKAGED = new Map([
  ['AWS::Lambda::Function', 'Code'], ['AWS::ApiGateway::RestApi', 'BodyS3Location'], ['AWS::ElasticBeanstalk::ApplicationVersion', 'SourceBundle'],
  ['AWS::StepFunctions::StateMachine', 'DefinitionS3Location'], ['AWS::Lambda::LayerVersion', 'Content'],
]);

function isPackaged({ check, path, computed }: Violation, type: string): boolean {
  return check === 'type' && !computed && path.length === 4 && path[3] === PACKAGED.get(type);
}

/** The type that a resource is held to: custom resources of any name are of one type. */
export function typeOf(name: string, specification: Specification): ResourceType | undefined {
  return specification.type(name.startsWith('Custom::') ? 'AWS::CloudFormation::CustomResource' : name);
}

/** Types that others publish, that a transform knows, or that stand for a module: nothing is known of them. */
function isForeign(type: string): boolean {
  if (type.startsWith('Custom::')) return false;
  return (type.includes('::') && !type.startsWith('AWS::')) || isSamType(type) || type.endsWith('::MODULE');
}

function ending({ name, end }: ResourceType, path: Path): readonly Violation[] {
  return end === undefined ? [] : [{ check: end.over ? 'ended' : 'ending', path: [...path, 'Type'], computed: false, message: say.ended(name, end.date, end.over) }];
}

function unknownType(type: string, path: Path, specification: Specification): Violation {
  const meant = didYouMean(type, specification.types());
  return { check: 'unknownType', path, computed: false, message: say.unknownType(type, meant), ...(meant === undefined ? {} : { repair: { title: say.CHANGE(meant), value: meant } }) };
}

/** The property as people know it, from the properties down; the type itself for all of them. */
function nameOf({ path }: Known, type: string): string {
  const steps = path.slice(3).flatMap((step, at, all) => (step === 'Fn::If' || all[at - 1] === 'Fn::If' ? [] : [step]));
  return steps.length === 0 ? type : steps.join('.');
}

/** The views of every place at a path below some views; `*` for every item. */
function places(views: readonly View[], path: readonly string[], resolve: Resolver): readonly (readonly View[])[] {
  const [step, ...rest] = path;
  if (step === undefined) return [views];
  return views.flatMap((view) => {
    if (view.is !== 'known') return [];
    if (step === '*') return Array.isArray(view.value) ? view.value.flatMap((_, at) => places(below(view, at, resolve), rest, resolve)) : [];
    return isObject(view.value) && Object.hasOwn(view.value, step) ? places(below(view, step, resolve), rest, resolve) : [];
  });
}

function setByAws(type: ResourceType, views: readonly View[], { resolve, nameOf: name }: Court): readonly Violation[] {
  return [...type.readOnly].flatMap((dotted) => {
    const path = dotted.split('.');
    const last = path.pop() ?? '';
    const owners = places(views, path, resolve).flat().filter((view) => view.is === 'known');
    return owners.filter((view) => isObject(view.value) && presence(view, last, resolve) === 'yes').map((view): Violation => {
      const at = { ...view, path: [...view.path, last] };
      return { check: 'readOnly', path: view.computed ? view.path : at.path, computed: view.computed, message: say.readOnly(name(at), type.name) };
    });
  });
}

/** One violation of a kind at one place, the first. */
function once(violations: readonly Violation[]): readonly Violation[] {
  if (violations.length < 2) return violations;
  const kept = new Map<string, Violation>();
  for (const violation of violations) {
    const key = JSON.stringify([violation.check, violation.path, violation.lacks]);
    if (!kept.has(key)) kept.set(key, violation);
  }
  return [...kept.values()];
}

