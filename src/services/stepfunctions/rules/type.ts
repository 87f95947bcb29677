import { nameOf } from '../../../core/model/design.ts';
import type { Path } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { placeIn } from '../definition/place.ts';
import { isDistributed, resourceOf, type State, statesOf } from '../definition/states.ts';
import { numberIn } from '../definition/values.ts';
import { definitionOf } from '../definition/written.ts';
import { limits } from '../limits.ts';
import { workflowType } from '../type.ts';
import { LOGGING, TYPES } from './sources.ts';

export const expressUnsupported: Rule = {
  id: 'stepfunctions.express-unsupported',
  severity: 'error',
  title: { en: 'An express workflow uses what only standard ones have', ko: 'Express 워크플로에서 쓸 수 없는 기능' },
  why: {
    en: 'Express workflows do not wait for jobs (.sync) or for a callback (.waitForTaskToken), and have no activities and no distributed Map.',
    ko: 'Express 워크플로는 작업(.sync)이나 콜백(.waitForTaskToken)을 기다리지 않으며 활동과 분산 Map을 지원하지 않습니다.',
  },
  source: TYPES,
  unfixable: { en: 'Another type is another way to run: once or at least once, for a year or for five minutes.', ko: '유형에 따라 실행 횟수 보장과 최대 시간이 달라 직접 정해야 합니다.' },
  check: (node, { resolve }) => {
    const definition = definitionOf(node);
    if (definition.kind !== 'read' || workflowType(node, resolve) !== 'EXPRESS') return [];
    return statesOf(definition).flatMap((state) => {
      const feature = standardOnly(state);
      return feature === undefined ? [] : [{
        ...placeIn(definition, [...state.path, ...(state.type === 'Task' ? ['Resource'] : [])]),
        message: {
          en: `The state “${state.name}” needs ${feature.en}, which express workflows do not have. Make “${nameOf(node)}” a standard workflow, or call without it.`,
          ko: `‘${state.name}’ 상태에 필요한 ${feature.ko} 기능은 Express 워크플로에 없습니다. ‘${nameOf(node)}’ 노드를 Standard로 바꾸거나 다른 방식으로 호출하세요.`,
        },
      }];
    });
  },
};

function standardOnly(state: State): Text | undefined {
  const resource = resourceOf(state);
  if (resource.includes('.waitForTaskToken')) return { en: 'a callback (.waitForTaskToken)', ko: '콜백(.waitForTaskToken)' };
  if (/\.sync(:\d+)?$/.test(resource)) return { en: 'to wait for a job (.sync)', ko: '작업 대기(.sync)' };
  if (/^states:[^:]*:[^:]*:activity:/.test(resource)) return { en: 'an activity', ko: '활동' };
  return isDistributed(state) ? { en: 'a distributed Map', ko: '분산 Map' } : undefined;
}

export const timeoutTooLong: Rule = {
  id: 'stepfunctions.timeout-too-long',
  severity: 'warning',
  title: { en: 'A timeout longer than any execution', ko: '실행보다 긴 제한 시간' },
  why: {
    en: 'An execution ends at the limit of its type whatever the definition says: after a year, an express one after five minutes.',
    ko: '정의와 관계없이 실행은 유형의 한도에서 끝납니다. Standard는 1년, Express는 5분입니다.',
  },
  source: limits['express-duration-max'].source,
  check: (node, { resolve, quota }) => {
    const definition = definitionOf(node);
    const type = workflowType(node, resolve);
    if (definition.kind !== 'read' || type === undefined) return [];
    const id = type === 'EXPRESS' ? 'stepfunctions.express-duration-max' : 'stepfunctions.standard-duration-max';
    const most = quota(id) ?? Infinity;
    const places: readonly { readonly body: State['body']; readonly path: Path }[] = [{ body: definition.machine, path: [] }, ...statesOf(definition)];
    return places.flatMap(({ body, path }) => {
      const seconds = numberIn(body, 'TimeoutSeconds');
      if (seconds === undefined || seconds <= most) return [];
      const place = placeIn(definition, [...path, 'TimeoutSeconds']);
      return [{
        ...place,
        limit: { id, needed: seconds },
        message: {
          en: `TimeoutSeconds is ${formatNumber(seconds)} s, but ${type === 'EXPRESS' ? 'an express' : 'a standard'} execution ends after ${formatNumber(most)} s.`,
          ko: `TimeoutSeconds 값이 ${formatNumber(seconds)}초이지만 ${type === 'EXPRESS' ? 'Express' : 'Standard'} 실행은 ${formatNumber(most)}초 뒤에 끝납니다.`,
        },
        ...(definition.isText ? {} : { fix: { title: { en: `Set TimeoutSeconds to ${most}`, ko: `TimeoutSeconds: ${most}(으)로 바꾸기` }, path: place.path ?? [], value: most } }),
      }];
    });
  },
};

export const expressWithoutLog: Rule = {
  id: 'stepfunctions.express-without-log',
  severity: 'info',
  title: { en: 'An express workflow that leaves no trace', ko: '기록이 남지 않는 Express 워크플로' },
  why: {
    en: 'Step Functions keeps no history of express executions. What happened, and why one failed, stands in CloudWatch Logs only.',
    ko: 'Step Functions는 Express 실행의 기록을 남기지 않습니다. 실행 내용과 실패 원인은 CloudWatch Logs에만 남습니다.',
  },
  source: LOGGING,
  check: (node, { resolve }) => {
    const level = resolve.property(node.properties, 'LoggingConfiguration.Level');
    if (workflowType(node, resolve) !== 'EXPRESS' || !level.known || (level.value !== undefined && level.value !== 'OFF')) return [];
    const path = ['properties', 'LoggingConfiguration', 'Level'];
    return [{
      path,
      message: {
        en: `“${nameOf(node)}” logs nothing, and an express workflow keeps no other history. Log at least errors; ALL costs more and shows every step.`,
        ko: `‘${nameOf(node)}’ 노드는 로그를 남기지 않으며 Express 워크플로에는 다른 기록이 없습니다. 최소한 오류를 기록하세요. ALL은 비용이 더 들지만 모든 단계를 보여 줍니다.`,
      },
      fix: { title: { en: 'Log errors', ko: '오류 기록' }, path, value: 'ERROR' },
    }];
  },
};
