import { isIntrinsic, ref } from '../intrinsics.ts';
import { handedOn, made, type Made } from '../made.ts';
import { unknownProperty, wrongShape, type Shape } from '../messages.ts';
import { oneOf } from '../role.ts';
import type { Macro } from '../stack.ts';
import { Dict, dictOf, isSet, textOf, type Value } from '../tree.ts';

/** `FunctionUrlConfig`: the URL, and where everybody may call it, both permissions that this takes. */
export function urlOf(macro: Macro, alias: Made | undefined): Made[] {
  const config = macro.properties.get('FunctionUrlConfig');
  if (!(config instanceof Dict) || !isSet(config)) return [];
  const auth = config.get('AuthType');
  if (!isIntrinsic(config) && !isIntrinsic(auth) && !oneOf(macro, ['FunctionUrlConfig', 'AuthType'], auth, ['AWS_IAM', 'NONE'])) return [];
  checkCors(macro, config);
  const attributes = handedOn(macro.resource);
  const target = ref(alias?.id ?? macro.id);
  const cors = config.get('Cors');
  const url = made(`${macro.id}Url`, 'AWS::Lambda::Url', { TargetFunctionArn: target, AuthType: auth, Cors: isSet(cors) ? cors : undefined, InvokeMode: config.get('InvokeMode') }, attributes);
  if (textOf(auth) !== 'NONE' || isIntrinsic(config)) return [url];
  return [
    url,
    made(`${macro.id}UrlPublicPermissions`, 'AWS::Lambda::Permission', { Action: 'lambda:InvokeFunctionUrl', FunctionName: target, Principal: '*', FunctionUrlAuthType: 'NONE' }, attributes),
    made(`${macro.id}URLInvokeAllowPublicAccess`, 'AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: target, Principal: '*', InvokedViaFunctionUrl: true }, attributes),
  ];
}

const CORS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['AllowOrigins', 'a list'], ['AllowMethods', 'a list'], ['AllowCredentials', 'true or false'], ['AllowHeaders', 'a list'], ['ExposeHeaders', 'a list'], ['MaxAge', 'a number'],
]);

function checkCors(macro: Macro, config: Dict): void {
  const cors = config.get('Cors');
  if (isIntrinsic(config) || !isSet(cors) || isIntrinsic(cors)) return;
  const path = ['FunctionUrlConfig', 'Cors'];
  const map = dictOf(cors);
  if (!map) return macro.refuse(path, wrongShape(path.join('.'), 'a map'));
  for (const [name, value] of map.entries()) {
    const shape = CORS.get(name);
    if (!shape) macro.refuse([...path, name], unknownProperty(name, 'Cors'));
    else if (!isIntrinsic(value) && !fitsShape(value, shape)) macro.refuse([...path, name], wrongShape(name, shape));
  }
}

function fitsShape(value: Value, shape: Shape): boolean {
  return shape === 'a list' ? Array.isArray(value) : typeof value === (shape === 'a number' ? 'number' : 'boolean');
}
