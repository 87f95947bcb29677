import { nameOf } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { placeIn } from '../definition/place.ts';
import { LAMBDA_RETRY } from '../definition/starter.ts';
import { isDistributed, resourceOf, statesOf, type State } from '../definition/states.ts';
import { usersOf } from '../definition/uses.ts';
import { hasAny, numberIn } from '../definition/values.ts';
import { definitionOf } from '../definition/written.ts';
import { limits } from '../limits.ts';
import { workflowType } from '../type.ts';
import { LAMBDA_ERRORS, STUCK } from './sources.ts';

export const waitsForEver: Rule = {
  id: 'stepfunctions.waits-for-ever',
  severity: 'warning',
  title: { en: 'A task that may wait for ever', ko: '끝없이 기다릴 수 있는 작업' },
  why: {
    en: 'A task that waits for a callback or an activity ends only when somebody answers. Without a timeout an execution whose answer is lost stays open for a year.',
    ko: '콜백이나 활동을 기다리는 작업은 응답이 와야 끝납니다. 제한 시간이 없으면 응답을 잃은 실행이 1년 동안 열려 있습니다.',
  },
  source: STUCK,
  unfixable: { en: 'How long an answer may take is for you to decide.', ko: '응답을 얼마나 기다릴지는 직접 정해야 합니다.' },
  check: (node, { resolve }) => {
    const definition = definitionOf(node);
    if (definition.kind !== 'read' || hasAny(definition.machine, 'TimeoutSeconds') || workflowType(node, resolve) !== 'STANDARD') return [];
    return statesOf(definition)
      .filter((state) => /\.waitForTaskToken$|^states:[^:]*:[^:]*:activity:/.test(resourceOf(state)))
      .filter(({ body }) => !hasAny(body, 'TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'))
      .map((state) => ({
        ...placeIn(definition, state.path),
        message: {
          en: `The state “${state.name}” waits until somebody answers, for a year if nobody does. Set TimeoutSeconds or HeartbeatSeconds.`,
          ko: `‘${state.name}’ 상태는 응답이 올 때까지, 응답이 없으면 1년 동안 기다립니다. TimeoutSeconds나 HeartbeatSeconds를 설정하세요.`,
        },
      }));
  },
};

export const noRetry: Rule = {
  id: 'stepfunctions.lambda-without-retry',
  severity: 'info',
  title: { en: 'A call of a function that is not tried again', ko: '재시도하지 않는 함수 호출' },
  why: {
    en: 'Lambda now and then answers with an error of its own that passes. Without Retry or Catch the whole execution fails with it.',
    ko: 'Lambda는 가끔 일시적인 서비스 오류로 응답합니다. Retry나 Catch가 없으면 실행 전체가 실패합니다.',
  },
  source: LAMBDA_ERRORS,
  check: (node, context) => {
    const definition = definitionOf(node);
    if (definition.kind !== 'read') return [];
    const namesFunction = context.outgoing(node, 'invoke').map(({ connection, to }) => usersOf(node, connection, to));
    const calls = (state: State): boolean => {
      const resource = resourceOf(state);
      // The ARN of a function may itself be the resource, written as a name that deployment fills in.
      return /^(states:::lambda:invoke|lambda:)/.test(resource) || (resource.startsWith('${') && namesFunction.some((names) => names(state)));
    };
    return statesOf(definition)
      .filter((state) => calls(state) && !hasAny(state.body, 'Retry', 'Catch'))
      .map((state) => ({
        ...placeIn(definition, state.path),
        message: {
          en: `The state “${state.name}” of “${nameOf(node)}” calls a function without Retry or Catch, so a passing error of Lambda fails the execution.`,
          ko: `‘${nameOf(node)}’의 ‘${state.name}’ 상태는 Retry나 Catch 없이 함수를 호출하므로 Lambda의 일시적인 오류에도 실행이 실패합니다.`,
        },
        ...(definition.isText ? {} : { fix: { title: { en: 'Try again as AWS advises', ko: 'AWS 권장대로 재시도' }, path: [...definition.base, ...state.path, 'Retry'], value: LAMBDA_RETRY } }),
      }));
  },
};

