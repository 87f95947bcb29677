import { sub } from '../intrinsics.ts';
import type { Made } from '../made.ts';
import { badValue } from '../messages.ts';
import { wildcardPath } from '../rest/editor.ts';
import { addFunctionRoute, referredApi } from '../rest/routes.ts';
import { all, LIST, MAP, NUMBER, required, TEXT, type Rules } from '../shapes.ts';
import { dict, textOf, type Value } from '../tree.ts';
import { permissionFor, type Event } from './event.ts';

export const REST_RULES: Rules = {
  ...all('Path Method RestApiId', required(TEXT)), ...all('Stage ResponseTransferMode', TEXT), ...all('Auth RequestModel', MAP), RequestParameters: LIST, TimeoutInMillis: NUMBER,
};

/** A method of a REST API: leave to call the function, and the route in the definition where SAM writes it. */
export function restEvent(event: Event): Made[] {
  const api = referredApi(event);
  if (!api) return [];
  const [path, method] = [textOf(event.properties.get('Path')), textOf(event.properties.get('Method'))?.toLowerCase()];
  if (path === undefined || method === undefined) {
    event.refuse('Path', badValue('Path, Method', { en: 'texts are needed', ko: '문자열이어야 합니다' }));
    return [];
  }
  if (textOf(api.stage) === '') event.stack.refuse(['Resources', api.id, 'Properties', 'StageName'], badValue('StageName', { en: 'it cannot be empty', ko: '비어 있을 수 없습니다' }));
  event.properties.set('Method', method);
  const resource = `\${__ApiId__}/\${__Stage__}/${method === 'any' ? '*' : method.toUpperCase()}${wildcardPath(path.replace(/^(.+)\/$/, '$1'))}`;
  const arn = sub(`arn:${event.stack.partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:${resource}`, dict({ __ApiId__: event.properties.get('RestApiId') as Value, __Stage__: '*' }));
  const permission = permissionFor(event, { principal: 'apigateway.amazonaws.com', arn, suffix: api.id === '' ? 'AllStages' : (textOf(api.stage) ?? 'Stage') });
  addFunctionRoute(event, api);
  return [permission];
}
