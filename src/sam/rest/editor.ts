import { isNoValue } from '../intrinsics.ts';
import { copyOf, Dict, dict, dictOf, hashed, isSet, listOf, lit, Literal, textOf, type Value } from '../tree.ts';

/** The route that takes every method. */
export const ANY_METHOD = 'x-amazon-apigateway-any-method';
const INTEGRATION = 'x-amazon-apigateway-integration';

/** An empty definition of a REST API. */
export function restSkeleton(): Dict {
  return hashed({ swagger: lit('2.0'), info: hashed({ version: lit('1.0'), title: dict({ Ref: lit('AWS::StackName') }) }), paths: hashed() });
}

/** Whether a value is an OpenAPI document of version 2, or 3 where `openapi` says so, with paths. */
export function isDefinition(value: Value | undefined): value is Dict {
  return value instanceof Dict && value.get('paths') instanceof Dict && (isSet(value.get('swagger')) || isVersion3(value.get('openapi')));
}

/** `3`, `3.0` or `3.0.1`, as text or number. */
export function isVersion3(version: Value | undefined): boolean {
  return isSet(version) && /^3(\.\d)(\.\d)?$/.test(textOf(version) ?? String(version));
}

/** The method as OpenAPI names it for API Gateway. */
export function methodKey(method: Value): string | Literal {
  const name = textOf(method)?.toLowerCase() ?? '';
  return name === 'any' ? lit(ANY_METHOD) : method instanceof Literal ? lit(name) : name;
}

/** A value, or both values where it stands under a condition; those that are nothing are left out. */
export function contentsOf(value: Value | undefined): readonly Value[] {
  const branches = dictOf(value)?.get('Fn::If');
  if (branches === undefined) return value === undefined ? [] : [value];
  return (listOf(branches) ?? []).slice(1).filter((branch) => !isNoValue(branch));
}

export function integrationOf(definition: Value): Dict | undefined {
  return dictOf(dictOf(definition)?.get(INTEGRATION));
}

/** Keys of a path that are no methods. */
const NO_METHODS = new Set(['summary', 'description', 'parameters']);

/**
 * Changes an OpenAPI document of an API: a copy goes in and a copy comes out, as in SAM's own editor,
 * because both change the order in which Python prints the document (`python.ts`).
 */
export class Editor {
  readonly doc: Dict;
  readonly paths: Dict;
  security: Dict;
  readonly responses: Dict;
  readonly policy: Dict;
  readonly definitions: Dict;

  constructor(doc: Dict) {
    this.doc = copyOf(doc) as Dict;
    const part = (name: string): Dict => (isSet(this.doc.get(name)) ? dictOf(this.doc.get(name)) : undefined) ?? hashed();
    this.paths = dictOf(this.doc.get('paths')) ?? hashed();
    this.security = part('securityDefinitions');
    this.responses = part('x-amazon-apigateway-gateway-responses');
    this.policy = part('x-amazon-apigateway-policy');
    this.definitions = part('definitions');
  }

  /** The document as changed. */
  close(): Dict {
    if (this.security.size > 0) this.doc.set(lit('securityDefinitions'), this.security);
    if (this.responses.size > 0) this.doc.set(lit('x-amazon-apigateway-gateway-responses'), this.responses);
    if (this.definitions.size > 0) this.doc.set(lit('definitions'), this.definitions);
    return copyOf(this.doc) as Dict;
  }

  hasIntegration(path: string, method: Value): boolean {
    const key = textOf(methodKey(method)) as string;
    const items = contentsOf(this.paths.get(path));
    return this.paths.has(path) && items.every((item) => {
      const definition = dictOf(item)?.get(key);
      return definition !== undefined && contentsOf(definition).some((one) => isSet(integrationOf(one)));
    });
  }

  /** Makes room for a method. */
  addPath(path: string, method: Value): void {
    if (!this.paths.has(path)) this.paths.set(path, hashed());
    const key = methodKey(method);
    for (const item of this.items(path)) if (!item.has(textOf(key) as string)) item.set(key, hashed());
  }

  items(path: string): readonly Dict[] {
    return contentsOf(this.paths.get(path)).flatMap((item) => dictOf(item) ?? []);
  }

  /** Puts an integration in the place made for it; under the condition of what it calls. */
  integrate(path: string, method: Value, condition: Value | undefined, parts: { readonly integration: Dict; readonly responses: Dict }): void {
    this.addPath(path, method);
    const key = methodKey(method);
    const name = textOf(key) as string;
    for (const item of this.items(path)) {
      const definition = dictOf(item.get(name)) ?? hashed();
      definition.set(lit(INTEGRATION), parts.integration);
      if (!definition.has('responses')) definition.set(lit('responses'), parts.responses);
      item.set(key, condition === undefined ? definition : dict({ 'Fn::If': [condition, definition, dict({ Ref: lit('AWS::NoValue') })] }));
    }
  }

  /** The definitions of a method that call something. */
  definitionsAt(path: string, method: Value): readonly Dict[] {
    const name = textOf(methodKey(method)) as string;
    return this.items(path).flatMap((item) => contentsOf(item.get(name))).flatMap((definition) => (isSet(integrationOf(definition)) ? [definition as Dict] : []));
  }

  /** All methods of a path that call something. */
  methodsOf(path: string): readonly (readonly [method: string, definition: Dict])[] {
    return this.items(path).flatMap((item) => item.entries()).flatMap(([method, value]) => {
      if (NO_METHODS.has(method)) return [];
      const name = textOf(methodKey(method)) as string;
      return contentsOf(value).flatMap((definition) => (isSet(integrationOf(definition)) ? [[name, definition as Dict] as const] : []));
    });
  }
}

/** The document after a change. */
export function edited(doc: Dict, change: (editor: Editor) => void): Dict {
  const editor = new Editor(doc);
  change(editor);
  return editor.close();
}

/** A path with its parameters as wildcards, as ARNs of methods are written. */
export function wildcardPath(path: string): string {
  return path.replace(/\{([a-zA-Z0-9._-]+\+?|proxy\+)\}/g, '*');
}

/** Security entries of a method. */
export function securityOf(definition: Dict): Dict[] {
  return (listOf(definition.get('security')) ?? []).flatMap((entry) => dictOf(entry) ?? []);
}