export const httpTooLong: Rule = {
  id: 'stepfunctions.http-task-too-long',
  severity: 'warning',
  title: { en: 'An HTTP task waits longer than Step Functions does', ko: 'Step Functions보다 오래 기다리는 HTTP 작업' },
  why: { en: 'Step Functions ends an HTTP task at its limit, whatever the timeout says.', ko: '제한 시간과 관계없이 Step Functions는 한도에서 HTTP 작업을 끝냅니다.' },
  source: limits['http-task-duration-max'].source,
  check: (node, { quota }) => {
    const definition = definitionOf(node);
    const most = quota('stepfunctions.http-task-duration-max') ?? Infinity;
    if (definition.kind !== 'read') return [];
    return statesOf(definition).flatMap((state) => {
      const seconds = resourceOf(state) === 'states:::http:invoke' ? numberIn(state.body, 'TimeoutSeconds') : undefined;
      if (seconds === undefined || seconds <= most) return [];
      const path = [...state.path, 'TimeoutSeconds'];
      return [{
        ...placeIn(definition, path),
        limit: { id: 'stepfunctions.http-task-duration-max', needed: seconds },
        message: {
          en: `TimeoutSeconds of “${state.name}” is ${formatNumber(seconds)} s, but an HTTP task ends after ${formatNumber(most)} s. Call what takes longer from a function, or wait for a callback.`,
          ko: `‘${state.name}’의 TimeoutSeconds 값이 ${formatNumber(seconds)}초이지만 HTTP 작업은 ${formatNumber(most)}초 뒤에 끝납니다. 더 걸리는 호출은 함수에서 하거나 콜백을 기다리세요.`,
        },
        ...(definition.isText ? {} : { fix: { title: { en: `Set TimeoutSeconds to ${most}`, ko: `TimeoutSeconds: ${most}(으)로 바꾸기` }, path: [...definition.base, ...path], value: most } }),
      }];
    });
  },
};

export const mapTooWide: Rule = {
  id: 'stepfunctions.map-too-wide',
  severity: 'warning',
  title: { en: 'A distributed Map wants more executions at a time than there are', ko: '한도보다 많은 동시 실행을 바라는 분산 Map' },
  why: { en: 'One run of a distributed Map has a limited number of executions at a time; the others wait.', ko: '분산 Map의 한 번 실행에는 동시 하위 실행 수의 한도가 있으며 나머지는 기다립니다.' },
  source: limits['map-concurrency-max'].source,
  check: (node, { quota }) => {
    const definition = definitionOf(node);
    const most = quota('stepfunctions.map-concurrency-max') ?? Infinity;
    if (definition.kind !== 'read') return [];
    return statesOf(definition).flatMap((state) => {
      const wanted = isDistributed(state) ? numberIn(state.body, 'MaxConcurrency') : undefined;
      if (wanted === undefined || wanted <= most) return [];
      const path = [...state.path, 'MaxConcurrency'];
      return [{
        ...placeIn(definition, path),
        limit: { id: 'stepfunctions.map-concurrency-max', needed: wanted },
        message: {
          en: `MaxConcurrency of “${state.name}” is ${formatNumber(wanted)}; a run of a distributed Map has at most ${formatNumber(most)} executions at a time.`,
          ko: `‘${state.name}’의 MaxConcurrency 값이 ${formatNumber(wanted)}입니다. 분산 Map은 한 번에 최대 ${formatNumber(most)}개를 실행합니다.`,
        },
        ...(definition.isText ? {} : { fix: { title: { en: `Set MaxConcurrency to ${most}`, ko: `MaxConcurrency: ${most}(으)로 바꾸기` }, path: [...definition.base, ...path], value: most } }),
      }];
    });
  },
};
