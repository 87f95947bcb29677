import type { ActorView } from './actors.ts';
import type { Evidence, Permission } from './contract.ts';
import { accessOf, verbsOf } from './permissions.ts';
import type { Survey } from './survey.ts';

type Access = readonly ('read' | 'write')[];

/** A reason that only counts where nothing contradicts it. */
export interface ActorEvidence extends Evidence {
  /** Proves nothing where the other end already hands things to this one. */
  readonly weak: boolean;
}

/**
 * What permissions and environment variables prove. A permission proves a connection where the actor alone has
 * it and it names the resource; a variable of the actor's own proves one by itself; one from
 * `Globals`, or a permission that others share, only together with the other.
 */
export function actorEvidence(actor: ActorView, survey: Survey): readonly ActorEvidence[] {
  return [...fromGrants(actor, survey), ...fromVariables(actor, survey)];
}

function fromGrants({ resource, grants }: ActorView, survey: Survey): readonly ActorEvidence[] {
  return grants.filter(({ shared }) => !shared).flatMap(({ permissions, at }) => permissions.flatMap(({ actions, resources }) =>
    meantBy({ actions, resources }, survey).filter((node) => node !== resource.logicalId).flatMap((node): ActorEvidence[] => {
      const verbs = usefulVerbs(actions, node, survey);
      if (verbs.length === 0) return [];
      const weak = verbs.every((verb) => survey.roles.get(node)?.nodeType?.taken?.test(verb) === true);
      return [{ from: resource.logicalId, to: node, access: accessOf(verbs.map((verb) => `:${verb}`), undefined), at, weak }];
    })));
}

/** The nodes that a permission names: those whose service its actions are of. */
function meantBy({ actions, resources }: Permission, survey: Survey): readonly string[] {
  const services = [...new Set(actions.map((action) => action.split(':')[0]?.toLowerCase() ?? ''))];
  return survey.nodes(resources, services.includes('*') ? {} : { arn: services });
}

/** What actions do with a node: nothing where they are another service's, or only answer it. */
function usefulVerbs(actions: readonly string[], node: string, survey: Survey): readonly string[] {
  const answered = survey.roles.get(node)?.nodeType?.answered;
  return verbsOf(actions, survey.arnOf(node)).filter((verb) => answered?.test(verb) !== true);
}

/** Names of variables that list who may call, not whom the function calls. */
const CALLERS = /ORIGIN|CORS|ALLOWED|REDIRECT|CALLBACK/i;

function fromVariables(actor: ActorView, survey: Survey): readonly ActorEvidence[] {
  const { resource, variables } = actor;
  return variables.filter(({ name }) => !CALLERS.test(name)).flatMap(({ value, at, global }) =>
    survey.nodes(value).filter((node) => node !== resource.logicalId && survey.arnOf(node) !== 'cloudfront').flatMap((node): ActorEvidence[] => {
      const access = allowed(actor, node, survey);
      if (global && access.length === 0 && survey.roles.get(node)?.nodeType?.open !== true) return [];
      return [{ from: resource.logicalId, to: node, access: access.length > 0 ? access : ['read', 'write'], at, weak: !isGranted(actor, node, survey) }];
    }));
}

/** What the actor may do with a node by any of its permissions, shared ones and those on everything too. */
function allowed({ grants, managed, foreign }: ActorView, node: string, survey: Survey): Access {
  const prefix = survey.arnOf(node);
  if (foreign || managed.some((name) => coversService(name, prefix))) return ['read', 'write'];
  const actions = grants.flatMap(({ permissions }) => permissions.filter((permission) => mayMean(permission.resources, node, survey)).flatMap((permission) => permission.actions));
  return accessOf(actions, prefix);
}

function mayMean(resources: Permission['resources'], node: string, survey: Survey): boolean {
  const meant = survey.nodes(resources);
  return meant.length === 0 || meant.includes(node);
}

/** Whether a permission on this very node says more than that the actor takes what the node hands out. */
function isGranted({ grants }: ActorView, node: string, survey: Survey): boolean {
  const taken = survey.roles.get(node)?.nodeType?.taken;
  return grants.some(({ permissions }) => permissions.some((permission) =>
    usefulVerbs(permission.actions, node, survey).some((verb) => taken?.test(verb) !== true) && meantBy(permission, survey).includes(node)));
}

const SERVICE_WORDS: Readonly<Record<string, RegExp>> = {
  s3: /S3/, dynamodb: /DynamoDB/, sqs: /SQS(?!QueueExecutionRole)/, sns: /SNS/, states: /StepFunctions/, events: /EventBridge|CloudWatchEvents/,
  lambda: /Lambda_?(?:FullAccess|Role|Invocation)|LambdaRole/, 'cognito-idp': /Cognito/,
};

/** Whether one of AWS's own policies is about a service: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html (2026-11) */
function coversService(policy: string, prefix: string): boolean {
  return /AdministratorAccess|PowerUserAccess/.test(policy) || (Object.hasOwn(SERVICE_WORDS, prefix) && SERVICE_WORDS[prefix]?.test(policy) === true);
}
