import type { BuildContext, Met } from '../../core/cloudformation/contract.ts';
import { madeFor, mergeDeep, withDefaults, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { PollSource, TargetEnds } from '../../core/cloudformation/ends.ts';
import type { Finding } from '../../core/model/finding.ts';
import { own } from '../../core/model/json.ts';
import { isEnrichment } from './pipe-ends.ts';
import { roleFor, statementsFor } from './role.ts';
import { deadLetters, roleTargets, type RoleTarget } from './targets-by-role.ts';

/** A pipe, and the role with which it reads, enriches and hands on. An end may be written by hand: what is not drawn stays as it is. */
export function buildPipe(context: BuildContext): void {
  const source = context.sources('poll')[0];
  const calls = context.targets('invoke');
  const enrichment = calls.find(({ connection }) => isEnrichment(connection));
  const called = calls.find(({ connection }) => !isEnrichment(connection));
  const handed = called ? undefined : roleTargets(context)[0];
  reportMissing(context, { Source: source, Target: called ?? handed });
  const failures = source && keepsFailures(source) ? context.targets('on-failure') : [];
  const statements = [
    ...statementsFor([source, enrichment, called].flatMap((met) => met ?? [])), ...(handed?.statements ?? []), ...statementsFor(failures),
  ];
  const role = statements.length > 0 ? roleFor(context, 'pipes', statements, own(context.node.properties, 'RoleArn')) : undefined;
  const made = {
    ...(role ? { RoleArn: role.arn } : {}),
    ...(source ? sourceOf(source, context) : {}), ...enrichmentOf(enrichment), ...(called ? calledOf(called) : handed ? handedTo(handed) : {}),
  };
  context.primary({ Type: 'AWS::Pipes::Pipe', ...role?.after, Properties: mergeDeep(context.properties, made) });
}

/** An end that is neither drawn nor written by hand. */
function reportMissing(context: BuildContext, ends: Readonly<Record<'Source' | 'Target', unknown>>): void {
  const missing = (['Source', 'Target'] as const).find((name) => ends[name] === undefined && !Object.hasOwn(context.properties, name));
  if (missing !== undefined) context.finding(incomplete(context, missing === 'Source'));
}

/** A stream hands what failed to the pipe's dead-letter target; a queue has one of its own. */
function keepsFailures(source: Met<PollSource>): boolean {
  return source.end.mappingKeepsFailures;
}

/** What a pipe calls the settings of a source, by the service that its role reads from. */
const PARAMETERS = new Map([['sqs', 'SqsQueueParameters'], ['dynamodb', 'DynamoDBStreamParameters'], ['kinesis', 'KinesisStreamParameters']]);

function sourceOf(source: Met<PollSource>, context: BuildContext): DraftObject {
  const { FilterCriteria: filter, ...written } = source.properties;
  const service = source.end.permits[0]?.actions[0]?.split(':')[0] ?? '';
  const parameters = PARAMETERS.get(service) ?? 'SqsQueueParameters';
  const settings = withDefaults(written, { ...source.end.mapping, ...(keepsFailures(source) ? deadLetters(context) : {}) });
  const all: Record<string, Draft> = {
    ...(filter === undefined ? {} : { FilterCriteria: filter }),
    ...(Object.keys(settings).length > 0 ? { [parameters]: madeFor(source.origin, settings) } : {}),
  };
  return { Source: madeFor(source.origin, source.end.arn), ...(Object.keys(all).length > 0 ? { SourceParameters: all } : {}) };
}

type Called = Met<TargetEnds['invoke']>;

function enrichmentOf(met: Called | undefined): DraftObject {
  if (!met) return {};
  const parameters = Object.keys(met.properties).length > 0 ? { EnrichmentParameters: met.properties } : {};
  return { Enrichment: madeFor(met.origin, met.end.arn), ...parameters };
}

function calledOf(met: Called): DraftObject {
  return { Target: madeFor(met.origin, met.end.arn), ...targetParameters(met.properties) };
}

/** Functions and workflows that the pipe does not wait for have to be told so. */
const NOT_WAITED_FOR = new Map<string, DraftObject>([
  ['deliver', { LambdaFunctionParameters: { InvocationType: 'FIRE_AND_FORGET' } }],
  ['start', { StepFunctionStateMachineParameters: { InvocationType: 'FIRE_AND_FORGET' } }],
]);

function handedTo({ kind, arn, met }: RoleTarget): DraftObject {
  return { Target: madeFor(met.origin, arn), ...targetParameters(mergeDeep(met.properties, NOT_WAITED_FOR.get(kind) ?? {})) };
}

function targetParameters(parameters: DraftObject): DraftObject {
  return Object.keys(parameters).length > 0 ? { TargetParameters: parameters } : {};
}

function incomplete({ node, here }: BuildContext, lacksSource: boolean): Finding {
  return {
    rule: 'cloudformation.pipe-incomplete', severity: 'error', node: node.id, path: here().path,
    message: lacksSource
      ? {
          en: `The pipe ${node.id} reads nothing. Connect a queue, or a table with a stream, to it.`,
          ko: `${node.id} 파이프가 읽는 대상이 없습니다. 대기열이나 스트림이 있는 테이블을 연결하세요.`,
        }
      : {
          en: `The pipe ${node.id} hands on to nothing. Connect it to a function, a queue, a topic, a bus or a workflow.`,
          ko: `${node.id} 파이프가 넘기는 대상이 없습니다. 함수, 대기열, 주제, 버스 또는 워크플로에 연결하세요.`,
        },
  };
}
