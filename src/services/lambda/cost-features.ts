import type { Assumed, BillableByHand, CostComponent, CostContext } from '../../core/cost/contract.ts';
import { counted, marked, times } from '../../core/cost/words.ts';
import type { Connection, Node } from '../../core/model/design.ts';
import { isObject, own } from '../../core/model/json.ts';
import { partsOf } from '../../core/model/parts.ts';
import type { Text } from '../../core/model/text.ts';
import { assumptionsOf } from '../../core/traffic/assumptions.ts';
import { formatBytes, formatNumber } from '../../core/model/units-format.ts';
import { GB, MB, parseBytes, parseCount } from '../../core/model/units.ts';
import { isolatesTenants, startsFromSnapshot, type ColdStarts } from './cold-starts.ts';
import { limits } from './limits.ts';
import type { Provisioned } from './provisioned.ts';

/** What `featuresOf` reads of a function's `assume`. */
export const FEATURE_ASSUMPTIONS = ['snapshotVersions', 'tenants', 'durableOperations', 'durableData'] as const;

/** What a function does in a month. */
export interface Work {
  readonly invocations: number;
  /** Billed milliseconds of one invocation, on average. */
  readonly duration: Assumed;
  readonly seconds: number;
  /** GB. */
  readonly memory: number;
  readonly provisioned: Provisioned | undefined;
  /** Invocations that provisioned concurrency serves. */
  readonly served: number;
  readonly cold: ColdStarts;
  /** It runs on EC2 instances of the account. */
  readonly managed: boolean;
}

/** A response is streamed free of charge up to here. https://aws.amazon.com/lambda/pricing/ (2026-11-21) */
const STREAMED_FREE = 6 * MB;

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-durableconfig.html (2026-11-21) */
const DURABLE_RETENTION_DAYS = 14;

/**
 * A poller of a queue takes so many invocations at a time.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html (2026-11-21)
 */
const INVOCATIONS_OF_A_POLLER = 10;
const MIN_POLLERS = 2;

/** What is switched on at a function and billed besides its requests and duration. https://aws.amazon.com/lambda/pricing/ (2026-11-21) */
export function featuresOf(node: Node, context: CostContext, work: Work): readonly CostComponent[] {
  return [
    ...(work.managed ? [managedInstances()] : []),
    ...snapStart(node, context, work),
    ...tenantEnvironments(node, context, work),
    ...streaming(node, context),
    ...eventPollers(node, context, work),
    ...durable(node, context, work),
    ...borders(node, context),
  ];
}

/**
 * What a function exchanges with another zone or Region (`assume.crosses` of the connection). Between zones
 * each side pays for what leaves and for what comes; between Regions the side that sends.
 * https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer
 */
function borders(node: Node, { index, usage }: CostContext): readonly CostComponent[] {
  const bytes = { zone: 0, region: 0 };
  for (const connection of index.outgoing(node.id)) {
    const { crosses } = assumptionsOf(connection);
    if (crosses) bytes[crosses] += usage.over(connection.id).reduce((sum, { perMonth, sends = 0, receives = 0 }) => sum + perMonth * (sends + receives), 0);
  }
  if (bytes.zone === 0 && bytes.region === 0) return [];
  const line = (component: string, title: Text, quantity: number, how: Text): readonly CostComponent[] =>
    quantity > 0 ? [{ component, title, quantity: quantity / GB, price: `client.${component}`, how }] : [];
  return [
    ...line('transfer-zones', { en: 'Data transfer between zones', ko: '가용 영역 간 데이터 전송' }, 2 * bytes.zone,
      { en: `${formatBytes(bytes.zone)}, paid for where it leaves and where it comes`, ko: `${formatBytes(bytes.zone)}, 나가는 쪽과 들어오는 쪽 모두 과금` }),
    ...line('transfer-regions', { en: 'Data transfer between Regions', ko: '리전 간 데이터 전송' }, bytes.region,
      { en: `${formatBytes(bytes.region)}, at the price of this Region`, ko: `${formatBytes(bytes.region)}, 이 리전의 가격` }),
  ];
}

function managedInstances(): CostComponent {
  const title = { en: 'EC2 instances of the capacity provider', ko: '용량 공급자의 EC2 인스턴스' };
  return {
    component: 'managed-instances', title, quantity: 0, price: 'lambda.managed-instances', how: title,
    unknown: {
      en: 'The instances of Lambda Managed Instances and the fee of 15 % on them are not priced here.',
      ko: 'Lambda Managed Instances의 인스턴스와 15% 관리 수수료는 여기에서 계산하지 않습니다.',
    },
  };
}

