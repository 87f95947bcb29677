import type { Reference } from '../../../core/catalog/ports.ts';
import { logicalIdOf, type Connection, type Node } from '../../../core/model/design.ts';
import { isObject, own } from '../../../core/model/json.ts';
import { asPlaceholder, placeholdersIn, type Placeholder } from './placeholders.ts';
import { textsOf, type State } from './states.ts';

const SUFFIX: Readonly<Record<Reference, string>> = { arn: 'Arn', name: 'Name', url: 'Url', id: 'Id' };

/** The name under which a definition finds a value of a connected node: `${RegisterArn}`, `${RegistrationsName}`. */
export function substitutionName(logicalId: string, reference: Reference): string {
  return logicalId + SUFFIX[reference];
}

/** Names that one connection gives the definition: those of its target, and those that its `env` says. */
export function namesOf(connection: Connection, target: Node): readonly string[] {
  const logicalId = logicalIdOf(target);
  return [...Object.values(SUFFIX).map((suffix) => logicalId + suffix), ...Object.keys(connection.env)];
}

/** Tells of a state whether it names the target of a connection, in any of the ways there are. */
export function usersOf(machine: Node, connection: Connection, target: Node): (state: State) => boolean {
  const logicalId = logicalIdOf(target);
  const names = new Set([...namesOf(connection, target), ...byHand(machine, logicalId)]);
  const isMeant = ({ name, by }: Placeholder): boolean => (by === 'substitution' ? names.has(name) : leadsTo(name, logicalId));
  return (state) => textsOf(state).some((text) => placeholdersIn(text).some(isMeant));
}

/** Names in the node's own DefinitionSubstitutions that stand for the target. */
function byHand({ properties }: Node, logicalId: string): readonly string[] {
  const substitutions = own(properties, 'DefinitionSubstitutions');
  if (!isObject(substitutions)) return [];
  return Object.entries(substitutions)
    .filter(([, value]) => placeholdersIn(asPlaceholder(value) ?? '').some(({ name }) => leadsTo(name, logicalId)))
    .map(([name]) => name);
}

function leadsTo(name: string, logicalId: string): boolean {
  return name === logicalId || name.startsWith(`${logicalId}.`);
}
