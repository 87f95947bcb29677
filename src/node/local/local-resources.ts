import { own } from '../../core/model/json.ts';
import { DeployFault } from '../deploy/fault.ts';
import { actionsOf } from './actions.ts';
import type { ActionResult, Listing, LocalResourceInfo, LocalResourceKind, Resources } from './contract.ts';
import { perform } from './perform.ts';
import type { ResourceWorld } from './resource-world.ts';
import { listing } from './listings.ts';
import type { LocalResource, LocalTemplate } from './resources.ts';

const KINDS: ReadonlyMap<string, LocalResourceKind> = new Map<string, LocalResourceKind>([
  ['AWS::Lambda::Function', 'function'], ['AWS::DynamoDB::Table', 'table'], ['AWS::S3::Bucket', 'bucket'], ['AWS::SQS::Queue', 'queue'], ['AWS::SNS::Topic', 'topic'],
  ['AWS::Events::EventBus', 'bus'], ['AWS::StepFunctions::StateMachine', 'state-machine'], ['AWS::Cognito::UserPool', 'user-pool'], ['AWS::Scheduler::Schedule', 'schedule'],
]);

/** What a resource is to who looks into a run; undefined for what has nothing to look at. */
export function kindOf({ type, properties }: LocalResource): LocalResourceKind | undefined {
  if (type === 'AWS::ApiGatewayV2::Api') return own(properties, 'ProtocolType') === 'WEBSOCKET' ? 'websocket' : undefined;
  if (type === 'AWS::Events::Rule') return own(properties, 'ScheduleExpression') === undefined ? undefined : 'schedule';
  return KINDS.get(type);
}

/** The resources of a run, to look into and to act upon. */
export class LocalResources implements Resources {
  readonly #world: ResourceWorld;

  constructor(world: ResourceWorld) {
    this.#world = world;
  }

  readonly list = (): readonly LocalResourceInfo[] => {
    const { template } = this.#world;
    return template.resources.flatMap((resource) => {
      const kind = kindOf(resource);
      return kind === undefined ? [] : [{ id: resource.id, node: resource.node, kind, name: nameOf(resource, template), actions: actionsOf(kind) }];
    });
  };

  readonly read = (id: string, cursor?: string): Promise<Listing> => {
    const { resource, kind } = this.#find(id);
    return told(() => listing(kind, resource, cursor, this.#world));
  };

  readonly act = (id: string, action: string, values: Readonly<Record<string, string>>): Promise<ActionResult> => {
    const { resource, kind } = this.#find(id);
    const known = actionsOf(kind).find((each) => each.id === action);
    if (!known) throw new DeployFault('local.no-action', { en: `${resource.node} has no action ${JSON.stringify(action)}.`, ko: `${resource.node}에 ${JSON.stringify(action)} 동작이 없습니다.` }, resource.node);
    const missing = known.fields.find(({ name, required }) => required && (own(values, name) ?? '') === '');
    if (missing) throw new DeployFault('local.field-missing', { en: `“${missing.title.en}” is empty.`, ko: `‘${missing.title.ko}’이(가) 비어 있습니다.` }, resource.node);
    return perform(`${kind}/${action}`, resource, values, this.#world).catch((error: unknown) => ({ ok: false, text: error instanceof Error ? error.message : String(error) }));
  };

  #find(id: string): { readonly resource: LocalResource; readonly kind: LocalResourceKind } {
    const resource = this.#world.template.resources.find((each) => each.id === id);
    const kind = resource && kindOf(resource);
    if (resource && kind !== undefined) return { resource, kind };
    throw new DeployFault('local.no-resource', { en: `Nothing called ${JSON.stringify(id)} runs here.`, ko: `${JSON.stringify(id)}(이)라는 리소스가 실행 중이 아닙니다.` });
  }
}

/** Its physical name, without the address around it. */
export function nameOf({ id }: LocalResource, template: LocalTemplate): string {
  return template.attribute(id, 'QueueName') || template.attribute(id, 'TopicName') || template.attribute(id, 'Name') || template.ref(id);
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DeployFault('local.unreadable', { en: why, ko: why });
  }
}
