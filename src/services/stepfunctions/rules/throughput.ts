import { nameOf, type Node } from '../../../core/model/design.ts';
import { own } from '../../../core/model/json.ts';
import { parseDurationModel } from '../../../core/model/units-distribution.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Rule, RuleContext, Shared, Violation } from '../../../core/rules/contract.ts';
import { demandBy, type Demand } from '../../../core/rules/shared.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import { eventsOf, widestMap } from '../definition/history.ts';
import { placeIn } from '../definition/place.ts';
import { wayThrough } from '../definition/way.ts';
import { definitionOf } from '../definition/written.ts';
import { itemsOf, transitionsPerExecution } from '../executions.ts';
import { limits } from '../limits.ts';
import { workflowType } from '../type.ts';
import { HISTORY } from './sources.ts';

const RAISED: Text = { en: 'Only AWS raises a quota, and how to spread the work is for you to decide.', ko: '할당량은 AWS만 늘릴 수 있고, 작업을 나누는 방법은 직접 정해야 합니다.' };

type Quota = 'stepfunctions.start-rate' | 'stepfunctions.express-start-rate' | 'stepfunctions.transition-rate' | 'stepfunctions.open-executions';

/** A quota that all machines of a type share; reported once, at the machine that asks for most. */
function exceeded(node: Node, context: RuleContext, quota: Quota, demand: Shared<Demand>, message: (needed: string, allowed: string) => Text): readonly Violation[] {
  const allowed = context.quota(quota);
  const { sum, most } = context.shared(demand);
  if (allowed === undefined || sum <= allowed || most !== node.id) return [];
  return [{ limit: { id: quota, needed: Math.ceil(sum) }, message: message(formatNumber(sum, 0), formatNumber(allowed)) }];
}

/** Starts a second at the peak. Calls that wait for the answer of an express workflow do not count. */
function startsOf(type: 'STANDARD' | 'EXPRESS'): Shared<Demand> {
  return demandBy((node, context) => {
    if (!isOfType(node, type, context)) return 0;
    const peaks = peaksOf(context);
    return context.incoming(node, 'start').reduce((sum, { connection }) => sum + peaks.rate(context.usage.over(connection.id)), 0);
  });
}

const STANDARD_STARTS = startsOf('STANDARD');
const EXPRESS_STARTS = startsOf('EXPRESS');

const TRANSITIONS = demandBy((node, context) => (isOfType(node, 'STANDARD', context) ? context.usage.peak(node.id) * (transitionsPerExecution(node) ?? 0) : 0));

/** By Little's law: executions a second times how long each of them takes. */
const OPEN = demandBy((node, context) => {
  const duration = own(node.assume, 'duration');
  const model = duration === undefined ? undefined : parseDurationModel(duration);
  const isCounted = model?.ok === true && isOfType(node, 'STANDARD', context);
  return isCounted ? peaksOf(context).mean(context.usage.arriving(node.id)) * (model.value.mean / 1000) : 0;
});

function isOfType(node: Node, type: 'STANDARD' | 'EXPRESS', { catalog, resolve }: RuleContext): boolean {
  return catalog.kind(node.service)?.resourceType === 'AWS::StepFunctions::StateMachine' && workflowType(node, resolve) === type;
}

export const startsTooFast: Rule = {
  id: 'stepfunctions.starts-above-rate',
  severity: 'warning',
  title: { en: 'More executions are started a second than the account may', ko: '계정이 허용하는 것보다 많은 초당 실행 시작' },
  why: {
    en: 'StartExecution is throttled by account and Region. A caller that does not try again loses the execution.',
    ko: 'StartExecution은 계정과 리전별로 제한됩니다. 다시 시도하지 않는 호출자는 실행을 잃습니다.',
  },
  source: limits['start-rate'].source,
  unfixable: RAISED,
  check: (node, context) => [
    ...exceeded(node, context, 'stepfunctions.start-rate', STANDARD_STARTS, (needed, most) => ({
      en: `At the peak ${needed} standard executions are started each second; the account may start ${most} in this Region. Start them through a queue, make short work express, or have the quota raised and write it under account.quotas.`,
      ko: `피크에 초당 ${needed}개의 Standard 실행을 시작하지만 이 리전에서는 계정당 초당 ${most}개까지 시작할 수 있습니다. 대기열을 거치거나, 짧은 작업은 Express로 바꾸거나, 할당량을 늘리고 account.quotas에 적으세요.`,
    })),
    ...exceeded(node, context, 'stepfunctions.express-start-rate', EXPRESS_STARTS, (needed, most) => ({
      en: `At the peak ${needed} express executions are started each second; the account may start ${most} in this Region. Start them through a queue, or have the quota raised and write it under account.quotas.`,
      ko: `피크에 초당 ${needed}개의 Express 실행을 시작하지만 이 리전에서는 계정당 초당 ${most}개까지 시작할 수 있습니다. 대기열을 거치거나, 할당량을 늘리고 account.quotas에 적으세요.`,
    })),
  ],
};

