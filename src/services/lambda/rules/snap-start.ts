import { isSet, numberSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Rule, RuleContext } from '../../../core/rules/contract.ts';
import { amount } from '../../../core/rules/number-check.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { limits } from '../limits.ts';

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
      limit: { id: 'lambda.snap-start-ephemeral-storage-max', needed: size },
      message: {
        en: `EphemeralStorage.Size is ${amount(size, 'megabytes').en}; with SnapStart at most ${max} MB is possible. Lower it, or remove SnapStart.`,
        ko: `EphemeralStorage.Size 값이 ${amount(size, 'megabytes').ko}입니다. SnapStart에서는 최대 ${max} MB입니다. 줄이거나 SnapStart를 지우세요.`,
      },
      fix: { title: { en: `Set Size to ${max}`, ko: `Size: ${max}(으)로 바꾸기` }, path, value: max },
    }];
  },
};

export const snapStartExcludes: Rule = {
  id: 'lambda.snap-start-excludes',
  severity: 'error',
  title: { en: 'SnapStart does not go with what the function uses', ko: 'SnapStart와 함께 쓸 수 없는 기능' },
  why: {
    en: 'SnapStart takes neither provisioned concurrency nor a file system (Amazon EFS, S3 Files), and Lambda refuses both together.',
    ko: 'SnapStart는 프로비저닝된 동시성이나 파일 시스템(Amazon EFS, S3 Files)을 지원하지 않으며, Lambda는 함께 쓰는 함수를 거부합니다.',
  },
  source: SNAP_START,
  check: (node, context) => {
    const excluded = usesSnapStart(node, context) ? excludedFeatures(node, context) : [];
    if (excluded.length === 0) return [];
    const path = ['properties', 'SnapStart'];
    return [{
      path,
      message: {
        en: `SnapStart does not go with ${excluded.map(({ en }) => en).join(' and ')}. Remove one of the two.`,
        ko: `SnapStart는 ${excluded.map(({ ko }) => ko).join(', ')}과(와) 함께 쓸 수 없습니다. 둘 중 하나를 지우세요.`,
      },
      fix: { title: { en: 'Remove SnapStart', ko: 'SnapStart 지우기' }, path, value: undefined },
    }];
  },
};

function excludedFeatures(node: Node, { resolve }: RuleContext): readonly Text[] {
  const provisioned = partsOf(node, 'AWS::Lambda::Version', 'AWS::Lambda::Alias').some(({ properties }) => isSet(properties, 'ProvisionedConcurrencyConfig', resolve));
  return [
    ...(isSet(node.properties, 'FileSystemConfigs', resolve) ? [{ en: 'a file system', ko: '파일 시스템' }] : []),
    ...(provisioned ? [{ en: 'provisioned concurrency', ko: '프로비저닝된 동시성' }] : []),
  ];
}

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
