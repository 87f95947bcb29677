import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import type { Json } from '../../../core/model/json.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Edge, Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { outOfRange } from '../../../core/rules/number-check.ts';
import { flawsOf, readPattern } from '../event-pattern.ts';
import { limits } from '../limits.ts';
import { isEnrichment } from '../pipe-ends.ts';
import { targetsOf } from './rule.ts';

const PIPES = ['eventbridge.pipe'];
const PIPE = { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html', asOf: '2026-11-21' };
const TARGETS = { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-target.html', asOf: '2026-11-21' };
const QUEUES = { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html', asOf: '2026-11-21' };
const OPERATORS = { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html', asOf: '2026-11-21' };

/** What a pipe hands on to, besides what enriches records on their way. */
function handsOnTo(node: Node, context: RuleContext): readonly Edge[] {
  return targetsOf(node, context).filter(({ kind, connection }) => kind !== 'invoke' || !isEnrichment(connection));
}

export const incomplete: Rule = {
  id: 'eventbridge.pipe-incomplete',
  severity: 'warning',
  title: { en: 'A pipe lacks an end', ko: '한쪽 끝이 없는 파이프' },
  why: { en: 'AWS refuses a pipe without a source or without a target.', ko: 'AWS는 소스나 대상이 없는 파이프를 거부합니다.' },
  source: PIPE,
  services: PIPES,
  unfixable: { en: 'Both ends are drawn as connections.', ko: '양 끝은 연결로 그려야 합니다.' },
  check: (node, context) => {
    const hasSource = context.incoming(node, 'poll').length > 0 || isSet(node.properties, 'Source', context.resolve);
    const hasTarget = handsOnTo(node, context).length > 0 || isSet(node.properties, 'Target', context.resolve);
    const isConnected = context.incoming(node).length > 0 || context.outgoing(node).length > 0;
    if (!isConnected || (hasSource && hasTarget)) return [];
    return [{
      message: hasSource
        ? { en: `“${nameOf(node)}” hands on to nothing. Connect it to a function, a queue, a topic, a bus or a workflow.`, ko: `‘${nameOf(node)}’ 파이프가 넘기는 대상이 없습니다. 함수, 대기열, 주제, 버스 또는 워크플로에 연결하세요.` }
        : { en: `“${nameOf(node)}” reads nothing. Connect a queue, or a table with a stream, to it.`, ko: `‘${nameOf(node)}’ 파이프가 읽는 대상이 없습니다. 대기열이나 스트림이 있는 테이블을 연결하세요.` },
    }];
  },
};

export const severalTargets: Rule = {
  id: 'eventbridge.pipe-with-several-targets',
  severity: 'error',
  title: { en: 'A pipe has several targets', ko: '대상이 여러 개인 파이프' },
  why: { en: 'A pipe hands on to exactly one target; the template would leave the others out.', ko: '파이프는 정확히 하나의 대상에 넘깁니다. 나머지는 템플릿에서 빠집니다.' },
  source: PIPE,
  services: PIPES,
  unfixable: { en: 'Which of the targets stays is for you to decide.', ko: '여러 대상 중 무엇을 남길지는 직접 정해야 합니다.' },
  check: (node, context) => {
    const targets = handsOnTo(node, context).filter(({ connection }) => connection.realizedBy.length === 0);
    const second = targets[1];
    if (!second) return [];
    return [{
      connection: second.connection.id,
      message: {
        en: `“${nameOf(node)}” has ${targets.length} targets, and a pipe hands on to one. Say which function only enriches (with: { as: enrichment }), or publish to a topic or a bus.`,
        ko: `‘${nameOf(node)}’ 파이프의 대상이 ${targets.length}개인데 파이프는 하나에만 넘깁니다. 보강만 하는 함수라면 with: { as: enrichment }를 적고, 아니면 주제나 버스에 게시하세요.`,
      },
    }];
  },
};

export const batchOutOfRange: Rule = {
  id: 'eventbridge.pipe-batch-out-of-range',
  severity: 'error',
  title: { en: 'A pipe gathers more or for longer than EventBridge allows', ko: 'EventBridge의 허용 범위를 벗어난 파이프 배치' },
  why: { en: 'EventBridge refuses a pipe whose batch or batch window is outside the range.', ko: 'EventBridge는 배치 크기나 배치 시간이 범위를 벗어난 파이프를 거부합니다.' },
  source: limits['pipe-batch-max'].source,
  services: PIPES,
  check: (node, context) => context.incoming(node, 'poll').flatMap(({ connection }) => {
    const place = { in: connection.properties, base: ['properties'], by: 'EventBridge', connection: connection.id };
    return [
      ...outOfRange({ ...place, path: 'BatchSize', unit: 'count', min: 'eventbridge.pipe-batch-min', max: 'eventbridge.pipe-batch-max' }, context),
      ...outOfRange({ ...place, path: 'MaximumBatchingWindowInSeconds', unit: 'seconds', max: 'eventbridge.pipe-window-max' }, context),
    ];
  }),
};

/** Kinds whose target takes records in batches of its own, up to ten. */
const IN_BATCHES = ['send', 'publish'];

export const batchAboveTarget: Rule = {
  id: 'eventbridge.pipe-batch-above-target',
  severity: 'error',
  title: { en: 'A pipe reads larger batches than its target takes', ko: '대상이 받을 수 있는 것보다 큰 파이프 배치' },
  why: { en: 'A pipe cannot have a larger batch than its target supports: ten records for queues, topics and buses.', ko: '파이프의 배치는 대상이 지원하는 크기를 넘을 수 없습니다. 대기열, 주제, 버스는 10개까지입니다.' },
  source: limits['pipe-target-batch-max'].source,
  services: PIPES,
  check: (node, context) => {
    const target = handsOnTo(node, context)[0];
    const max = limits['pipe-target-batch-max'].value;
    if (!target || !IN_BATCHES.includes(target.kind)) return [];
    return context.incoming(node, 'poll').flatMap(({ connection }): readonly Violation[] => {
      const size = context.resolve.number(connection.properties, 'BatchSize') ?? 0;
      if (size <= max) return [];
      const path = ['properties', 'BatchSize'];
      return [{
        connection: connection.id, path, limit: { id: 'eventbridge.pipe-target-batch-max', needed: size },
        message: { en: `BatchSize is ${formatNumber(size)}, but “${nameOf(target.to)}” takes ${max} records at a time.`, ko: `BatchSize가 ${formatNumber(size)}이지만 ‘${nameOf(target.to)}’ 노드는 한 번에 ${max}개까지 받습니다.` },
        fix: { title: { en: `Set BatchSize to ${max}`, ko: `BatchSize: ${max}(으)로 바꾸기` }, path, value: max },
      }];
    });
  },
};

export const queueVisibleTooSoon: Rule = {
  id: 'eventbridge.pipe-source-visible-too-soon',
  severity: 'warning',
  title: { en: 'A queue shows messages again while a pipe still works on them', ko: '파이프가 처리하는 중에 다시 보이는 메시지' },
  why: { en: 'AWS advises a visibility timeout of six times what enrichment and target take together; else messages are processed twice.', ko: 'AWS는 보강과 대상 시간을 합한 것의 6배를 표시 제한 시간으로 권장합니다. 그렇지 않으면 메시지가 두 번 처리됩니다.' },
  source: QUEUES,
  services: PIPES,
  unfixable: { en: 'The timeout belongs to the queue and is changed there.', ko: '제한 시간은 대기열의 설정이므로 그곳에서 바꿔야 합니다.' },
  check: (node, context) => {
    const times = context.outgoing(node, 'invoke').map(({ targetFacts }) => targetFacts.timeoutSeconds);
    const source = context.incoming(node, 'poll')[0];
    const hidden = source?.sourceFacts.visibilityTimeoutSeconds;
    if (!source || hidden === undefined || times.length === 0 || times.includes(undefined)) return [];
    const seconds = times.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    const advised = Math.min(seconds, limits['pipe-execution-max'].value) * limits['pipe-visibility-factor-advised'].value;
    if (hidden >= advised) return [];
    return [{
      connection: source.connection.id, limit: { id: 'eventbridge.pipe-visibility-factor-advised' },
      message: {
        en: `“${nameOf(source.from)}” hides a message for ${formatNumber(hidden)} s; what “${nameOf(node)}” waits for may take ${formatNumber(seconds)} s. Set its VisibilityTimeout to at least ${formatNumber(advised)}.`,
        ko: `‘${nameOf(source.from)}’ 대기열은 메시지를 ${formatNumber(hidden)}초 동안 숨기지만 ‘${nameOf(node)}’ 파이프가 기다리는 처리는 ${formatNumber(seconds)}초까지 걸릴 수 있습니다. VisibilityTimeout을 ${formatNumber(advised)} 이상으로 설정하세요.`,
      },
    }];
  },
};

/** The filters of a pipe with their place: on the pipe, or on the connection that it reads over. */
function filtersOf(node: Node, { incoming, resolve }: RuleContext): readonly { readonly filters: readonly Json[]; readonly place: Pick<Violation, 'connection'> & { readonly path: readonly (string | number)[] } }[] {
  const read = (properties: Node['properties'], path: string): readonly Json[] => {
    const found = resolve.property(properties, path);
    return found.known && Array.isArray(found.value) ? (found.value as readonly Json[]) : [];
  };
  return [
    { filters: read(node.properties, 'SourceParameters.FilterCriteria.Filters'), place: { path: ['properties', 'SourceParameters', 'FilterCriteria', 'Filters'] } },
    ...incoming(node, 'poll').map(({ connection }) => ({
      filters: read(connection.properties, 'FilterCriteria.Filters'), place: { connection: connection.id, path: ['properties', 'FilterCriteria', 'Filters'] },
    })),
  ];
}

export const tooManyFilters: Rule = {
  id: 'eventbridge.too-many-pipe-filters',
  severity: 'error',
  title: { en: 'A pipe has more filters than EventBridge allows', ko: 'EventBridge가 허용하는 것보다 많은 파이프 필터' },
  why: { en: 'EventBridge refuses a pipe with more filters.', ko: 'EventBridge는 필터가 더 많은 파이프를 거부합니다.' },
  source: limits['pipe-filters'].source,
  services: PIPES,
  unfixable: { en: 'Which filters can be one is for you to decide.', ko: '어떤 필터를 합칠지는 직접 정해야 합니다.' },
  check: (node, context) => filtersOf(node, context).flatMap(({ filters, place }) => tooMany({
    count: filters.length, limit: 'eventbridge.pipe-filters', by: 'EventBridge', ...place,
    holder: { en: `“${nameOf(node)}”`, ko: `‘${nameOf(node)}’ 파이프` }, what: { en: 'filters', ko: '필터' },
    advice: { en: 'Put alternatives into one pattern with $or.', ko: '$or로 한 패턴에 합치세요.' },
  }, context)),
};

export const filterInvalid: Rule = {
  id: 'eventbridge.pipe-filter-invalid',
  severity: 'error',
  title: { en: 'A filter of a pipe is not valid', ko: '올바르지 않은 파이프 필터' },
  why: { en: 'A pipe is not created with a filter that it cannot read; it knows fewer operators than a rule of a bus.', ko: '읽을 수 없는 필터로는 파이프가 만들어지지 않습니다. 버스의 규칙보다 쓸 수 있는 연산자가 적습니다.' },
  source: OPERATORS,
  services: PIPES,
  unfixable: { en: 'Only you know which records are meant.', ko: '어떤 레코드를 뜻하는지는 설계자만 압니다.' },
  check: (node, context) => filtersOf(node, context).flatMap(({ filters, place }) => filters.flatMap((filter, at): readonly Violation[] => {
    const pattern = context.resolve.string(filter, 'Pattern');
    if (pattern === undefined) return [];
    const path = [...place.path, at, 'Pattern'];
    const read = readPattern(pattern);
    const messages = read.ok ? flawsOf(read.pattern, 'pipe').map(({ message }) => message) : [read.message];
    return messages.map((message) => ({ ...place, path, message }));
  })),
};

export const fifoTopic: Rule = {
  id: 'eventbridge.pipe-to-fifo-topic',
  severity: 'error',
  title: { en: 'A pipe hands on to a FIFO topic', ko: 'FIFO 주제로 넘기는 파이프' },
  why: { en: 'EventBridge Pipes does not support FIFO topics as targets.', ko: 'EventBridge Pipes는 FIFO 주제를 대상으로 지원하지 않습니다.' },
  source: TARGETS,
  services: PIPES,
  unfixable: { en: 'Whether the topic loses its order or a queue takes its place is for you to decide.', ko: '주제의 순서를 포기할지 대기열로 바꿀지는 직접 정해야 합니다.' },
  check: (node, { outgoing, catalog, resolve }) => outgoing(node, 'publish').filter(({ to }) => catalog.ports(to, resolve).in.some(({ is }) => is === 'fifo-topic')).map(({ connection, to }) => ({
    connection: connection.id,
    message: { en: `“${nameOf(to)}” is a FIFO topic, which a pipe cannot publish to. Send to a FIFO queue, or make the topic standard.`, ko: `‘${nameOf(to)}’ 노드는 FIFO 주제라서 파이프가 게시할 수 없습니다. FIFO 대기열에 보내거나 표준 주제로 바꾸세요.` },
  })),
};

export const deadLettersOfQueue: Rule = {
  id: 'eventbridge.pipe-dead-letters-belong-to-queue',
  severity: 'error',
  title: { en: 'A pipe that reads a queue has a dead-letter queue', ko: '대기열을 읽는 파이프에 둔 배달 못한 편지 대기열' },
  why: { en: 'A pipe keeps failed records of streams only. What fails from a queue stays in it, and goes to the dead letters of that queue.', ko: '파이프는 스트림의 실패한 레코드만 보관합니다. 대기열에서 실패한 것은 그 대기열에 남아 그 대기열의 배달 못한 편지로 갑니다.' },
  source: QUEUES,
  services: PIPES,
  unfixable: { en: 'The connection starts at the queue instead; draw it there.', ko: '연결을 대기열에서 시작하도록 다시 그려야 합니다.' },
  check: (node, { outgoing, incoming }) => {
    const queue = incoming(node, 'poll').find(({ sourceFacts }) => sourceFacts.visibilityTimeoutSeconds !== undefined)?.from;
    if (!queue) return [];
    return outgoing(node, 'on-failure').map(({ connection }) => ({
      connection: connection.id,
      message: { en: `What fails in “${nameOf(node)}” stays in “${nameOf(queue)}”. Let “${nameOf(queue)}” hand it on by \`on-failure\`.`, ko: `‘${nameOf(node)}’에서 실패한 것은 ‘${nameOf(queue)}’ 대기열에 남습니다. ‘${nameOf(queue)}’에서 \`on-failure\`로 연결하세요.` },
    }));
  },
};
