import type { Value } from '../tree.ts';
import { Dict, dictOf, hashed, isGiven, listOf, lit, textOf } from '../tree.ts';
import type { Authorizer } from './authorizers.ts';
import { securityOf, type Editor } from './editor.ts';

/** Who may call what, in an API's definition. */
export function addAuthorizers(editor: Editor, authorizers: readonly Authorizer[]): void {
  for (const { name, definition } of authorizers) editor.security.set(name, definition);
}

/** The authorizer of all methods that name no other one; `NONE` keeps a method open. */
export function setDefaultAuthorizer(editor: Editor, authorizers: readonly Authorizer[], name: Value, includesPreflight: boolean): void {
  const key = textOf(name) as string;
  const names = new Set(['AWS_IAM', ...authorizers.map((authorizer) => authorizer.name)]);
  for (const path of editor.paths.keys()) {
    for (const [method, definition] of editor.methodsOf(path)) {
      if (!includesPreflight && method === 'options') continue;
      const entries = securityOf(definition);
      const ours = entries.filter((entry) => entry.keys().some((held) => names.has(held)));
      const others = entries.filter((entry) => !ours.includes(entry));
      const none = others.findIndex((entry) => entry.has('NONE'));
      const scopes = authorizers.find((authorizer) => authorizer.name === key)?.scopes ?? [];
      const added = none >= 0 ? [] : ours.length > 0 ? ours : [new Dict('hashed', [[name as string, [...scopes]]])];
      const security = [...others.filter((_, index) => index !== none), ...added];
      if (security.length > 0) secure(editor, definition, security);
    }
  }
}

function secure(editor: Editor, definition: Dict, security: Dict[]): void {
  definition.set(lit('security'), security);
  if (security[0]?.has('AWS_IAM')) addIam(editor);
}

function addIam(editor: Editor): void {
  if (editor.security.has('AWS_IAM')) return;
  editor.security.set(lit('AWS_IAM'), hashed({ 'x-amazon-apigateway-authtype': lit('awsSigv4'), type: lit('apiKey'), name: lit('Authorization'), in: lit('header') }));
}

function addApiKey(editor: Editor): void {
  if (!editor.security.has('api_key')) editor.security.set(lit('api_key'), hashed({ type: lit('apiKey'), name: lit('x-api-key'), in: lit('header') }));
}

/** An API key for all methods but those that say otherwise. */
export function setDefaultApiKey(editor: Editor, includesPreflight: boolean): void {
  addApiKey(editor);
  for (const path of editor.paths.keys()) {
    for (const [method, definition] of editor.methodsOf(path)) {
      const entries = securityOf(definition);
      const keys = entries.filter((entry) => entry.has('api_key') || entry.has('api_key_false'));
      const others = entries.filter((entry) => !keys.includes(entry));
      const isFree = keys.some((entry) => entry.has('api_key_false')) || (method === 'options' && !includesPreflight);
      const security = isFree ? others : [...others, hashed({ api_key: [] })];
      if (security.length !== entries.length || security.some((entry, index) => entry !== entries[index])) definition.set(lit('security'), security);
    }
  }
}

/** What an event says about who may call its method. */
export function secureMethod(editor: Editor, path: string, method: Value, auth: Dict, api: Dict): void {
  const name = auth.get('Authorizer');
  if (textOf(name) !== undefined && textOf(name) !== '') setAuthorizer(editor, path, method, name as string, auth.get('AuthorizationScopes'), dictOf(dictOf(api.get('Auth'))?.get('Authorizers')));
  const key = auth.get('ApiKeyRequired');
  if (!isGiven(key)) return;
  if (key !== false) addApiKey(editor);
  for (const definition of editor.definitionsAt(path, method)) definition.set(lit('security'), [...(listOf(definition.get('security')) ?? []), hashed(key === false ? { api_key_false: [] } : { api_key: [] })]);
}

function setAuthorizer(editor: Editor, path: string, method: Value, name: string, scopes: Value | undefined, authorizers: Dict | undefined): void {
  const key = textOf(name) as string;
  const authorizer = dictOf(authorizers?.get(key));
  const wanted = isGiven(scopes) ? scopes : authorizer?.get('AuthorizationScopes');
  for (const definition of editor.definitionsAt(path, method)) {
    const entry = new Dict('hashed', [[name, key !== 'NONE' && authorizer && isGiven(wanted) ? wanted : []]]);
    secure(editor, definition, [...securityOf(definition), entry]);
  }
}
