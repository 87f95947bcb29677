import { createHash } from 'node:crypto';

export type Template = { readonly Resources: Readonly<Record<string, { readonly Type: string; readonly DeletionPolicy?: string }>>; readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>> };

export interface StackEvent {
  readonly id: string;
  readonly logicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

interface ChangeSet {
  readonly body: string;
  readonly parameters: Readonly<Record<string, string>>;
  status: 'CREATE_PENDING' | 'CREATE_COMPLETE' | 'FAILED';
  readonly changes: readonly { readonly action: string; readonly logicalId: string; readonly type: string }[];
}

export interface Stack {
  readonly id: string;
  readonly name: string;
  status: string;
  body: string;
  /** The template that the stack is on its way to. */
  wanted: string;
  parameters: Readonly<Record<string, string>>;
  /** Physical ids of what is there. */
  readonly resources: Map<string, { readonly type: string; readonly id: string; definition: string }>;
  readonly events: StackEvent[];
  readonly changeSets: Map<string, ChangeSet>;
  isProtected: boolean;
  policy: string;
  /** How the change that is under way is taken back. */
  takeBack: (() => void) | undefined;
  /** What the next ticks do. */
  readonly steps: (() => void)[];
}

/** A refusal as CloudFormation words it. */
export class Refused extends Error {}

/** The stacks of one account and region, as the README beside it says. */
export class Stacks {
  readonly stacks = new Map<string, Stack>();
  /** Resources that fail, with the reason. */
  readonly failing = new Map<string, string>();
  /** Resources that are found wrong before anything is changed, with the reason. */
  readonly invalid = new Map<string, string>();
  readonly kept = new Set<string>();
  #events = 0;
  #ids = 0;

  find(nameOrId: string): Stack {
    const stack = [...this.stacks.values()].reverse().find(({ name, id, status }) => id === nameOrId || (name === nameOrId && status !== 'DELETE_COMPLETE'));
    if (!stack) throw new Refused(`Stack with id ${nameOrId} does not exist`);
    return stack;
  }

  /** Lets one step of each moving stack happen. */
  tick(): void {
    for (const stack of this.stacks.values()) stack.steps.shift()?.();
  }

  create(name: string, body: string): Stack {
    const stack = this.#add(name, 'CREATE_IN_PROGRESS');
    this.#begin(stack, body, {}, 'CREATE');
    return stack;
  }

