import { didYouMean } from '../../../core/document/did-you-mean.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { ANNOUNCED_RUNTIMES, DEPRECATED_RUNTIMES, RUNTIMES_SOURCE, SUPPORTED_RUNTIMES, successorOf, type Deprecation } from '../runtimes.ts';

export const runtimeBlocked: Rule = {
  id: 'lambda.runtime-blocked',
  severity: 'error',
  title: { en: 'No new function may use this runtime', ko: '새 함수에 쓸 수 없는 런타임' },
  why: {
    en: 'After a runtime is deprecated AWS first refuses new functions with it, then changes of existing ones.',
    ko: '런타임이 지원 중단되면 AWS는 먼저 새 함수를, 다음에는 기존 함수의 변경을 거부합니다.',
  },
  source: RUNTIMES_SOURCE,
  check: (node, context) => deprecation(node, context, (dates) => dates.noCreate <= RUNTIMES_SOURCE.asOf, (runtime, dates) => ({
    en: `Lambda refuses new functions with ${runtime} since ${dates.noCreate}, and changes of existing ones ${dates.noUpdate <= RUNTIMES_SOURCE.asOf ? 'since' : 'from'} ${dates.noUpdate}.`,
    ko: `Lambda는 ${runtime} 런타임의 새 함수를 ${dates.noCreate}부터, 기존 함수의 변경을 ${dates.noUpdate}부터 거부합니다.`,
  })),
};

export const deprecatedRuntime: Rule = {
  id: 'lambda.deprecated-runtime',
  severity: 'warning',
  title: { en: 'A function uses a deprecated runtime', ko: '지원이 중단된 런타임' },
  why: {
    en: 'A deprecated runtime gets no security patches, and a little later no new functions either.',
    ko: '지원이 중단된 런타임에는 보안 패치가 없고, 얼마 뒤에는 새 함수도 만들 수 없습니다.',
  },
  source: RUNTIMES_SOURCE,
  check: (node, context) => deprecation(node, context, (dates) => dates.noCreate > RUNTIMES_SOURCE.asOf, (runtime, dates) => ({
    en: `${runtime} is deprecated since ${dates.deprecated} and gets no security patches; from ${dates.noCreate} Lambda refuses new functions with it, from ${dates.noUpdate} changes.`,
    ko: `${runtime} 런타임은 ${dates.deprecated}에 지원이 중단되어 보안 패치가 없습니다. ${dates.noCreate}부터는 새 함수가, ${dates.noUpdate}부터는 변경이 거부됩니다.`,
  })),
};

function deprecation(node: Node, { resolve }: RuleContext, applies: (dates: Deprecation) => boolean, says: (runtime: string, dates: Deprecation) => Text): readonly Violation[] {
  const runtime = resolve.string(node.properties, 'Runtime');
  const dates = runtime === undefined ? undefined : DEPRECATED_RUNTIMES.get(runtime);
  if (runtime === undefined || !dates || !applies(dates)) return [];
  const path = ['properties', 'Runtime'];
  const successor = successorOf(runtime);
  const message = says(runtime, dates);
  if (successor === undefined) {
    return [{ path, message: { en: `${message.en} Move to provided.al2023.`, ko: `${message.ko} provided.al2023으로 옮기세요.` } }];
  }
  return [{
    path,
    message: { en: `${message.en} Move to ${successor}.`, ko: `${message.ko} ${successor}(으)로 옮기세요.` },
    fix: { title: { en: `Set Runtime to ${successor}`, ko: `Runtime: ${successor}(으)로 바꾸기` }, path, value: successor },
  }];
}

export const runtimeUnknown: Rule = {
  id: 'lambda.runtime-unknown',
  severity: 'error',
  title: { en: 'Lambda has no such runtime', ko: 'Lambda에 없는 런타임' },
  why: { en: 'Lambda refuses a function with a runtime that it does not have.', ko: 'Lambda는 없는 런타임을 쓰는 함수를 거부합니다.' },
  source: RUNTIMES_SOURCE,
  check: (node, { resolve }) => {
    const runtime = resolve.string(node.properties, 'Runtime');
    if (runtime === undefined || SUPPORTED_RUNTIMES.includes(runtime) || ANNOUNCED_RUNTIMES.includes(runtime) || DEPRECATED_RUNTIMES.has(runtime)) return [];
    const path = ['properties', 'Runtime'];
    const guess = didYouMean(runtime, SUPPORTED_RUNTIMES) ?? successorOf(runtime);
    return [{
      path,
      message: {
        en: `Lambda has no runtime “${runtime}”. ${guess === undefined ? 'Bring your own with provided.al2023.' : `Did you mean “${guess}”?`}`,
        ko: `Lambda에 ‘${runtime}’ 런타임이 없습니다. ${guess === undefined ? 'provided.al2023으로 직접 가져오세요.' : `‘${guess}’을(를) 뜻했나요?`}`,
      },
      ...(guess === undefined ? {} : { fix: { title: { en: `Set Runtime to ${guess}`, ko: `Runtime: ${guess}(으)로 바꾸기` }, path, value: guess } }),
    }];
  },
};