/** Snapshots of Java are free; of Python and .NET their keeping and each restore are billed. */
function snapStart(node: Node, context: CostContext, { memory, cold }: Work): readonly CostComponent[] {
  if (!startsFromSnapshot(node) || !/^(python|dotnet)/.test(context.resolve.string(node.properties, 'Runtime') ?? '')) return [];
  const versions = context.assumed(node, 'snapshotVersions', parseCount, 1);
  const gigabytes = `${formatNumber(memory, 4)} GB`;
  return [
    {
      component: 'snapstart-cache', title: { en: 'SnapStart, keeping snapshots', ko: 'SnapStart 스냅샷 보관' }, price: 'lambda.snapstart-cache',
      quantity: versions.value * memory * context.hoursPerMonth * 3600,
      how: times(marked(counted(versions.value, versions.value === 1 ? 'version' : 'versions', '버전'), versions), gigabytes, counted(context.hoursPerMonth, 'hours', '시간')),
    },
    {
      component: 'snapstart-restore', title: { en: 'SnapStart, restoring', ko: 'SnapStart 복원' }, price: 'lambda.snapstart-restore',
      quantity: cold.perMonth * memory, how: times(counted(cold.perMonth, 'cold starts', '콜드 스타트'), gigabytes),
    },
  ];
}

function tenantEnvironments(node: Node, context: CostContext, { memory, cold }: Work): readonly CostComponent[] {
  if (!isolatesTenants(node, context)) return [];
  return [{
    component: 'tenant-environments', title: { en: 'Environments of tenants', ko: '테넌트별 실행 환경' }, price: 'lambda.tenant-environments',
    quantity: cold.perMonth * memory, how: times(counted(cold.perMonth, 'new environments', '새 환경'), `${formatNumber(memory, 4)} GB`),
    ...(context.stated(node, 'tenants', parseCount) === undefined && {
      unknown: { en: 'Say how many tenants call the function: assume: { tenants: 200 }.', ko: '함수를 호출하는 테넌트 수를 적으세요. 예: assume: { tenants: 200 }' },
    }),
  }];
}

function streaming(node: Node, { usage, index, resolve }: CostContext): readonly CostComponent[] {
  const byUrl = partsOf(node, 'AWS::Lambda::Url').some((url) => resolve.string(url, 'InvokeMode') === 'RESPONSE_STREAM');
  const streamed = index.incoming(node.id).filter(({ properties }) => byUrl || resolve.string(properties, 'ResponseTransferMode') === 'STREAM');
  if (streamed.length === 0) return [];
  const bytes = streamed.flatMap(({ id }) => usage.over(id)).reduce((sum, { perMonth, receives = 0 }) => sum + perMonth * Math.max(0, receives - STREAMED_FREE), 0);
  return [{
    component: 'response-streaming', title: { en: 'Response streaming', ko: '응답 스트리밍' }, quantity: bytes / GB, price: 'lambda.response-streaming',
    how: { en: `${formatBytes(bytes)} of responses beyond the first 6 MB of each`, ko: `응답마다 6 MB를 넘는 ${formatBytes(bytes)}` },
  }];
}

/** Pollers that are kept for queues: as many as their invocations need on average, within the limits that are set. */
function eventPollers(node: Node, context: CostContext, { seconds }: Work): readonly CostComponent[] {
  const pollers = context.index.incoming(node.id).reduce((sum, connection) => sum + pollersOf(connection, context, seconds), 0);
  if (pollers === 0) return [];
  return [{
    component: 'event-pollers', title: { en: 'Event pollers of queues', ko: '대기열 이벤트 폴러' }, quantity: pollers * context.hoursPerMonth, price: 'lambda.event-pollers-queue',
    how: times(counted(pollers, 'event pollers on average', '평균 이벤트 폴러'), counted(context.hoursPerMonth, 'hours', '시간')),
  }];
}