export const transitionsTooFast: Rule = {
  id: 'stepfunctions.transitions-above-rate',
  severity: 'warning',
  title: { en: 'More state transitions a second than the account may', ko: '계정이 허용하는 것보다 많은 초당 상태 전환' },
  why: {
    en: 'All standard executions of an account share one rate of state transitions. Above it they go on more slowly.',
    ko: '계정의 모든 Standard 실행은 하나의 상태 전환 속도를 나누어 씁니다. 넘으면 실행이 느려집니다.',
  },
  source: limits['transition-rate'].source,
  unfixable: RAISED,
  check: (node, context) => exceeded(node, context, 'stepfunctions.transition-rate', TRANSITIONS, (needed, most) => ({
    en: `At the peak ${needed} states are entered each second; the standard workflows of an account may enter ${most} in this Region. Use fewer states, make short work express, or have the quota raised and write it under account.quotas.`,
    ko: `피크에 초당 ${needed}개의 상태에 들어가지만 이 리전에서 계정의 Standard 워크플로는 초당 ${most}개까지 들어갈 수 있습니다. 상태를 줄이거나, 짧은 작업은 Express로 바꾸거나, 할당량을 늘리고 account.quotas에 적으세요.`,
  })),
};

export const tooManyOpen: Rule = {
  id: 'stepfunctions.too-many-open-executions',
  severity: 'warning',
  title: { en: 'More executions are open than the account may have', ko: '계정이 허용하는 것보다 많은 열린 실행' },
  why: {
    en: 'Executions that wait stay open. At the limit StartExecution is refused.',
    ko: '기다리는 실행은 열린 채로 남습니다. 한도에 이르면 StartExecution이 거부됩니다.',
  },
  source: limits['open-executions'].source,
  unfixable: RAISED,
  check: (node, context) => exceeded(node, context, 'stepfunctions.open-executions', OPEN, (needed, most) => ({
    en: `On average ${needed} standard executions are open at a time; the account may have ${most} in this Region. Let them end sooner, or have the quota raised and write it under account.quotas.`,
    ko: `평균 ${needed}개의 Standard 실행이 동시에 열려 있지만 이 리전에서 계정당 ${most}개까지 가능합니다. 더 일찍 끝나게 하거나, 할당량을 늘리고 account.quotas에 적으세요.`,
  })),
};

export const historyTooLong: Rule = {
  id: 'stepfunctions.history-too-long',
  severity: 'error',
  title: { en: 'An execution has more events than its history holds', ko: '기록 한도보다 이벤트가 많은 실행' },
  why: {
    en: 'A standard execution fails when its history is full. A distributed Map gives its items executions, and so histories, of their own.',
    ko: 'Standard 실행은 기록이 가득 차면 실패합니다. 분산 Map은 항목마다 별도의 실행과 기록을 둡니다.',
  },
  source: HISTORY,
  check: (node, context) => {
    const definition = definitionOf(node);
    const most = context.quota('stepfunctions.history-max');
    if (definition.kind !== 'read' || most === undefined || workflowType(node, context.resolve) !== 'STANDARD') return [];
    const way = wayThrough(definition, itemsOf(node));
    const map = widestMap(way);
    // Without a stated number of items a Map may as well be small.
    if (map && own(node.assume, 'items') === undefined) return [];
    const events = eventsOf(way);
    if (events <= most) return [];
    const canDistribute = map !== undefined && !definition.isText && Object.hasOwn(map.body, 'ItemProcessor');
    return [{
      ...placeIn(definition, map?.path ?? []),
      limit: { id: 'stepfunctions.history-max', needed: events },
      message: {
        en: `One execution of “${nameOf(node)}” has about ${formatNumber(events)} events${map ? ` with ${formatNumber(itemsOf(node))} items in each Map` : ''}; its history holds ${formatNumber(most)}, and then it fails. ${map ? 'Let the Map run distributed, or start' : 'Start'} a machine for a part of the work.`,
        ko: `‘${nameOf(node)}’의 실행 한 번에 이벤트가 약 ${formatNumber(events)}개${map ? `(Map마다 항목 ${formatNumber(itemsOf(node))}개)` : ''} 생깁니다. 기록은 ${formatNumber(most)}개까지이며 넘으면 실패합니다. ${map ? 'Map을 분산 모드로 실행하거나 ' : ''}작업 일부를 다른 상태 머신으로 나누세요.`,
      },
      ...(canDistribute ? {
        fix: {
          title: { en: 'Run the Map distributed', ko: 'Map을 분산 모드로 실행' },
          path: [...definition.base, ...map.path, 'ItemProcessor', 'ProcessorConfig'], value: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        },
      } : {}),
    }];
  },
};
