import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import { own } from '../../../core/model/json.ts';
import type { Edge, Rule, RuleContext } from '../../../core/rules/contract.ts';
import { isDefaultBus } from '../default-bus.ts';
import { limits } from '../limits.ts';

const RULES = ['eventbridge.rule'];
const PUT_RULE = { url: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html', asOf: '2026-11-21' };
const SCHEDULED = { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html', asOf: '2026-11-21' };
const BUS_TO_BUS = { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html', asOf: '2026-11-21' };

/** The targets of a rule that are connections, in whatever way it calls them. */
export function targetsOf(node: Node, { outgoing }: Pick<RuleContext, 'outgoing'>): readonly Edge[] {
  return outgoing(node).filter(({ kind }) => kind !== 'on-failure');
}

/** Whether something stands there that is no matter of deployment. */
function isKnown({ properties }: Node, path: string, resolve: RuleContext['resolve']): boolean {
  const found = resolve.property(properties, path);
  return found.known && found.value !== undefined;
}

export const nothingTriggers: Rule = {
  id: 'eventbridge.rule-without-trigger',
  severity: 'error',
  title: { en: 'A rule has neither a pattern nor a schedule', ko: '패턴도 일정도 없는 규칙' },
  why: { en: 'EventBridge refuses a rule that does not say when it acts.', ko: 'EventBridge는 언제 실행할지 정하지 않은 규칙을 거부합니다.' },
  source: PUT_RULE,
  services: RULES,
  unfixable: { en: 'Only you know which events are meant.', ko: '어떤 이벤트를 뜻하는지는 설계자만 압니다.' },
  check: (node, { resolve }) => {
    if (isSet(node.properties, 'EventPattern', resolve) || isSet(node.properties, 'ScheduleExpression', resolve)) return [];
    return [{
      message: {
        en: `“${nameOf(node)}” does not say when it acts. Set EventPattern, for example { source: [my.app] }.`,
        ko: `‘${nameOf(node)}’ 규칙에 실행 조건이 없습니다. EventPattern을 적으세요. 예: { source: [my.app] }`,
      },
    }];
  },
};

export const twoTriggers: Rule = {
  id: 'eventbridge.rule-with-two-triggers',
  severity: 'info',
  title: { en: 'A rule has a pattern and a schedule', ko: '패턴과 일정이 모두 있는 규칙' },
  why: {
    en: 'It acts on each of them by itself, not on events at certain times, and its targets get two different kinds of event.',
    ko: '둘 중 하나만 맞아도 실행되며 정해진 시각의 이벤트만 고르는 것이 아닙니다. 대상은 서로 다른 두 종류의 이벤트를 받습니다.',
  },
  source: PUT_RULE,
  services: RULES,
  unfixable: { en: 'Which of the two goes to a rule of its own is for you to decide.', ko: '둘 중 무엇을 별도의 규칙으로 나눌지는 직접 정해야 합니다.' },
  check: (node, { resolve }) => {
    if (!isKnown(node, 'EventPattern', resolve) || !isKnown(node, 'ScheduleExpression', resolve)) return [];
    return [{
      path: ['properties', 'ScheduleExpression'],
      message: {
        en: `“${nameOf(node)}” acts on events and, besides, on its schedule. If this is not meant, give the schedule a node of its own.`,
        ko: `‘${nameOf(node)}’ 규칙은 이벤트로도 일정으로도 실행됩니다. 의도가 아니라면 일정을 별도의 노드로 나누세요.`,
      },
    }];
  },
};

export const scheduledOnCustomBus: Rule = {
  id: 'eventbridge.schedule-needs-default-bus',
  severity: 'error',
  title: { en: 'A scheduled rule is not on the default bus', ko: '기본 버스가 아닌 곳의 일정 규칙' },
  why: { en: 'Schedules run on the default bus only; EventBridge refuses such a rule on another.', ko: '일정은 기본 버스에서만 실행되며 EventBridge는 다른 버스의 일정 규칙을 거부합니다.' },
  source: SCHEDULED,
  services: RULES,
  unfixable: { en: 'Whether the rule loses its bus or its schedule is for you to decide.', ko: '버스와 일정 중 무엇을 없앨지는 직접 정해야 합니다.' },
  check: (node, { resolve, incoming }) => {
    const bus = incoming(node, 'deliver')[0]?.from;
    if (!bus || isDefaultBus(bus, resolve) || !isSet(node.properties, 'ScheduleExpression', resolve)) return [];
    return [{
      path: ['properties', 'ScheduleExpression'],
      message: {
        en: `“${nameOf(node)}” has a schedule and is on “${nameOf(bus)}”, where schedules do not run. Use a schedule node, or take the rule off the bus.`,
        ko: `‘${nameOf(node)}’ 규칙은 일정이 실행되지 않는 ‘${nameOf(bus)}’ 버스에 있습니다. 일정 노드를 쓰거나 규칙을 버스에서 떼어 내세요.`,
      },
    }];
  },
};

export const legacySchedule: Rule = {
  id: 'eventbridge.scheduled-rule-is-legacy',
  severity: 'info',
  title: { en: 'A rule with a schedule is a legacy feature', ko: '레거시 기능인 일정 규칙' },
  why: {
    en: 'EventBridge Scheduler has time zones, one-time runs, time windows and many more targets, and 14 million runs a month are free.',
    ko: 'EventBridge Scheduler에는 시간대, 일회성 실행, 시간 창과 더 많은 대상이 있고 매월 1,400만 번이 무료입니다.',
  },
  source: SCHEDULED,
  services: RULES,
  unfixable: { en: 'A schedule is another kind of node, with one target.', ko: '일정은 대상이 하나인 다른 종류의 노드입니다.' },
  check: (node, { resolve }) => {
    if (!isKnown(node, 'ScheduleExpression', resolve)) return [];
    return [{
      path: ['properties', 'ScheduleExpression'],
      message: {
        en: 'AWS calls scheduled rules legacy and recommends EventBridge Scheduler. Use a schedule node.',
        ko: 'AWS는 일정 규칙을 레거시로 분류하고 EventBridge Scheduler를 권장합니다. 일정 노드를 사용하세요.',
      },
    }];
  },
};

export const tooManyTargets: Rule = {
  id: 'eventbridge.too-many-targets',
  severity: 'error',
  title: { en: 'A rule has more targets than EventBridge allows', ko: 'EventBridge가 허용하는 것보다 많은 대상' },
  why: { en: 'EventBridge refuses further targets; this cannot be raised.', ko: 'EventBridge는 그 이상의 대상을 거부하며 한도를 늘릴 수 없습니다.' },
  source: limits['targets-per-rule'].source,
  services: RULES,
  unfixable: { en: 'Which targets go to a second rule is for you to decide.', ko: '어떤 대상을 두 번째 규칙으로 옮길지는 직접 정해야 합니다.' },
  check: (node, context) => {
    const written = own(node.properties, 'Targets');
    const targets = targetsOf(node, context);
    const count = targets.length + (Array.isArray(written) ? written.length : 0);
    const max = context.quota('eventbridge.targets-per-rule') ?? Infinity;
    if (count <= max) return [];
    return [{
      limit: { id: 'eventbridge.targets-per-rule', needed: count },
      message: {
        en: `“${nameOf(node)}” has ${count} targets; EventBridge allows ${max}. Use a second rule with the same pattern, or a topic that hands on.`,
        ko: `‘${nameOf(node)}’ 규칙의 대상이 ${count}개입니다. EventBridge는 ${max}개까지 허용합니다. 같은 패턴의 규칙을 하나 더 두거나 주제로 나누어 보내세요.`,
      },
    }];
  },
};

export const noTarget: Rule = {
  id: 'eventbridge.rule-without-target',
  severity: 'warning',
  title: { en: 'A rule has no target', ko: '대상이 없는 규칙' },
  why: { en: 'Events that match are counted and dropped.', ko: '맞는 이벤트가 있어도 아무 일도 일어나지 않습니다.' },
  source: PUT_RULE,
  services: RULES,
  unfixable: { en: 'A target is drawn as a connection.', ko: '대상은 연결로 그려야 합니다.' },
  check: (node, context) => {
    const isAtWork = context.incoming(node).length > 0 || context.usage.arriving(node.id).length > 0;
    if (!isAtWork || targetsOf(node, context).length > 0 || isSet(node.properties, 'Targets', context.resolve)) return [];
    return [{
      message: {
        en: `“${nameOf(node)}” hands its events to nobody. Connect it to a function, a queue, a topic, a bus or a workflow.`,
        ko: `‘${nameOf(node)}’ 규칙이 이벤트를 넘길 대상이 없습니다. 함수, 대기열, 주제, 버스 또는 워크플로에 연결하세요.`,
      },
    }];
  },
};

export const thirdBus: Rule = {
  id: 'eventbridge.third-bus-gets-nothing',
  severity: 'warning',
  title: { en: 'Events do not travel on to a third bus', ko: '세 번째 버스로 이어지지 않는 이벤트' },
  why: { en: 'EventBridge does not route an event that came from another bus to a third one.', ko: 'EventBridge는 다른 버스에서 온 이벤트를 세 번째 버스로 보내지 않습니다.' },
  source: BUS_TO_BUS,
  services: RULES,
  unfixable: { en: 'Send to the third bus from the first; that is a connection to draw.', ko: '첫 번째 버스에서 세 번째 버스로 직접 보내도록 연결을 그려야 합니다.' },
  check: (node, context) => {
    const bus = context.incoming(node, 'deliver')[0]?.from;
    const before = bus && context.incoming(bus, 'publish').find(({ from }) => from.service === 'eventbridge.rule' && context.incoming(from, 'deliver').length > 0);
    if (!bus || !before) return [];
    return context.outgoing(node, 'publish').filter(({ to }) => to.service === 'eventbridge.bus').map(({ connection, to }) => ({
      connection: connection.id,
      message: {
        en: `Events that “${nameOf(bus)}” got from “${nameOf(before.from)}” do not travel on to “${nameOf(to)}”. Send them there from the first bus.`,
        ko: `‘${nameOf(bus)}’ 버스가 ‘${nameOf(before.from)}’ 규칙에서 받은 이벤트는 ‘${nameOf(to)}’ 버스로 이어지지 않습니다. 첫 번째 버스에서 직접 보내세요.`,
      },
    }));
  },
};
