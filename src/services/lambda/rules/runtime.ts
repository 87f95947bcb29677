import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { numberSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import { amount } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';
import { DEPRECATED_RUNTIMES, RUNTIMES_SOURCE, successorOf, type Deprecation } from '../runtimes.ts';

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
    en: `Lambda refuses new functions with ${runtime} since ${dates.noCreate}.`,
    ko: `Lambda는 ${dates.noCreate}부터 ${runtime} 런타임의 새 함수를 거부합니다.`,
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
    en: `${runtime} is deprecated since ${dates.deprecated} and gets no security patches; from ${dates.noCreate} Lambda refuses new functions with it.`,
    ko: `${runtime} 런타임은 ${dates.deprecated}에 지원이 중단되어 보안 패치가 없습니다. ${dates.noCreate}부터는 새 함수도 거부됩니다.`,
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

const SNAP_START = limits['snap-start-ephemeral-storage-max'].source;

/** Oldest version of each language that SnapStart takes; other languages it does not take at all. */
const SNAP_START_SINCE: ReadonlyMap<string, number> = new Map([['java', 11], ['python', 3.12], ['dotnet', 8]]);

export const snapStartUnsupported: Rule = {
  id: 'lambda.snap-start-unsupported',
  severity: 'error',
  title: { en: 'SnapStart does not support this runtime', ko: 'SnapStart가 지원하지 않는 런타임' },
  why: {
    en: 'SnapStart restores Java 11, Python 3.12 and .NET 8 functions and later; Lambda refuses it for others.',
    ko: 'SnapStart는 Java 11, Python 3.12, .NET 8 이상의 함수만 복원하며 Lambda는 다른 런타임을 거부합니다.',
  },
  source: SNAP_START,
  check: (node, context) => {
    const runtime = context.resolve.string(node.properties, 'Runtime');
    if (!usesSnapStart(node, context) || runtime === undefined || isSnapStartRuntime(runtime)) return [];
    const path = ['properties', 'SnapStart'];
    return [{
      path,
      message: {
        en: `SnapStart does not support ${runtime}: it takes Java 11, Python 3.12 and .NET 8 or later. Remove it.`,
        ko: `SnapStart는 ${runtime} 런타임을 지원하지 않습니다. Java 11, Python 3.12, .NET 8 이상만 가능합니다. 설정을 지우세요.`,
      },
      fix: { title: { en: 'Remove SnapStart', ko: 'SnapStart 지우기' }, path, value: undefined },
    }];
  },
};

export const snapStartStorage: Rule = {
  id: 'lambda.snap-start-storage',
  severity: 'error',
  title: { en: 'SnapStart does not support this much /tmp', ko: 'SnapStart가 지원하지 않는 /tmp 공간' },
  why: {
    en: 'The snapshot holds the default /tmp only; Lambda refuses SnapStart with more.',
    ko: '스냅샷은 기본 /tmp만 담으며, 그보다 크면 Lambda가 SnapStart를 거부합니다.',
  },
  source: SNAP_START,
  check: (node, context) => {
    const size = numberSetting(node.properties, 'EphemeralStorage.Size', context.resolve);
    const max = context.quota('lambda.snap-start-ephemeral-storage-max');
    if (!usesSnapStart(node, context) || size === undefined || max === undefined || size <= max) return [];
    const path = ['properties', 'EphemeralStorage', 'Size'];
    return [{
      path,
      message: {
        en: `EphemeralStorage.Size is ${amount(size, 'megabytes').en}; with SnapStart at most ${max} MB is possible. Lower it, or remove SnapStart.`,
        ko: `EphemeralStorage.Size 값이 ${amount(size, 'megabytes').ko}입니다. SnapStart에서는 최대 ${max} MB입니다. 줄이거나 SnapStart를 지우세요.`,
      },
      fix: { title: { en: `Set Size to ${max}`, ko: `Size: ${max}(으)로 바꾸기` }, path, value: max },
    }];
  },
};

function usesSnapStart(node: Node, { resolve }: RuleContext): boolean {
  return resolve.string(node.properties, 'SnapStart.ApplyOn') === 'PublishedVersions';
}

/** `python3.9` is before 3.12: the minor version counts as a number, not as a decimal fraction. */
function isSnapStartRuntime(runtime: string): boolean {
  const match = /^([a-z]+)(\d+)(?:\.(\d+))?/.exec(runtime);
  const since = SNAP_START_SINCE.get(match?.[1] ?? '');
  if (!match || since === undefined) return false;
  const [major, minor] = [Number(match[2]), Number(match[3] ?? 0)];
  const [sinceMajor = 0, sinceMinor = 0] = String(since).split('.').map(Number);
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}
