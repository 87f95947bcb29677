import { randomUUID } from 'node:crypto';
import { at, isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { LocalEvent } from './contract.ts';
import { matchesPattern } from './event-pattern.ts';
import { json, type Answering } from './http.ts';
import { ACCOUNT, type LocalResource, type LocalTemplate } from './resources.ts';
import { sendTo, type Put, type TargetWorld } from './targets.ts';
import type { Span, Tracer } from './trace.ts';

export interface BusWorld {
  readonly template: LocalTemplate;
  readonly region: string;
  readonly tracer: Tracer;
  readonly notify: (event: LocalEvent) => void;
  readonly targets: () => TargetWorld;
  /** The node that draws the account's own bus, if one does. */
  readonly defaultBus: string | undefined;
}

/** An event that was put, as it is listed. */
export interface PutEvent {
  readonly id: string;
  readonly bus: string;
  readonly event: JsonObject;
  readonly rules: readonly string[];
}

/** Events that are kept to be looked at. */
const KEPT = 200;

/** The buses of a design: `PutEvents`, the rules that match, and their targets. */
export class EventBuses {
  readonly #world: BusWorld;
  readonly #rules: readonly LocalResource[];
  readonly #put: PutEvent[] = [];

  constructor(world: BusWorld) {
    this.#world = world;
    this.#rules = world.template.ofType('AWS::Events::Rule').filter(({ properties }) => own(properties, 'State') !== 'DISABLED');
  }

  get recent(): readonly PutEvent[] {
    return this.#put;
  }

  /** `AWSEvents.PutEvents`. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
  readonly answer: Answering = (request) => {
    const cause = this.#world.tracer.read(request.headers['x-amzn-trace-id']);
    const entries = own(JSON.parse(request.body.toString() || '{}') as JsonObject, 'Entries');
    const results = (Array.isArray(entries) ? (entries as readonly Json[]) : []).filter(isObject).map((entry) => this.#entry(entry, cause));
    return Promise.resolve(json(200, { FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length, Entries: results }, { 'content-type': 'application/x-amz-json-1.1' }));
  };

  #entry(entry: JsonObject, cause: Span | undefined): { readonly EventId?: string; readonly ErrorCode?: string; readonly ErrorMessage?: string } {
    let detail: unknown;
    try {
      detail = JSON.parse(String(own(entry, 'Detail') ?? ''));
    } catch {
      return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
    }
    const [source, type] = [own(entry, 'Source'), own(entry, 'DetailType')];
    if (typeof source !== 'string' || source === '') return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Parameter Source is not valid. Reason: Source is a required argument.' };
    if (typeof type !== 'string' || type === '') return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Parameter DetailType is not valid. Reason: DetailType is a required argument.' };
    return { EventId: this.put(String(own(entry, 'EventBusName') ?? 'default'), { source, type, detail: detail as Json, resources: own(entry, 'Resources') ?? [] }, cause) };
  }

  /** Shows an event to every rule of a bus. @param bus name or ARN @returns the event's id */
  put(bus: string, { source, type, detail, resources = [] }: Put, cause?: Span): string {
    const id = randomUUID();
    const event: JsonObject = { version: '0', id, 'detail-type': type, source, account: ACCOUNT, time: new Date().toISOString().replace(/\.\d+/, ''), region: this.#world.region, resources, detail };
    this.#show(nameOf(bus), event, cause);
    return id;
  }

  /** An event that another bus hands on, as it is. */
  forward(arn: string, text: string, cause: Span | undefined): Promise<void> {
    this.#show(nameOf(arn), JSON.parse(text) as JsonObject, cause);
    return Promise.resolve();
  }

  #show(bus: string, event: JsonObject, cause: Span | undefined): void {
    const { tracer, template, defaultBus } = this.#world;
    const node = bus === 'default' ? defaultBus : template.ofType('AWS::Events::EventBus').find(({ id }) => template.ref(id) === bus)?.node;
    const call = node === undefined ? undefined : tracer.call({ cause, to: node, what: String(own(event, 'detail-type')) });
    const matching = this.#rules.filter(({ properties }) => nameOf(String(own(properties, 'EventBusName') ?? 'default')) === bus && matches(own(properties, 'EventPattern'), event));
    call?.end({ request: JSON.stringify(event) });
    this.#put.push({ id: String(own(event, 'id')), bus, event, rules: matching.map((each) => each.node) });
    if (this.#put.length > KEPT) this.#put.shift();
    for (const rule of matching) this.run(rule, event, call?.span ?? cause);
  }

  /** Hands an event to the targets of a rule. */
  run(rule: LocalResource, event: JsonObject, cause?: Span): Span {
    const call = this.#world.tracer.call({ cause, to: rule.node, what: String(own(event, 'detail-type')) });
    const targets = own(rule.properties, 'Targets');
    for (const target of Array.isArray(targets) ? (targets as readonly Json[]).filter(isObject) : []) void this.#deliver(rule.node, target, event, call.span);
    call.end({ request: JSON.stringify(event) });
    return call.span;
  }

  async #deliver(node: string, target: JsonObject, event: JsonObject, cause: Span): Promise<void> {
    const arn = String(own(target, 'Arn'));
    const text = inputOf(target, event);
    const fifo = own(target, 'SqsParameters');
    const group = isObject(fifo) ? own(fifo, 'MessageGroupId') : undefined;
    try {
      await sendTo(arn, text, { what: String(own(event, 'detail-type')), cause, ...(typeof group === 'string' && { group }) }, this.#world.targets());
    } catch (error) {
      await this.#undelivered(node, target, text, error, cause);
    }
  }

  async #undelivered(node: string, target: JsonObject, text: string, error: unknown, cause: Span): Promise<void> {
    const config = own(target, 'DeadLetterConfig');
    const arn = isObject(config) ? own(config, 'Arn') : undefined;
    const why = error instanceof Error ? error.message : String(error);
    this.#world.notify({ kind: 'undelivered', node, requestId: cause.span, to: typeof arn === 'string' ? arn : undefined });
    this.#world.notify({ kind: 'notice', node, text: { en: `${node}: an event did not reach its target: ${why}`, ko: `${node}: 이벤트가 대상에 전달되지 않았습니다: ${why}` } });
    if (typeof arn === 'string') await sendTo(arn, text, { what: 'dead letter', cause }, this.#world.targets()).catch(() => undefined);
  }
}

function nameOf(bus: string): string {
  return bus.startsWith('arn:') ? (bus.split('event-bus/')[1] ?? bus) : bus;
}

function matches(written: Json | undefined, event: JsonObject): boolean {
  const pattern = typeof written === 'string' ? (JSON.parse(written) as Json) : written;
  return isObject(pattern) && matchesPattern(pattern, event);
}

/** What a target is given: all of the event, a part of it, a constant, or a text made of parts. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html (2026-11) */
export function inputOf(target: JsonObject, event: JsonObject): string {
  const constant = own(target, 'Input');
  if (typeof constant === 'string') return constant;
  const path = own(target, 'InputPath');
  if (typeof path === 'string') return JSON.stringify(valueAt(path, event) ?? null);
  const transformer = own(target, 'InputTransformer');
  if (!isObject(transformer)) return JSON.stringify(event);
  const paths = own(transformer, 'InputPathsMap');
  const values = new Map(Object.entries(isObject(paths) ? paths : {}).map(([name, each]) => [name, valueAt(String(each), event)]));
  values.set('aws.events.event.json', event).set('aws.events.event', event).set('aws.events.event.ingestion-time', own(event, 'time'));
  return String(own(transformer, 'InputTemplate') ?? '').replace(/"<([\w.-]+)>"|<([\w.-]+)>/g, (_all, quoted: string | undefined, bare: string | undefined) => {
    const value = values.get(quoted ?? bare ?? '');
    if (quoted === undefined) return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
    return value === undefined ? '""' : JSON.stringify(value);
  });
}

/** `$.detail.order[0]`. */
function valueAt(path: string, event: JsonObject): Json | undefined {
  const steps = [...path.replace(/^\$/, '').matchAll(/\.([^.[\]]+)|\[(?:'([^']+)'|(\d+))\]/g)].map(([, name, quoted, index]) => (index === undefined ? (name ?? quoted ?? '') : Number(index)));
  return at(event, steps);
}