function pollersOf({ id, properties }: Connection, { usage, resolve, hoursPerMonth }: CostContext, seconds: number): number {
  if (!isObject(own(properties, 'ProvisionedPollerConfig'))) return 0;
  const busy = (usage.over(id).reduce((sum, { perMonth }) => sum + perMonth, 0) / (hoursPerMonth * 3600)) * seconds;
  const least = Math.max(0, resolve.number(properties, 'ProvisionedPollerConfig.MinimumPollers') ?? MIN_POLLERS);
  const most = resolve.number(properties, 'ProvisionedPollerConfig.MaximumPollers') ?? limits['queue-pollers-max'].value;
  return Math.max(least, Math.min(most, busy / INVOCATIONS_OF_A_POLLER));
}

/** Operations of durable executions, what they write, and what is kept of it. */
function durable(node: Node, context: CostContext, { invocations }: Work): readonly CostComponent[] {
  if (!isObject(own(node.properties, 'DurableConfig'))) return [];
  const operations = context.stated(node, 'durableOperations', parseCount);
  const data = context.stated(node, 'durableData', parseBytes);
  const days = context.resolve.number(node.properties, 'DurableConfig.RetentionPeriodInDays') ?? DURABLE_RETENTION_DAYS;
  const written = (invocations * (data ?? 0)) / GB;
  const executions = counted(invocations, 'executions', '실행');
  const say = (key: string, example: string, en: string, ko: string): { readonly unknown: Text } => ({
    unknown: { en: `Say ${en}: assume: { ${key}: ${example} }.`, ko: `${ko} 적으세요. 예: assume: { ${key}: ${example} }` },
  });
  const unsaid = data === undefined && say('durableData', '100 KB', 'how much one execution writes', '실행 한 번이 쓰는 양을');
  return [
    {
      component: 'durable-operations', title: { en: 'Durable operations', ko: '내구성 작업' }, quantity: invocations * (operations ?? 0), price: 'lambda.durable-operations',
      how: times(executions, counted(operations ?? 0, 'operations', '작업')),
      ...(operations === undefined && say('durableOperations', '4', 'how many operations one execution makes', '실행 한 번의 작업 수를')),
    },
    {
      component: 'durable-written', title: { en: 'Durable data written', ko: '내구성 데이터 쓰기' }, quantity: written, price: 'lambda.durable-written',
      how: times(executions, formatBytes(data ?? 0)), ...unsaid,
    },
    {
      component: 'durable-retained', title: { en: 'Durable data kept', ko: '내구성 데이터 보관' }, quantity: written * ((days * 24) / context.hoursPerMonth), price: 'lambda.durable-retained',
      how: times(`${formatNumber(written)} GB`, counted(days, 'days', '일')), ...unsaid,
    },
  ];
}

/** What a function may be billed for where its quantity is typed: it is not switched on in the design, or stands for what is not on the canvas. */
export function notOnTheCanvas(arm: boolean): readonly BillableByHand[] {
  const architecture = arm ? 'arm' : 'x86';
  const of = (component: string, en: string, ko: string, price = component): BillableByHand => ({ component, title: { en, ko }, price: `lambda.${price}` });
  return [
    of('provisioned-concurrency', 'Provisioned concurrency', '프로비저닝된 동시성', `provisioned-concurrency-${architecture}`),
    of('provisioned-duration', 'Duration under provisioned concurrency', '프로비저닝된 동시성의 실행 시간', `provisioned-duration-${architecture}`),
    of('ephemeral-storage', 'Temporary storage', '임시 스토리지'),
    of('snapstart-cache', 'SnapStart, keeping snapshots', 'SnapStart 스냅샷 보관'),
    of('snapstart-restore', 'SnapStart, restoring', 'SnapStart 복원'),
    of('response-streaming', 'Response streaming', '응답 스트리밍'),
    of('event-pollers', 'Event pollers of queues', '대기열 이벤트 폴러', 'event-pollers-queue'),
    of('event-pollers-kafka', 'Event pollers of Kafka', 'Kafka 이벤트 폴러'),
    of('tenant-environments', 'Environments of tenants', '테넌트별 실행 환경'),
    of('durable-operations', 'Durable operations', '내구성 작업'),
    of('durable-written', 'Durable data written', '내구성 데이터 쓰기'),
    of('durable-retained', 'Durable data kept', '내구성 데이터 보관'),
    of('managed-requests', 'Requests on managed instances', '관리형 인스턴스 요청'),
    of('traces', 'X-Ray traces', 'X-Ray 추적'),
    of('traces-retrieved', 'X-Ray traces retrieved or scanned', 'X-Ray 추적 조회·스캔'),
  ];
}
