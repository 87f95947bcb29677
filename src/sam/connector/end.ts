import { getAtt, idNamedBy, ref } from '../intrinsics.ts';
import { badValue, missing, noSuchResource } from '../messages.ts';
import type { Macro, Stack } from '../stack.ts';
import type { Dict} from '../tree.ts';
import { dictOf, isGiven, isSet, listOf, same, textOf, type Value } from '../tree.ts';
import { handleOf } from './profiles.ts';

/** Source or destination of a connector. */
export interface End {
  readonly id: string | undefined;
  readonly type: string;
  readonly values: ReadonlyMap<string, Value>;
  readonly role: Value | undefined;
  readonly url: Value | undefined;
}

const PLAIN_TYPES: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::Function', 'AWS::Lambda::Function'], ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'], ['AWS::Serverless::Api', 'AWS::ApiGateway::RestApi'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'], ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
]);

/** Reads an end: a resource of the template by `Id`, or one outside it by its type, ARN and whatever else is needed. */
export function endOf(written: Dict, other: Dict, property: string, macro: Pick<Macro, 'refuse'>, stack: Stack): End | undefined {
  const id = written.get('Id');
  const rest = written.keys().filter((key) => key !== 'Id' && key !== 'Qualifier');
  if (written.has('Id') === rest.length > 0) return refused(macro, property, badValue(property, { en: 'it names a resource by Id, or by Type and Arn', ko: 'Id로, 또는 Type과 Arn으로 리소스를 지정해야 합니다' }));
  return isSet(id) ? within(textOf(id), written, other, property, macro, stack) : outside(written, property, macro);
}

function refused(macro: Pick<Macro, 'refuse'>, property: string, message: Parameters<Macro['refuse']>[1]): undefined {
  macro.refuse(property, message);
  return undefined;
}

function outside(written: Dict, property: string, macro: Pick<Macro, 'refuse'>): End | undefined {
  const type = textOf(written.get('Type'));
  if (!type) return refused(macro, property, missing(`${property}.Type`));
  const values = named([['Arn', written.get('Arn')], ['ResourceId', written.get('ResourceId')], ['Name', written.get('Name')], ['Qualifier', written.get('Qualifier')]]);
  return { id: undefined, type: PLAIN_TYPES.get(type) ?? type, values, role: written.get('RoleName'), url: written.get('QueueUrl') };
}

function within(id: string | undefined, written: Dict, other: Dict, property: string, macro: Pick<Macro, 'refuse'>, stack: Stack): End | undefined {
  const resource = id === undefined ? undefined : stack.output.get(id);
  const type = textOf(resource?.get('Type'));
  if (id === undefined || !resource || type === undefined) return refused(macro, property, noSuchResource(`${property}.Id`, 'a resource'));
  const handle = handleOf(type);
  const from = (how: string | undefined): Value | undefined => (how === undefined ? undefined : how === 'Ref' ? ref(id) : getAtt(id, how));
  const role = idNamedBy(roleProperty(type, handle?.role, dictOf(resource.get('Properties')), other));
  const qualifier = written.has('Qualifier') ? written.get('Qualifier') : handle?.qualifier;
  const values = named([['Arn', from(handle?.arn)], ['ResourceId', from(handle?.id)], ['Name', from(handle?.name)], ['Qualifier', qualifier]]);
  return { id, type, values, role: role === undefined ? undefined : ref(role), url: from(handle?.url) };
}

/** Every target of a rule may have a role of its own. */
function roleProperty(type: string, property: string | undefined, properties: Dict | undefined, other: Dict): Value | undefined {
  if (type !== 'AWS::Events::Rule') return property === undefined ? undefined : properties?.get(property);
  const [id, arn] = [textOf(other.get('Id')), other.get('Arn')];
  const target = (listOf(properties?.get('Targets')) ?? []).find((one) => {
    const called = dictOf(one)?.get('Arn');
    const calledId = idNamedBy(called);
    return (calledId !== undefined && calledId === id) || (isSet(arn) && isGiven(called) && same(called, arn));
  });
  return dictOf(target)?.get('RoleArn');
}

function named(entries: readonly (readonly [string, Value | undefined])[]): ReadonlyMap<string, Value> {
  return new Map(entries.flatMap(([name, value]) => (isGiven(value) ? [[name, value] as const] : [])));
}
