import type { Evidence, ImportPart, Look, NodeType, TemplateResource } from '../../core/cloudformation/import/contract.ts';
import { isObject, own, type Json, type JsonArray } from '../../core/model/json.ts';

function machine(name: string): NodeType {
  return { service: 'stepfunctions', name, arn: 'states', answered: /^SendTask(?:Success|Failure|Heartbeat)/i };
}

/** Workflows; versions and aliases belong to them. */
export const stepfunctionsImport: ImportPart = {
  nodes: { 'AWS::StepFunctions::StateMachine': machine('StateMachineName'), 'AWS::Serverless::StateMachine': machine('Name') },
  owned: {
    'AWS::StepFunctions::StateMachineAlias': { by: ['RoutingConfiguration'], mentioned: true },
    'AWS::StepFunctions::StateMachineVersion': { by: ['StateMachineArn'] },
  },
  actors: {
    'AWS::StepFunctions::StateMachine': { role: 'RoleArn' },
    'AWS::Serverless::StateMachine': { role: 'Role', policies: 'Policies' },
  },
  evidence: { 'AWS::StepFunctions::StateMachine': tasks, 'AWS::Serverless::StateMachine': tasks },
};

/** What the definition calls: by what is put into it, or by names that stand in it. */
function tasks({ logicalId, properties }: TemplateResource, look: Look): readonly Evidence[] {
  return ['DefinitionSubstitutions', 'DefinitionString', 'Definition'].flatMap((key) =>
    look.nodes(withoutWords(parsed(own(properties, key)))).map((to) => ({ from: logicalId, to, at: `${logicalId}.Properties.${key}` })));
}

function parsed(definition: Json | undefined): Json | undefined {
  if (typeof definition !== 'string') return definition;
  try {
    return JSON.parse(definition) as Json;
  } catch {
    return definition;
  }
}

/** Names of states and remarks may be words that also name a resource. */
const WORDS: ReadonlySet<string> = new Set(['Comment', 'Default', 'Next', 'StartAt', 'Type']);

function withoutWords(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return (value as JsonArray).map((item) => withoutWords(item) as Json);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !WORDS.has(key)).map(([key, item]) => [key, withoutWords(item) as Json]));
}
