import { transmute } from 'cdk-from-cfn';
import { pascalCase } from '../../core/model/design.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { includingClass, needsTemplate } from './include.ts';
import type { CdkLanguage } from './languages.ts';
import { otherNames, withIds, withNames } from './names.ts';

/** What an app is written from. */
export interface StackSource {
  /** The stack's name in CloudFormation. */
  readonly name: string;
  /** `OrdersStack`. */
  readonly className: string;
  /** Of the template; empty where it has none. */
  readonly description: string;
  /** The class of the stack; empty for a language that cdk-from-cfn does not write. It may include the template (include.ts). */
  readonly code: string;
  readonly template: JsonObject;
  readonly parameters: readonly Parameter[];
  /** What the class leaves out, to be set on its resources as it stands in the template. */
  readonly overrides: readonly Override[];
}

export interface Parameter {
  readonly name: string;
  /** What the class calls it, where that is another name. */
  readonly variable: string;
  readonly definition: JsonObject;
}

export interface Override {
  readonly resource: string;
  /** Dotted, below the resource: `Properties.UserPoolTier`. */
  readonly path: string;
  readonly value: Json;
}

/** Attributes of resources that the class of each language does not carry whole. */
const ATTRIBUTES: Readonly<Record<CdkLanguage, readonly string[]>> = {
  typescript: ['CreationPolicy', 'UpdatePolicy', 'UpdateReplacePolicy'],
  python: ['CreationPolicy', 'UpdatePolicy', 'UpdateReplacePolicy', 'DeletionPolicy', 'DependsOn'],
  java: ['CreationPolicy', 'UpdatePolicy', 'UpdateReplacePolicy', 'DeletionPolicy', 'DependsOn'],
  csharp: ['CreationPolicy', 'UpdatePolicy', 'UpdateReplacePolicy', 'DeletionPolicy', 'DependsOn'],
  go: [],
};

const NOT_KNOWN = /(\S+) is not a valid property for resource (\S+) of type/;

/** The stack of a template in a language; throws cdk-from-cfn's error where it cannot write a resource at all. */
export function stackOf(template: JsonObject, name: string, language: CdkLanguage): StackSource {
  const className = `${pascalCase(name.replace(/[^A-Za-z0-9]+/g, '-')) || 'Design'}Stack`;
  const shared = { name, className: /^[A-Za-z]/.test(className) ? className : `S${className}`, template, description: typeof template['Description'] === 'string' ? template['Description'] : '' };
  // The WebAssembly of cdk-from-cfn is built without Go, though it names the language.
  if (language === 'go') return { ...shared, code: '', parameters: [], overrides: [] };
  if (needsTemplate(template)) return { ...shared, code: includingClass(shared.className, language), parameters: [], overrides: [] };
  const { code: first, left } = written(template, shared.className, language);
  const names = otherNames(template, language, [...first.matchAll(MODULE)].map(([, module = '']) => module));
  const isFine = Object.values(names).every(({ size }) => size === 0);
  const code = isFine ? first : withIds(written(withNames(template, names), shared.className, language).code, names);
  const parameters = Object.entries(objectAt(template, 'Parameters')).map(([key, definition]) => ({ name: key, variable: names.Parameters.get(key) ?? key, definition: isObject(definition) ? definition : {} }));
  return { ...shared, code, parameters, overrides: [...left, ...attributes(template, language)] };
}

/** `import * as logs from 'aws-cdk-lib/aws-logs'`, `import aws_cdk.aws_logs as logs`. */
const MODULE = /^import .*\bas (\w+)/gm;

/** Properties that are newer than cdk-from-cfn's list of them are taken out, one for each of its refusals. */
function written(template: JsonObject, className: string, language: CdkLanguage): { readonly code: string; readonly left: readonly Override[] } {
  const left: Override[] = [];
  let current = template;
  for (;;) {
    try {
      return { code: withPlurals(transmute(JSON.stringify(current), language, className), language), left };
    } catch (error) {
      const [, property = '', resource = ''] = NOT_KNOWN.exec(String(error)) ?? [];
      const value = own(objectAt(objectAt(objectAt(current, 'Resources'), resource), 'Properties'), property);
      if (value === undefined) throw error;
      left.push({ resource, path: `Properties.${property}`, value });
      current = without(current, resource, property);
    }
  }
}

/** Where each language names a property: the CDK says `providerArns` for `ProviderARNs`, cdk-from-cfn elsewhere than in TypeScript `providerArNs`. */
const ARNS: Readonly<Partial<Record<CdkLanguage, readonly [RegExp, string]>>> = {
  python: [/^(\s+\w+)_ar_ns(?= = )/gm, '$1_arns'], java: [/(\.\w+)ArNs(?=\()/g, '$1Arns'], csharp: [/^(\s+[A-Z]\w*)ArNs(?= = )/gm, '$1Arns'],
};

function withPlurals(code: string, language: CdkLanguage): string {
  const [written, meant] = ARNS[language] ?? [];
  return written === undefined || meant === undefined ? code : code.replace(written, meant);
}

function attributes(template: JsonObject, language: CdkLanguage): readonly Override[] {
  return Object.entries(objectAt(template, 'Resources')).flatMap(([resource, definition]) =>
    ATTRIBUTES[language].flatMap((attribute) => {
      const value = isObject(definition) ? own(definition, attribute) : undefined;
      return value === undefined ? [] : [{ resource, path: attribute, value }];
    }));
}

function without(template: JsonObject, resource: string, property: string): JsonObject {
  const resources = objectAt(template, 'Resources');
  const definition = objectAt(resources, resource);
  const properties = Object.fromEntries(Object.entries(objectAt(definition, 'Properties')).filter(([key]) => key !== property));
  return { ...template, Resources: { ...resources, [resource]: { ...definition, Properties: properties } } };
}

export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}
