import { isIntrinsic } from '../intrinsics.ts';
import { badValue, missing, noSuchName, wrongShape } from '../messages.ts';
import type { Event } from '../events/event.ts';
import { dict, Dict, dictOf, hashed, isGiven, isSet, listOf, lit, textOf, type Value } from '../tree.ts';
import { isVersion3, type Editor } from './editor.ts';

const VALIDATORS = 'x-amazon-apigateway-request-validators';

/** `RequestModel`: the schema of the body, and what is checked before the function is called. */
export function addRequestModel(editor: Editor, event: Event, models: Value | undefined): void {
  const request = event.properties.get('RequestModel');
  if (!isSet(request)) return;
  if (!(request instanceof Dict)) return event.refuse('RequestModel', wrongShape('RequestModel', 'a map'));
  const model = request.get('Model');
  if (!isSet(model)) return;
  const name = textOf(model);
  if (!isSet(models)) return event.refuse(['RequestModel', 'Model'], missing('Models'));
  if (name === undefined) return event.refuse(['RequestModel', 'Model'], wrongShape('Model', 'a text'));
  if (!isSet(dictOf(models)?.get(name)) && !isIntrinsic(models)) return event.refuse(['RequestModel', 'Model'], noSuchName(name, 'Models'));
  const definitions = editor.definitionsAt(textOf(event.properties.get('Path')) ?? '', event.properties.get('Method') as Value);
  for (const definition of definitions) describeBody(editor, definition, name.toLowerCase(), request.get('Required') ?? undefined);
  const [body, parameters] = [request.get('ValidateBody'), request.get('ValidateParameters')];
  if (!isGiven(body) && !isGiven(parameters)) return;
  for (const [property, value] of [['ValidateBody', body], ['ValidateParameters', parameters]] as const) if (isGiven(value) && typeof value !== 'boolean') event.refuse(['RequestModel', property], wrongShape(property, 'true or false'));
  validate(editor, definitions, body === true, parameters === true);
}

function describeBody(editor: Editor, definition: Dict, model: string, required: Value | undefined): void {
  if (isGiven(editor.doc.get('swagger'))) {
    const parameter = hashed({ in: lit('body'), name: model, schema: dict({ $ref: lit(`#/definitions/${model}`) }), required });
    definition.set(lit('parameters'), [...(listOf(definition.get('parameters')) ?? []), parameter]);
  } else if (isVersion3(editor.doc.get('openapi'))) {
    const schema = dict({ $ref: lit(`#/components/schemas/${model}`) });
    definition.set(lit('requestBody'), dict({ content: dict({ 'application/json': dict({ schema }) }), required }));
  }
}

function validate(editor: Editor, definitions: readonly Dict[], body: boolean, parameters: boolean): void {
  const name = lit(body ? (parameters ? 'body-and-params' : 'body-only') : parameters ? 'params-only' : 'no-validation');
  const validators = isSet(editor.doc.get(VALIDATORS)) ? (dictOf(editor.doc.get(VALIDATORS)) ?? hashed()) : hashed();
  if (!isSet(validators.get(name.text))) validators.set(name, hashed({ validateRequestBody: body, validateRequestParameters: parameters }));
  editor.doc.set(lit(VALIDATORS), validators);
  for (const definition of definitions) definition.set(lit('x-amazon-apigateway-request-validator'), name);
}

/** `RequestParameters`: headers, query strings and path parameters, required or part of the cache's key. */
export function addParameters(editor: Editor, event: Event): void {
  const written = listOf(event.properties.get('RequestParameters'));
  if (!written || written.length === 0) return;
  const parameters = written.flatMap((parameter, index) => readParameter(event, parameter, index));
  for (const definition of editor.definitionsAt(textOf(event.properties.get('Path')) ?? '', event.properties.get('Method') as Value)) {
    const added = parameters.map(({ name, required }) => {
      const [place = '', ...rest] = name.replace('method.request.', '').split('.');
      return hashed({ in: place === 'querystring' ? lit('query') : place, name: rest.join('.'), required, type: lit('string') });
    });
    definition.set(lit('parameters'), [...(listOf(definition.get('parameters')) ?? []), ...added]);
    const cached = parameters.filter(({ caching }) => isSet(caching)).map(({ name }) => name);
    const integration = dictOf(definition.get('x-amazon-apigateway-integration'));
    if (cached.length > 0) integration?.set(lit('cacheKeyParameters'), [...(listOf(integration.get('cacheKeyParameters')) ?? []), ...cached]);
  }
}

interface Parameter {
  readonly name: string;
  readonly required: Value;
  readonly caching: Value;
}

function readParameter(event: Event, parameter: Value, index: number): Parameter[] {
  const [[name, settings] = ['', null]] = parameter instanceof Dict ? parameter.entries() : [[textOf(parameter) ?? '', new Dict()] as [string, Value]];
  const isKnown = settings instanceof Dict && settings.keys().every((key) => key === 'Required' || key === 'Caching');
  if (/^method\.request\.(querystring|path|header)\./.test(name) && isKnown) return [{ name, required: settings.get('Required') ?? false, caching: settings.get('Caching') ?? false }];
  event.refuse(['RequestParameters', index], badValue('RequestParameters', {
    en: 'each looks like method.request.header.Name, alone or with Required and Caching', ko: '각 항목은 method.request.header.Name 형식이어야 하며 Required, Caching을 붙일 수 있습니다',
  }));
  return [];
}