  propose(name: string, changeSet: string, type: string, body: string, parameters: Readonly<Record<string, string>>): void {
    const stack = type === 'CREATE' && !this.#exists(name) ? this.#add(name, 'REVIEW_IN_PROGRESS') : this.find(name);
    if (stack.status === 'ROLLBACK_COMPLETE') throw new Refused(`Stack:${stack.id} is in ROLLBACK_COMPLETE state and can not be updated.`);
    if (stack.status.endsWith('IN_PROGRESS') && stack.status !== 'REVIEW_IN_PROGRESS') throw new Refused(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
    const isSame = stack.body === body && JSON.stringify(stack.parameters) === JSON.stringify(parameters);
    const proposed: ChangeSet = { body, parameters, status: 'CREATE_PENDING', changes: this.#changes(stack, body, parameters) };
    stack.changeSets.set(changeSet, proposed);
    stack.steps.push(() => { proposed.status = isSame ? 'FAILED' : 'CREATE_COMPLETE'; });
  }

  execute(name: string, changeSet: string): void {
    const stack = this.find(name);
    const proposed = stack.changeSets.get(changeSet);
    if (proposed?.status !== 'CREATE_COMPLETE') throw new Refused(`ChangeSet [${changeSet}] does not exist`);
    stack.changeSets.delete(changeSet);
    this.#begin(stack, proposed.body, proposed.parameters, stack.status === 'REVIEW_IN_PROGRESS' ? 'CREATE' : 'UPDATE');
  }

  remove(name: string): void {
    if (!this.#exists(name)) return;
    const stack = this.find(name);
    if (stack.isProtected) throw new Refused(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
    stack.steps.length = 0;
    this.#enter(stack, 'DELETE_IN_PROGRESS');
    const template = JSON.parse(stack.body || stack.wanted || '{"Resources":{}}') as Template;
    for (const [logicalId, { type, id }] of [...stack.resources]) {
      stack.steps.push(() => {
        const isKept = template.Resources[logicalId]?.DeletionPolicy === 'Retain';
        if (isKept) this.kept.add(id);
        else stack.resources.delete(logicalId);
        this.#tell(stack, logicalId, type, isKept ? 'DELETE_SKIPPED' : 'DELETE_COMPLETE');
      });
    }
    stack.steps.push(() => { this.#enter(stack, 'DELETE_COMPLETE'); });
  }

  cancel(name: string): void {
    const stack = this.find(name);
    if (stack.status !== 'UPDATE_IN_PROGRESS') throw new Refused(`CancelUpdateStack cannot be called from current stack status`);
    stack.takeBack?.();
  }

  /** What was changed behind a stack's back: names of resources with the path, the value that was deployed and the one that is there. */
  readonly drifted = new Map<string, { readonly path: string; readonly expected: string; readonly actual: string } | 'deleted'>();

  /** Ids of everything of a type that is there. */
  physical(type: string): readonly string[] {
    return [...this.stacks.values()].flatMap(({ resources }) => [...resources.values()]).filter((each) => each.type === type).map(({ id }) => id);
  }

  #exists(name: string): boolean {
    return [...this.stacks.values()].some(({ name: own, id, status }) => (own === name || id === name) && status !== 'DELETE_COMPLETE');
  }

  #add(name: string, status: string): Stack {
    const id = `arn:aws:cloudformation:us-east-1:111122223333:stack/${name}/${++this.#ids}`;
    const stack: Stack = { id, name, status, body: '', wanted: '', parameters: {}, resources: new Map(), events: [], changeSets: new Map(), isProtected: false, policy: '', takeBack: undefined, steps: [] };
    this.stacks.set(id, stack);
    return stack;
  }

  #changes(stack: Stack, body: string, parameters: Readonly<Record<string, string>>): ChangeSet['changes'] {
    const wanted = (JSON.parse(body) as Template).Resources;
    const gone = [...stack.resources].filter(([id]) => !Object.hasOwn(wanted, id)).map(([logicalId, { type }]) => ({ action: 'Remove', logicalId, type }));
    const differ = Object.entries(wanted).flatMap(([logicalId, resource]) => {
      const before = stack.resources.get(logicalId);
      if (before?.definition === defined(resource, parameters)) return [];
      return [{ action: before ? 'Modify' : 'Add', logicalId, type: resource.Type }];
    });
    return [...gone, ...differ];
  }

  #begin(stack: Stack, body: string, parameters: Readonly<Record<string, string>>, verb: 'CREATE' | 'UPDATE'): void {
    this.#enter(stack, `${verb}_IN_PROGRESS`);
    stack.wanted = body;
    stack.takeBack = () => { this.#takeBack(stack, verb); };
    const { Resources: wanted } = JSON.parse(body) as Template;
    const changes = this.#changes(stack, body, parameters);
    if (changes.some(({ logicalId }) => this.invalid.has(logicalId))) {
      stack.steps.push(() => {
        this.#enter(stack, `${verb}_FAILED`, 'Validation failed with 1 error(s). Call DescribeEvents to retrieve the full list of issues.');
        this.#takeBack(stack, verb, 'Validation failure detected.');
      });
      return;
    }
    for (const { action, logicalId, type } of changes) {
      stack.steps.push(() => {
        const word = action === 'Remove' ? 'DELETE' : action === 'Add' ? 'CREATE' : 'UPDATE';
        this.#tell(stack, logicalId, type, `${word}_IN_PROGRESS`);
        const reason = this.failing.get(logicalId) ?? deniedBy(stack.policy, logicalId, action);
        if (reason !== undefined) return this.#rollBack(stack, logicalId, type, `${word}_FAILED`, reason, verb);
        if (action === 'Remove') stack.resources.delete(logicalId);
        else stack.resources.set(logicalId, { type, id: stack.resources.get(logicalId)?.id ?? nameOf(stack, logicalId, wanted[logicalId]), definition: defined(wanted[logicalId], parameters) });
        this.#tell(stack, logicalId, type, `${word}_COMPLETE`);
      });
    }
    stack.steps.push(() => {
      Object.assign(stack, { body, parameters });
      this.#enter(stack, `${verb}_COMPLETE`);
    });
  }

  #rollBack(stack: Stack, logicalId: string, type: string, status: string, reason: string, verb: 'CREATE' | 'UPDATE'): void {
    this.#tell(stack, logicalId, type, status, reason);
    this.#takeBack(stack, verb, `The following resource(s) failed: [${logicalId}].`);
  }

  #takeBack(stack: Stack, verb: 'CREATE' | 'UPDATE', reason?: string): void {
    stack.steps.length = 0;
    const prefix = verb === 'CREATE' ? '' : 'UPDATE_';
    this.#enter(stack, `${prefix}ROLLBACK_IN_PROGRESS`, reason);
    const before = new Map(Object.entries((JSON.parse(stack.body || '{"Resources":{}}') as Template).Resources));
    for (const [id, made] of verb === 'UPDATE' ? [...stack.resources] : []) {
      const old = before.get(id);
      const definition = defined(old, stack.parameters);
      if (old && definition === made.definition) continue;
      stack.steps.push(() => {
        if (old) made.definition = definition;
        else stack.resources.delete(id);
        this.#tell(stack, id, made.type, old ? 'UPDATE_COMPLETE' : 'DELETE_COMPLETE');
      });
    }
    for (const [id, made] of verb === 'CREATE' ? [...stack.resources] : []) {
      stack.steps.push(() => {
        stack.resources.delete(id);
        this.#tell(stack, id, made.type, 'DELETE_COMPLETE');
      });
    }
    stack.steps.push(() => { this.#enter(stack, `${prefix}ROLLBACK_COMPLETE`); });
  }

  #enter(stack: Stack, status: string, reason?: string): void {
    stack.status = status;
    this.#tell(stack, stack.name, 'AWS::CloudFormation::Stack', status, reason);
  }

  #tell(stack: Stack, logicalId: string, type: string, status: string, reason?: string): void {
    stack.events.push({ id: `event-${++this.#events}`, logicalId, type, status, ...(reason !== undefined && { reason }) });
  }
}

/** What a stack's policy says to the removal of a resource, as CloudFormation words it. */
function deniedBy(policy: string, logicalId: string, action: string): string | undefined {
  if (action !== 'Remove' || !policy.includes(`LogicalResourceId/${logicalId}"`)) return undefined;
  return `Action denied by stack policy: Statement [#1] does not allow [Update:Delete] for resource [${logicalId}]`;
}

/** A resource with the parameters that it may name. */
function defined(resource: unknown, parameters: Readonly<Record<string, string>>): string {
  return JSON.stringify(resource, (_, value: unknown) => {
    const name = typeof value === 'object' && value !== null && 'Ref' in value ? value.Ref : undefined;
    return typeof name === 'string' && Object.hasOwn(parameters, name) ? parameters[name] : value;
  });
}

function nameOf({ name }: Stack, logicalId: string, resource: unknown): string {
  const written = (resource as { Properties?: { BucketName?: unknown } } | undefined)?.Properties?.BucketName;
  return typeof written === 'string' ? written : `${name}-${logicalId}-${createHash('md5').update(name + logicalId).digest('hex').slice(0, 6)}`.toLowerCase();
}
