import { isIntrinsic } from '../intrinsics.ts';
import { badValue, unknownProperty, wrongShape } from '../messages.ts';
import type { Macro } from '../stack.ts';
import { dict, Dict, dictOf, isGiven, isSet, textOf, type Value } from '../tree.ts';

const CORS = 'x-amazon-apigateway-cors';

/** Names of the settings in SAM and in the definition. */
const SETTINGS: readonly (readonly [sam: string, openApi: string])[] = [
  ['AllowOrigins', 'allowOrigins'], ['AllowHeaders', 'allowHeaders'], ['AllowMethods', 'allowMethods'], ['ExposeHeaders', 'exposeHeaders'], ['MaxAge', 'maxAge'], ['AllowCredentials', 'allowCredentials'],
];

/** `CorsConfiguration`: `true` for all origins, or its settings. */
export function addHttpCors(macro: Macro, doc: Dict, cors: Value): void {
  const held = doc.has(CORS) ? dictOf(doc.get(CORS)) : new Dict();
  if (!held) return macro.refuse(['DefinitionBody', CORS], wrongShape(CORS, 'a map'));
  if (isIntrinsic(cors)) held.assign(renamed(cors) as Dict);
  else if (typeof cors === 'boolean') held.set('allowOrigins', ['*']);
  else if (cors instanceof Dict) addSettings(macro, held, cors);
  else macro.refuse('CorsConfiguration', wrongShape('CorsConfiguration', 'a map'));
  doc.set(CORS, held);
}

function addSettings(macro: Macro, held: Dict, cors: Dict): void {
  for (const name of cors.keys()) if (!SETTINGS.some(([sam]) => sam === name)) macro.refuse(['CorsConfiguration', name], unknownProperty(name, 'CorsConfiguration'));
  const origins = cors.get('AllowOrigins');
  if (cors.get('AllowCredentials') === true && Array.isArray(origins) && origins.length === 1 && textOf(origins[0]) === '*') {
    macro.refuse(['CorsConfiguration', 'AllowCredentials'], badValue('AllowCredentials', { en: 'it cannot be true for all origins', ko: '모든 출처를 허용할 때는 true로 할 수 없습니다' }));
  }
  if (isIntrinsic(origins)) return void held.assign(renamed(origins) as Dict);
  for (const [sam, openApi] of SETTINGS) {
    const value = cors.get(sam);
    if (sam === 'MaxAge' ? isGiven(value) : sam === 'AllowCredentials' ? value === true : isSet(value)) held.set(openApi, value as Value);
  }
}

/** A function with the settings' names changed wherever they stand in it. */
function renamed(value: Value): Value {
  const rename = (text: string): string => SETTINGS.reduce((changed, [sam, openApi]) => changed.replaceAll(sam, openApi), text);
  if (value instanceof Dict) return dict(Object.fromEntries(value.entries().map(([key, entry]) => [rename(key), renamed(entry)] as const)));
  if (Array.isArray(value)) return value.map(renamed);
  const text = textOf(value);
  return text === undefined ? value : rename(text);
}
