import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import { utf8Length } from '../../../core/model/utf8.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { amount, outOfRange, property } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';
import { timingOf } from '../timing.ts';
import { targetsOf } from './rule.ts';

const SCHEDULES = ['eventbridge.schedule'];
const TYPES = { url: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html', asOf: '2026-11-21' };
const TARGET = { url: 'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html', asOf: '2026-11-21' };
const WINDOW = { url: 'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html', asOf: '2026-11-21' };
const EXPRESSION = ['properties', 'ScheduleExpression'];

/** What is wrong with the expression, and where it is only one letter, the way to write it. */
function flawIn(node: Node, { resolve }: RuleContext, code: string): readonly Violation[] {
  const timing = timingOf(node, resolve);
  if (timing === undefined || timing.ok || timing.error.code !== code) return [];
  const [, count = '', unit = ''] = /^rate\(([1-9][0-9]*) (minute|hour|day)s?\)$/.exec(resolve.string(node.properties, 'ScheduleExpression') ?? '') ?? [];
  const value = `rate(${count} ${unit}${count === '1' ? '' : 's'})`;
  const fix = unit === '' ? {} : { fix: { title: { en: `Write ${value}`, ko: `${value}(으)로 적기` }, path: EXPRESSION, value } };
  return [{ path: EXPRESSION, message: timing.error.message, ...fix }];
}

export const expressionInvalid: Rule = {
  id: 'eventbridge.schedule-invalid',
  severity: 'error',
  title: { en: 'A schedule expression is not valid', ko: '올바르지 않은 일정 표현식' },
  why: { en: 'EventBridge refuses a schedule that it cannot read.', ko: 'EventBridge는 읽을 수 없는 일정을 거부합니다.' },
  source: TYPES,
  services: ['eventbridge.rule', 'eventbridge.schedule'],
  check: (node, context) => flawIn(node, context, 'invalid'),
};

export const tooOften: Rule = {
  id: 'eventbridge.schedule-too-often',
  severity: 'error',
  title: { en: 'A schedule runs more than once a minute', ko: '1분에 한 번보다 잦은 일정' },
  why: { en: 'A minute is the shortest interval, and the precision, of every schedule.', ko: '모든 일정의 가장 짧은 간격이자 정밀도는 1분입니다.' },
  source: TYPES,
  services: ['eventbridge.rule', 'eventbridge.schedule'],
  unfixable: { en: 'Once a minute is not what was asked for; work in seconds needs another design.', ko: '1분마다 실행하는 것은 원래 의도와 다릅니다. 초 단위 작업에는 다른 설계가 필요합니다.' },
  check: (node, context) => flawIn(node, context, 'too-often'),
};

export const nothingCalled: Rule = {
  id: 'eventbridge.schedule-without-target',
  severity: 'warning',
  title: { en: 'A schedule calls nothing', ko: '호출하는 대상이 없는 일정' },
  why: { en: 'AWS refuses a schedule without a target.', ko: 'AWS는 대상 없는 일정을 거부합니다.' },
  source: TARGET,
  services: SCHEDULES,
  unfixable: { en: 'A target is drawn as a connection.', ko: '대상은 연결로 그려야 합니다.' },
  check: (node, context) => {
    const runs = context.usage.arriving(node.id).length > 0;
    if (!runs || targetsOf(node, context).length > 0 || isSet(node.properties, 'Target', context.resolve)) return [];
    return [{
      message: {
        en: `“${nameOf(node)}” calls nothing. Connect it to a function, a queue, a topic, a bus or a workflow.`,
        ko: `‘${nameOf(node)}’ 일정이 호출하는 대상이 없습니다. 함수, 대기열, 주제, 버스 또는 워크플로에 연결하세요.`,
      },
    }];
  },
};

export const severalCalled: Rule = {
  id: 'eventbridge.schedule-with-several-targets',
  severity: 'error',
  title: { en: 'A schedule has several targets', ko: '대상이 여러 개인 일정' },
  why: { en: 'A schedule calls exactly one target; the template would leave the others out.', ko: '일정은 정확히 하나의 대상을 호출합니다. 나머지는 템플릿에서 빠집니다.' },
  source: TARGET,
  services: SCHEDULES,
  unfixable: { en: 'Which of the targets stays is for you to decide.', ko: '여러 대상 중 무엇을 남길지는 직접 정해야 합니다.' },
  check: (node, context) => {
    const targets = targetsOf(node, context);
    const second = targets[1];
    if (!second) return [];
    return [{
      connection: second.connection.id,
      message: {
        en: `“${nameOf(node)}” has ${targets.length} targets, and a schedule calls one. Publish to a topic or a bus, or use a schedule for each.`,
        ko: `‘${nameOf(node)}’ 일정의 대상이 ${targets.length}개인데 일정은 하나만 호출합니다. 주제나 버스에 게시하거나 대상마다 일정을 두세요.`,
      },
    }];
  },
};

export const windowOutOfRange: Rule = {
  id: 'eventbridge.flexible-window-out-of-range',
  severity: 'error',
  title: { en: 'A flexible window is shorter or longer than the Scheduler allows', ko: 'Scheduler의 허용 범위를 벗어난 유연한 시간 창' },
  why: { en: 'The Scheduler refuses such a window.', ko: 'Scheduler는 이런 시간 창을 거부합니다.' },
  source: limits['flexible-window-max'].source,
  services: SCHEDULES,
  check: (node, context) => outOfRange(property(node, 'FlexibleTimeWindow.MaximumWindowInMinutes', {
    unit: 'count', by: 'EventBridge Scheduler', min: 'eventbridge.flexible-window-min', max: 'eventbridge.flexible-window-max',
  }), context),
};

export const windowWithoutMode: Rule = {
  id: 'eventbridge.flexible-window-mode',
  severity: 'error',
  title: { en: 'The mode of a flexible window does not fit its length', ko: '길이와 맞지 않는 유연한 시간 창 모드' },
  why: { en: 'FLEXIBLE needs a length and OFF has none; the Scheduler refuses other pairs.', ko: 'FLEXIBLE에는 길이가 필요하고 OFF에는 길이가 없습니다. Scheduler는 다른 조합을 거부합니다.' },
  source: WINDOW,
  services: SCHEDULES,
  check: (node, { resolve }) => {
    const mode = resolve.string(node.properties, 'FlexibleTimeWindow.Mode');
    const length = 'FlexibleTimeWindow.MaximumWindowInMinutes';
    const hasLength = isSet(node.properties, length, resolve);
    const path = ['properties', ...length.split('.')];
    if (mode === 'OFF' && hasLength) {
      return [{
        path,
        message: { en: 'The window is OFF, so MaximumWindowInMinutes has no meaning. Remove it, or set the mode to FLEXIBLE.', ko: '시간 창이 OFF이므로 MaximumWindowInMinutes를 쓸 수 없습니다. 지우거나 모드를 FLEXIBLE로 바꾸세요.' },
        fix: { title: { en: 'Remove MaximumWindowInMinutes', ko: 'MaximumWindowInMinutes 지우기' }, path, value: undefined },
      }];
    }
    if (mode !== 'FLEXIBLE' || hasLength) return [];
    const modePath = ['properties', 'FlexibleTimeWindow', 'Mode'];
    return [{
      path: modePath,
      message: { en: 'A FLEXIBLE window needs MaximumWindowInMinutes. Set it, or set the mode to OFF.', ko: 'FLEXIBLE 시간 창에는 MaximumWindowInMinutes가 필요합니다. 값을 적거나 모드를 OFF로 바꾸세요.' },
      fix: { title: { en: 'Set the mode to OFF', ko: '모드를 OFF로 바꾸기' }, path: modePath, value: 'OFF' },
    }];
  },
};

export const eventWithoutSource: Rule = {
  id: 'eventbridge.scheduled-event-needs-source',
  severity: 'error',
  title: { en: 'A schedule does not say what event it publishes', ko: '게시할 이벤트를 정하지 않은 일정' },
  why: { en: 'An event has a source and a detail type; the Scheduler refuses a bus as its target without them.', ko: '이벤트에는 출처와 세부 유형이 있어야 하며, 없으면 Scheduler는 버스를 대상으로 받지 않습니다.' },
  source: { url: 'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_EventBridgeParameters.html', asOf: '2026-11-21' },
  services: SCHEDULES,
  unfixable: { en: 'Only you know what the event is called.', ko: '이벤트의 이름은 설계자만 압니다.' },
  check: (node, { outgoing, resolve }) => outgoing(node, 'publish')
    .filter(({ connection, to }) => to.service === 'eventbridge.bus' && !['Source', 'DetailType'].every((name) => isSet(connection.properties, `EventBridgeParameters.${name}`, resolve)))
    .map(({ connection, to }) => ({
      connection: connection.id,
      path: ['properties'],
      message: {
        en: `An event for “${nameOf(to)}” needs a source and a type: properties: { EventBridgeParameters: { Source: my.app, DetailType: my.event } }.`,
        ko: `‘${nameOf(to)}’ 버스에 보낼 이벤트에는 출처와 유형이 필요합니다. 예: properties: { EventBridgeParameters: { Source: my.app, DetailType: my.event } }`,
      },
    })),
};

export const inputTooLong: Rule = {
  id: 'eventbridge.schedule-input-too-long',
  severity: 'error',
  title: { en: 'The input of a schedule is longer than the Scheduler takes', ko: 'Scheduler가 받는 것보다 긴 일정 입력' },
  why: { en: 'The Scheduler refuses such a schedule; this cannot be raised.', ko: 'Scheduler는 이런 일정을 거부하며 한도를 늘릴 수 없습니다.' },
  source: limits['schedule-input-max'].source,
  services: SCHEDULES,
  unfixable: { en: 'What the input can do without is for you to decide.', ko: '입력에서 무엇을 뺄지는 직접 정해야 합니다.' },
  check: (node, context) => targetsOf(node, context).flatMap(({ connection }): readonly Violation[] => {
    const input = context.resolve.string(connection.properties, 'Input') ?? '';
    const [bytes, max] = [utf8Length(input), limits['schedule-input-max'].value];
    if (bytes <= max) return [];
    return [{
      connection: connection.id, path: ['properties', 'Input'], limit: { id: 'eventbridge.schedule-input-max', needed: bytes },
      message: {
        en: `The input has ${amount(bytes, 'bytes').en}; the Scheduler takes ${formatNumber(max)}. Put it into a bucket and pass its name.`,
        ko: `입력이 ${amount(bytes, 'bytes').ko}입니다. Scheduler는 ${formatNumber(max)}바이트까지 받습니다. 버킷에 두고 이름을 넘기세요.`,
      },
    }];
  }),
};
