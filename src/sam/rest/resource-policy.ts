import { sub } from '../intrinsics.ts';
import { badValue } from '../messages.ts';
import type { Macro } from '../stack.ts';
import type { Dict} from '../tree.ts';
import { asList, dict, hashed, isGiven, isSet, isText, listOf, lit, same, textOf, type Value } from '../tree.ts';
import { ANY_METHOD, wildcardPath, type Editor } from './editor.ts';

/** Who may call the methods of a path: accounts, addresses, networks. */
export function addResourcePolicy(editor: Editor, policy: Dict, path: string, stage: Value, refuse: Macro['refuse']): void {
  const resources = methodArns(editor, path, stage);
  for (const [list, effect] of [['AwsAccountWhitelist', 'Allow'], ['AwsAccountBlacklist', 'Deny']] as const) if (isSet(policy.get(list))) addAccounts(editor, policy.get(list) as Value, effect, resources());
  for (const [list, operator] of [['IpRangeWhitelist', 'NotIpAddress'], ['IpRangeBlacklist', 'IpAddress']] as const) {
    if (isSet(policy.get(list))) addDenial(editor, resources(), dict({ [operator]: dict({ 'aws:SourceIp': asList(policy.get(list)) }) }));
  }
  for (const [colour, operator] of [['Blacklist', 'StringEquals'], ['Whitelist', 'StringNotEquals']] as const) addNetworks(editor, policy, colour, operator, resources(), refuse);
  editor.doc.set(lit('x-amazon-apigateway-policy'), editor.policy);
}

/** Statements of one's own, once each. */
export function addStatements(editor: Editor, statements: Value): void {
  editor.policy.set(lit('Version'), lit('2012-10-17'));
  const held = editor.policy.get('Statement');
  if (!isGiven(held)) editor.policy.set(lit('Statement'), statements);
  else addEach(editor, asList(held), asList(statements));
  editor.doc.set(lit('x-amazon-apigateway-policy'), editor.policy);
}

function methodArns(editor: Editor, path: string, stage: Value): () => Value[] {
  const methods = editor.items(path).flatMap((item) => item.keys());
  return () => methods.map((method) => {
    const verb = method.toLowerCase() === ANY_METHOD || method.toLowerCase() === 'any' ? '*' : method.toUpperCase();
    return sub(`execute-api:/\${__Stage__}/${verb}${wildcardPath(path)}`, dict({ __Stage__: stage }));
  });
}

function statement(effect: string, resources: Value[], principal: Value): Dict {
  return hashed({ Effect: lit(effect), Action: lit('execute-api:Invoke'), Resource: resources, Principal: principal });
}

function addAccounts(editor: Editor, accounts: Value, effect: string, resources: Value[]): void {
  const added = statement(effect, resources, hashed({ AWS: asList(accounts) }));
  editor.policy.set(lit('Version'), lit('2012-10-17'));
  const held = editor.policy.get('Statement');
  editor.policy.set(lit('Statement'), isGiven(held) ? [...asList(held), added] : added);
}

function addDenial(editor: Editor, resources: Value[], condition: Dict): void {
  editor.policy.set(lit('Version'), lit('2012-10-17'));
  const denied = statement('Deny', resources, lit('*')).set(lit('Condition'), condition);
  addEach(editor, isGiven(editor.policy.get('Statement')) ? asList(editor.policy.get('Statement')) : [], [statement('Allow', resources, lit('*')), denied]);
}

function addEach(editor: Editor, held: Value[], added: readonly Value[]): void {
  const statements = [...held];
  for (const item of added) if (!statements.some((other) => same(other, item))) statements.push(item);
  editor.policy.set(lit('Statement'), statements);
}

function addNetworks(editor: Editor, policy: Dict, colour: 'Blacklist' | 'Whitelist', operator: string, resources: Value[], refuse: Macro['refuse']): void {
  const named = policy.get(`SourceVpc${colour}`);
  if (isGiven(named) && !listOf(named)?.every(isText)) return refuse(['Auth', 'ResourcePolicy', `SourceVpc${colour}`], badValue(`SourceVpc${colour}`, { en: `a list of texts is needed; IntrinsicVpc${colour} takes functions`, ko: `문자열 목록이어야 합니다. 함수는 IntrinsicVpc${colour}에 쓰세요` }));
  const ids = listOf(named) ?? [];
  const starting = (prefix: string): Value[] => ids.filter((id) => textOf(id)?.startsWith(prefix));
  const networks = [...starting('vpc-'), ...(listOf(policy.get(`IntrinsicVpc${colour}`)) ?? [])];
  const endpoints = [...starting('vpce-'), ...(listOf(policy.get(`IntrinsicVpce${colour}`)) ?? [])];
  if (networks.length === 0 && endpoints.length === 0) return;
  const condition = hashed();
  if (networks.length > 0) condition.set(lit('aws:SourceVpc'), networks);
  if (endpoints.length > 0) condition.set(lit('aws:SourceVpce'), endpoints);
  addDenial(editor, resources, dict({ [operator]: condition }));
}
