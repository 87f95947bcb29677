import { isObject, own, type Json } from '../../model/json.ts';
import type { Permission, TemplateResource } from './contract.ts';
import { itemsOf, objectOf, textsOf } from './values.ts';

/** What the statements of a role or of a policy allow. */
export function permissionsIn(resource: TemplateResource | undefined): readonly Permission[] {
  const properties = resource?.properties ?? {};
  const inline = itemsOf(own(properties, 'Policies')).flatMap((policy) => statementsOf(own(objectOf(policy), 'PolicyDocument')));
  return [...inline, ...statementsOf(own(properties, 'PolicyDocument'))];
}

/** What a policy document allows: statements that deny, or that say what is not meant, prove nothing. */
export function statementsOf(document: Json | undefined): readonly Permission[] {
  return itemsOf(document).flatMap((each) => itemsOf(own(objectOf(each), 'Statement'))).flatMap((statement) => {
    if (!isObject(statement) || own(statement, 'Effect') === 'Deny') return [];
    return [{ actions: itemsOf(own(statement, 'Action')).flatMap(textsOf), resources: itemsOf(own(statement, 'Resource')) }];
  });
}

/** Whether what is done reads, writes, or both; nothing where no action is of the given prefix. */
export function accessOf(actions: readonly string[], prefix: string | undefined): readonly ('read' | 'write')[] {
  const verbs = verbsOf(actions, prefix);
  const reads = verbs.some((verb) => verb.startsWith('*') || READING.test(verb));
  const writes = verbs.some((verb) => verb.startsWith('*') || !READING.test(verb));
  return [...(reads ? ['read' as const] : []), ...(writes ? ['write' as const] : [])];
}

const READING = /^(?:Get|List|Query|Scan|Describe|BatchGet|Select|Read|Head|Receive|ConditionCheck|PartiQLSelect|Search|View|Lookup)/i;

/** The actions of a prefix, without it. */
export function verbsOf(actions: readonly string[], prefix: string | undefined): readonly string[] {
  return actions.flatMap((action) => {
    if (action === '*') return ['*'];
    const [service = '', verb = ''] = action.split(':');
    return prefix === undefined || service.toLowerCase() === prefix ? [verb] : [];
  });
}
