import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import { isJsonText, isObject } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Edge, Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { outOfRange, type Range } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';
import { targetsOf } from './rule.ts';

const RULES = ['eventbridge.rule'];
const CALLERS = ['eventbridge.rule', 'eventbridge.schedule'];
const SQS_PARAMETERS = { url: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html', asOf: '2026-11-21' };
const TARGET = { url: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html', asOf: '2026-11-21' };

function rangeRule({ id, title, path, unit, min, max }: Range<keyof typeof limits>): Rule {
  return {
    id, severity: 'error', title,
    why: { en: 'EventBridge refuses a target whose retry policy is outside the range.', ko: 'EventBridge는 재시도 정책이 범위를 벗어난 대상을 거부합니다.' },
    source: limits[max].source,
    services: CALLERS,
    check: (node, context) => targetsOf(node, context).flatMap(({ connection }) => outOfRange({
      in: connection.properties, base: ['properties'], path, unit, by: 'EventBridge', connection: connection.id,
      max: `eventbridge.${max}`, ...(min === undefined ? {} : { min: `eventbridge.${min}` }),
    }, context)),
  };
}

export const retriesOutOfRange = rangeRule({
  id: 'eventbridge.retries-out-of-range', path: 'RetryPolicy.MaximumRetryAttempts', unit: 'count', max: 'retry-attempts-max',
  title: { en: 'A target is retried more often than EventBridge allows', ko: 'EventBridge가 허용하는 것보다 많은 재시도' },
});

export const eventAgeOutOfRange = rangeRule({
  id: 'eventbridge.event-age-out-of-range', path: 'RetryPolicy.MaximumEventAgeInSeconds', unit: 'seconds', min: 'event-age-min', max: 'event-age-max',
  title: { en: 'Events are kept for less or more than EventBridge allows', ko: 'EventBridge의 허용 범위를 벗어난 이벤트 보존 시간' },
});

/** Whether the other end keeps order: only some of its ports say what it is. */
function isFifo({ to }: Edge, { catalog, resolve }: RuleContext): boolean {
  return catalog.ports(to, resolve).in.some(({ is }) => is === 'fifo-queue');
}

export const fifoWithoutGroup: Rule = {
  id: 'eventbridge.fifo-needs-message-group',
  severity: 'error',
  title: { en: 'A FIFO queue gets messages without a group', ko: '그룹 없이 메시지를 받는 FIFO 대기열' },
  why: { en: 'A FIFO queue orders the messages of a group and refuses one that has none.', ko: 'FIFO 대기열은 그룹별로 순서를 지키며 그룹이 없는 메시지를 거부합니다.' },
  source: SQS_PARAMETERS,
  services: ['eventbridge.rule', 'eventbridge.schedule', 'eventbridge.pipe'],
  check: (node, context) => [...context.outgoing(node, 'deliver'), ...context.outgoing(node, 'send')].flatMap((edge): readonly Violation[] => {
    const parameters = node.service === 'eventbridge.pipe' ? 'SqsQueueParameters' : 'SqsParameters';
    const path = ['properties', parameters, 'MessageGroupId'];
    if (!isFifo(edge, context) || isSet(edge.connection.properties, `${parameters}.MessageGroupId`, context.resolve)) return [];
    return [{
      connection: edge.connection.id, path,
      message: {
        en: `“${nameOf(edge.to)}” is a FIFO queue, and a message to it needs a group. Set ${parameters}.MessageGroupId.`,
        ko: `‘${nameOf(edge.to)}’ 노드는 FIFO 대기열이므로 메시지에 그룹이 필요합니다. ${parameters}.MessageGroupId를 적으세요.`,
      },
      fix: { title: { en: `One group for all: ${node.id}`, ko: `그룹 하나 사용: ${node.id}` }, path, value: node.id },
    }];
  }),
};

const INPUTS = ['Input', 'InputPath', 'InputTransformer'] as const;

export const inputsConflict: Rule = {
  id: 'eventbridge.inputs-conflict',
  severity: 'error',
  title: { en: 'A target is told twice what it gets', ko: '입력을 두 가지로 지정한 대상' },
  why: { en: 'EventBridge takes one of Input, InputPath and InputTransformer.', ko: 'EventBridge는 Input, InputPath, InputTransformer 중 하나만 받습니다.' },
  source: TARGET,
  services: RULES,
  unfixable: { en: 'Which of them is meant is for you to decide.', ko: '어느 것이 의도인지는 직접 정해야 합니다.' },
  check: (node, context) => targetsOf(node, context).flatMap(({ connection }): readonly Violation[] => {
    const set = INPUTS.filter((name) => isSet(connection.properties, name, context.resolve));
    if (set.length < 2) return [];
    return [{
      connection: connection.id, path: ['properties', set[1] ?? ''],
      message: { en: `A target takes one of ${set.join(' and ')}. Remove the other.`, ko: `대상에는 ${set.join(', ')} 중 하나만 쓸 수 있습니다. 나머지를 지우세요.` },
    }];
  }),
};

export const inputInvalid: Rule = {
  id: 'eventbridge.input-invalid',
  severity: 'error',
  title: { en: 'The input of a target is no JSON, or too long', ko: 'JSON이 아니거나 너무 긴 대상 입력' },
  why: { en: 'EventBridge refuses an input that is no valid JSON text or has too many characters.', ko: 'EventBridge는 올바른 JSON이 아니거나 너무 긴 입력을 거부합니다.' },
  source: limits['input-max'].source,
  services: RULES,
  unfixable: { en: 'Only you know what the target is to get.', ko: '대상이 받을 내용은 설계자만 압니다.' },
  check: (node, context) => targetsOf(node, context).flatMap(({ connection }): readonly Violation[] => {
    const input = context.resolve.string(connection.properties, 'Input');
    if (input === undefined) return [];
    const place = { connection: connection.id, path: ['properties', 'Input'] };
    const max = context.quota('eventbridge.input-max') ?? Infinity;
    if (input.length > max) {
      return [{
        ...place, limit: { id: 'eventbridge.input-max', needed: input.length },
        message: { en: `The input has ${input.length} characters; EventBridge takes ${max}.`, ko: `입력이 ${input.length}자입니다. EventBridge는 ${max}자까지 받습니다.` },
      }];
    }
    return isJsonText(input) ? [] : [{ ...place, message: { en: 'The input is no valid JSON. A text needs quotes of its own: \'"hello"\'.', ko: '입력이 올바른 JSON이 아닙니다. 텍스트라면 따옴표까지 적으세요: \'"hello"\'' } }];
  }),
};

const RESERVED = 'aws.';

export const transformerInvalid: Rule = {
  id: 'eventbridge.input-transformer-invalid',
  severity: 'error',
  title: { en: 'An input transformer is not valid', ko: '올바르지 않은 입력 변환기' },
  why: {
    en: 'EventBridge refuses a template that is too long, too many variables, variables of reserved names, and names in the template that no variable has.',
    ko: 'EventBridge는 너무 긴 템플릿, 너무 많은 변수, 예약된 이름의 변수, 정의되지 않은 변수를 쓰는 템플릿을 거부합니다.',
  },
  source: limits['transformer-variables'].source,
  services: RULES,
  unfixable: { en: 'Only you know what the target is to get.', ko: '대상이 받을 내용은 설계자만 압니다.' },
  check: (node, context) => targetsOf(node, context).flatMap((edge) => flawsOfTransformer(edge, context)),
};

function flawsOfTransformer({ connection }: Edge, { resolve, quota }: RuleContext): readonly Violation[] {
  const found = resolve.property(connection.properties, 'InputTransformer.InputPathsMap');
  const template = resolve.string(connection.properties, 'InputTransformer.InputTemplate') ?? '';
  const variables = found.known && isObject(found.value) ? Object.keys(found.value) : [];
  const at = (key: string, rest: Omit<Violation, 'connection' | 'path'>): Violation => ({ connection: connection.id, path: ['properties', 'InputTransformer', key], ...rest });
  const flaws: Violation[] = [];
  const maxVariables = quota('eventbridge.transformer-variables') ?? Infinity;
  if (variables.length > maxVariables) {
    flaws.push(at('InputPathsMap', {
      limit: { id: 'eventbridge.transformer-variables', needed: variables.length },
      message: { en: `The transformer has ${variables.length} variables; EventBridge takes ${maxVariables}.`, ko: `변환기의 변수가 ${variables.length}개입니다. EventBridge는 ${maxVariables}개까지 받습니다.` },
    }));
  }
  const maxLength = quota('eventbridge.transformer-template-max') ?? Infinity;
  if (template.length > maxLength) {
    flaws.push(at('InputTemplate', {
      limit: { id: 'eventbridge.transformer-template-max', needed: template.length },
      message: { en: `The template has ${template.length} characters; EventBridge takes ${maxLength}.`, ko: `템플릿이 ${template.length}자입니다. EventBridge는 ${maxLength}자까지 받습니다.` },
    }));
  }
  for (const name of variables.filter((variable) => variable.toLowerCase().startsWith(RESERVED))) {
    flaws.push(at('InputPathsMap', { message: { en: `“${name}” is a reserved name. Call the variable something else.`, ko: `‘${name}’은(는) 예약된 이름입니다. 변수 이름을 바꾸세요.` } }));
  }
  const missing = found.known ? [...new Set([...template.matchAll(/<([A-Za-z0-9_-]+)>/g)].map(([, name = '']) => name))].filter((name) => !variables.includes(name)) : [];
  if (missing.length > 0) {
    const names = missing.map((name) => `<${name}>`).join(', ');
    flaws.push(at('InputTemplate', { message: { en: `The template uses ${names}, which InputPathsMap does not define.`, ko: `템플릿이 InputPathsMap에 없는 ${names}을(를) 씁니다.` } }));
  }
  return flaws;
}

export const undeliveredLost: Rule = {
  id: 'eventbridge.undelivered-events-are-lost',
  severity: 'warning',
  title: { en: 'What cannot be delivered is dropped', ko: '전달하지 못하면 사라지는 이벤트' },
  why: {
    en: 'EventBridge tries for a day, and not at all where a permission or the target is missing; then it drops the event unless a queue keeps it.',
    ko: 'EventBridge는 하루 동안 다시 시도하며, 권한이나 대상이 없으면 시도하지 않습니다. 그 뒤 대기열이 없으면 이벤트를 버립니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html', asOf: '2026-11-21' },
  services: CALLERS,
  unfixable: { en: 'Which queue keeps the events is for you to choose.', ko: '이벤트를 보관할 대기열은 직접 골라야 합니다.' },
  check: (node, context) => {
    const open = targetsOf(node, context).find(({ connection }) => !isSet(connection.properties, 'DeadLetterConfig', context.resolve));
    if (!open || context.outgoing(node, 'on-failure').length > 0) return [];
    return [{ message: lost(node, open, context) }];
  },
};

function lost(node: Node, { connection, to }: Edge, { resolve }: RuleContext): Text {
  const attempts = resolve.number(connection.properties, 'RetryPolicy.MaximumRetryAttempts') ?? limits['retry-attempts-max'].value;
  return {
    en: `What “${nameOf(node)}” cannot deliver to “${nameOf(to)}” is dropped after ${attempts} ${attempts === 1 ? 'retry' : 'retries'}. Connect “${nameOf(node)}” to a standard queue by \`on-failure\`.`,
    ko: `‘${nameOf(node)}’에서 ‘${nameOf(to)}’(으)로 전달하지 못한 것은 ${attempts}번 재시도한 뒤 버려집니다. ‘${nameOf(node)}’ 노드를 표준 대기열에 \`on-failure\`로 연결하세요.`,
  };
}
