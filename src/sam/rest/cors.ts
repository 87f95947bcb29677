import { isIntrinsic } from '../intrinsics.ts';
import { badValue, needs, unknownProperty, wrongShape } from '../messages.ts';
import type { Macro } from '../stack.ts';
import { dict, dictOf, hashed, isGiven, isSet, isText, lit, textOf, type Dict, type Value } from '../tree.ts';
import { ANY_METHOD, edited, isDefinition, type Editor } from './editor.ts';

const PROPERTIES = ['AllowMethods', 'AllowHeaders', 'AllowOrigin', 'MaxAge', 'AllowCredentials'];
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** Answers preflight requests on every path that has no method of its own for them. */
export function addCors(macro: Macro, body: Value | undefined): Value | undefined {
  const cors = macro.properties.get('Cors');
  if (!isSet(cors)) return body;
  const settings = settingsOf(cors, macro);
  if (!isDefinition(body)) {
    macro.refuse('Cors', needs('Cors', 'DefinitionBody'));
    return body;
  }
  if (!settings) return body;
  return edited(body, (editor) => {
    const done = new Set<string>();
    for (const path of editor.paths.keys()) {
      const normal = path === '/' ? path : path.replace(/\/+$/, '');
      if (!done.has(normal)) answerPreflight(editor, path, settings);
      done.add(normal);
    }
  });
}

function settingsOf(cors: Value, macro: Macro): Dict | undefined {
  const settings = dictOf(cors);
  if (isText(cors) || isIntrinsic(cors)) return dict({ AllowOrigin: cors });
  if (!settings) {
    macro.refuse('Cors', wrongShape('Cors', 'a text or a map'));
    return undefined;
  }
  return checked(settings, macro);
}

function checked(cors: Dict, macro: Macro): Dict {
  for (const name of cors.keys()) if (!PROPERTIES.includes(name)) macro.refuse(['Cors', name], unknownProperty(name, 'Cors'));
  const origin = cors.get('AllowOrigin');
  const isForAll = origin === undefined || textOf(origin) === "'*'";
  if (cors.get('AllowCredentials') === true && isForAll) macro.refuse(['Cors', 'AllowCredentials'], badValue('AllowCredentials', { en: 'it cannot be true for all origins', ko: '모든 출처를 허용할 때는 true로 할 수 없습니다' }));
  if (origin !== undefined && !isSet(origin)) macro.refuse(['Cors', 'AllowOrigin'], badValue('AllowOrigin', { en: 'it cannot be empty', ko: '비어 있을 수 없습니다' }));
  return cors;
}

function answerPreflight(editor: Editor, path: string, cors: Dict): void {
  for (const item of editor.items(path)) {
    if (item.has('options')) continue;
    const methods = cors.get('AllowMethods');
    item.set(lit('options'), preflight(cors, isSet(methods) ? methods : lit(`'${methodsOf(item)}'`)));
  }
}

function methodsOf(item: Dict): string {
  const methods = item.has(ANY_METHOD) ? METHODS : [...item.keys(), 'options'];
  return [...new Set(methods.map((method) => method.toUpperCase()))].sort().join(',');
}

function preflight(cors: Dict, methods: Value): Dict {
  const parameters = hashed();
  const headers = hashed();
  const add = (name: string, value: Value, type: string): void => {
    parameters.set(lit(`method.response.header.Access-Control-${name}`), value);
    headers.set(lit(`Access-Control-${name}`), dict({ type: lit(type) }));
  };
  add('Allow-Origin', cors.get('AllowOrigin') ?? lit("'*'"), 'string');
  const allowed = cors.get('AllowHeaders');
  if (isSet(allowed)) add('Allow-Headers', allowed, 'string');
  add('Allow-Methods', methods, 'string');
  const age = cors.get('MaxAge');
  if (isGiven(age)) add('Max-Age', age, 'integer');
  if (cors.get('AllowCredentials') === true) add('Allow-Credentials', lit("'true'"), 'string');
  const answer = hashed({ statusCode: lit('200'), responseParameters: parameters, responseTemplates: dict({ 'application/json': lit('{}\n') }) });
  return hashed({
    summary: lit('CORS support'), consumes: [lit('application/json')], produces: [lit('application/json')],
    'x-amazon-apigateway-integration': hashed({ type: lit('mock'), requestTemplates: dict({ 'application/json': lit('{\n  "statusCode" : 200\n}\n') }), responses: hashed({ default: answer }) }),
    responses: hashed({ 200: hashed({ description: lit('Default response for CORS method'), headers }) }),
  });
}
