import { nameOf } from '../../../core/model/design.ts';
import { outOfRange, property } from '../../../core/rules/number-check.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { limits } from '../limits.ts';
import { hasWaitingCallers } from './load.ts';

const URLS = { url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html', asOf: '2026-11-21' };

export const timeoutBeyondCallers: Rule = {
  id: 'lambda.timeout-beyond-waiting-callers',
  severity: 'warning',
  title: { en: 'A long timeout that callers who wait never get', ko: '기다리는 호출자에게는 적용되지 않는 긴 제한 시간' },
  why: {
    en: 'The long timeout of Lambda Managed Instances holds for asynchronous events and event source mappings. An invocation whose caller waits is stopped as on Lambda.',
    ko: 'Lambda 관리형 인스턴스의 긴 제한 시간은 비동기 이벤트와 이벤트 소스 매핑에만 적용됩니다. 호출자가 기다리는 호출은 Lambda와 같은 시간에 중단됩니다.',
  },
  source: limits['timeout-max-managed-instances'].source,
  services: ['lambda'],
  check: (node, context) => {
    const [seconds, max] = [context.resolve.number(node.properties, 'Timeout'), context.quota('lambda.timeout-max')];
    const longest = context.quota('lambda.timeout-max-managed-instances');
    if (seconds === undefined || max === undefined || longest === undefined || seconds <= max || seconds > longest || !hasWaitingCallers(node, context)) return [];
    const path = ['properties', 'Timeout'];
    return [{
      path,
      limit: { id: 'lambda.timeout-max', needed: seconds },
      message: {
        en: `Timeout is ${seconds} s, but everything that calls “${nameOf(node)}” waits for it, and such a call is stopped after ${max} s. Call it asynchronously, or lower the timeout.`,
        ko: `Timeout 값이 ${seconds}초이지만 ‘${nameOf(node)}’의 호출자는 모두 응답을 기다리며 그런 호출은 ${max}초 뒤에 중단됩니다. 비동기로 호출하거나 제한 시간을 줄이세요.`,
      },
      fix: { title: { en: `Set Timeout to ${max}`, ko: `Timeout: ${max}(으)로 바꾸기` }, path, value: max },
    }];
  },
};

export const urlOnVersion: Rule = {
  id: 'lambda.url-on-version',
  severity: 'error',
  title: { en: 'A function URL of a version', ko: '버전에 붙인 함수 URL' },
  why: { en: 'A function URL belongs to the unpublished function or to an alias; Lambda refuses one of a version.', ko: '함수 URL은 게시되지 않은 함수나 별칭에만 붙으며, Lambda는 버전에 붙인 URL을 거부합니다.' },
  source: URLS,
  check: (node, { resolve }) => partsOf(node, 'AWS::Lambda::Url').flatMap(({ properties, path: base }) => {
    const qualifier = resolve.string(properties, 'Qualifier');
    const path = [...base, 'Qualifier'];
    return qualifier === undefined || !/^\d+$/.test(qualifier) ? [] : [{
      path,
      message: { en: `A function URL cannot belong to version ${qualifier}. Name an alias, or remove Qualifier.`, ko: `함수 URL을 버전 ${qualifier}에 붙일 수 없습니다. 별칭을 지정하거나 Qualifier를 지우세요.` },
      fix: { title: { en: 'Remove Qualifier', ko: 'Qualifier 지우기' }, path, value: undefined },
    }];
  }),
};

export const urlCorsAge: Rule = {
  id: 'lambda.url-cors-age-out-of-range',
  severity: 'error',
  title: { en: 'Browsers would keep the answer of a function URL for too long', ko: '너무 긴 함수 URL의 CORS 보관 시간' },
  why: { en: 'Lambda refuses a longer age of a preflight answer.', ko: 'Lambda는 더 긴 사전 요청 보관 시간을 거부합니다.' },
  source: limits['url-cors-age-max'].source,
  check: (node, context) => partsOf(node, 'AWS::Lambda::Url').flatMap(({ properties, path }) =>
    outOfRange({ in: properties, base: path, path: 'Cors.MaxAge', unit: 'seconds', by: 'Lambda', max: 'lambda.url-cors-age-max' }, context)),
};

export const durableTimeout: Rule = {
  id: 'lambda.durable-timeout-above-limit',
  severity: 'error',
  title: { en: 'A durable execution may run longer than Lambda allows', ko: 'Lambda가 허용하는 것보다 긴 내구성 실행' },
  why: { en: 'Lambda refuses a durable function whose executions may run longer.', ko: 'Lambda는 실행이 더 오래 걸릴 수 있는 내구성 함수를 거부합니다.' },
  source: limits['durable-timeout-max'].source,
  check: (node, context) => outOfRange(property(node, 'DurableConfig.ExecutionTimeout', { unit: 'seconds', by: 'Lambda', max: 'lambda.durable-timeout-max' }), context),
};
