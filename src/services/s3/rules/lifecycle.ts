import { listSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../../../core/model/json.ts';
import { formatBytes } from '../../../core/model/units-format.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { limits } from '../limits.ts';
import { objectSize } from './object-size.ts';

const RULES = 'LifecycleConfiguration.Rules';

interface Transition {
  readonly days: number;
  readonly storageClass: string;
  /** Where its days stand below the node. */
  readonly path: Path;
}

interface LifecycleRule {
  readonly written: JsonObject;
  readonly path: Path;
  /** Those whose days are known, the earliest first. */
  readonly transitions: readonly Transition[];
}

function rulesOf(node: Node, resolve: Resolver): readonly LifecycleRule[] {
  return (listSetting(node.properties, RULES, resolve) ?? []).flatMap((written, index) => {
    if (!isObject(written)) return [];
    const path = ['properties', ...RULES.split('.'), index];
    return [{ written, path, transitions: transitionsOf(written, path, resolve) }];
  });
}

function transitionsOf(rule: JsonObject, base: Path, resolve: Resolver): readonly Transition[] {
  const single = own(rule, 'Transition');
  const several = own(rule, 'Transitions');
  const entries: readonly (readonly [Json, Path])[] = [
    ...(single === undefined ? [] : [[single, [...base, 'Transition']] as const]),
    ...(Array.isArray(several) ? several.map((entry: Json, index) => [entry, [...base, 'Transitions', index]] as const) : []),
  ];
  return entries.flatMap(([entry, path]) => {
    const days = resolve.number(entry, 'TransitionInDays');
    const storageClass = resolve.string(entry, 'StorageClass');
    return days === undefined || storageClass === undefined ? [] : [{ days, storageClass, path: [...path, 'TransitionInDays'] }];
  }).sort((a, b) => a.days - b.days);
}

export const daysBelowMinimum: Rule = {
  id: 's3.lifecycle-days-below-minimum',
  severity: 'error',
  title: { en: 'A lifecycle rule moves objects earlier than S3 allows', ko: 'S3 허용보다 이르게 객체를 옮기는 수명 주기 규칙' },
  why: { en: 'S3 refuses a rule that moves objects before they are that old.', ko: '객체가 그만큼 오래되기 전에 옮기는 규칙은 S3가 거부합니다.' },
  source: limits['lifecycle-days-min'].source,
  check: (node, { resolve, quota }) => {
    const min = quota('s3.lifecycle-days-min') ?? 0;
    return rulesOf(node, resolve).flatMap(({ transitions }) => transitions.filter(({ days }) => days < min).map(({ days, storageClass, path }): Violation => ({
      path,
      limit: { id: 's3.lifecycle-days-min', needed: days },
      message: {
        en: `Objects move to ${storageClass} after ${days} days; S3 allows ${min} or more.`,
        ko: `객체를 ${days}일 뒤 ${storageClass}(으)로 옮깁니다. S3는 ${min}일 이상만 허용합니다.`,
      },
      fix: { title: { en: `Move after ${min} days`, ko: `${min}일 뒤 옮기기` }, path, value: min },
    })));
  },
};

/** The classes that objects of a class may still move to. */
const NEXT: ReadonlyMap<string, readonly string[]> = new Map([
  ['STANDARD_IA', ['INTELLIGENT_TIERING', 'ONEZONE_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE']],
  ['INTELLIGENT_TIERING', ['ONEZONE_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE']],
  ['ONEZONE_IA', ['GLACIER', 'DEEP_ARCHIVE']],
  ['GLACIER_IR', ['GLACIER', 'DEEP_ARCHIVE']],
  ['GLACIER', ['DEEP_ARCHIVE']],
  ['DEEP_ARCHIVE', []],
]);

export const outOfOrder: Rule = {
  id: 's3.lifecycle-out-of-order',
  severity: 'error',
  title: { en: 'The steps of a lifecycle rule contradict each other', ko: '서로 맞지 않는 수명 주기 규칙의 단계' },
  why: {
    en: 'Objects move down the storage classes only, never back up, and have to move before they expire: S3 refuses another order.',
    ko: '객체는 아래 스토리지 클래스로만 옮기며 되돌아가지 않고, 만료되기 전에 옮겨야 합니다. 다른 순서는 S3가 거부합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html', asOf: '2026-11-21' },
  unfixable: { en: 'Which of the steps is meant is not in the design.', ko: '어느 단계를 의도했는지는 설계에 나와 있지 않습니다.' },
  check: (node, { resolve }) => rulesOf(node, resolve).flatMap((rule) => [...upwards(rule), ...afterExpiry(rule, resolve)]),
};

function upwards({ transitions }: LifecycleRule): readonly Violation[] {
  return transitions.slice(1).flatMap((step, index): readonly Violation[] => {
    const before = transitions[index]!;
    if (NEXT.get(before.storageClass)?.includes(step.storageClass) !== false) return [];
    return [{
      path: step.path,
      message: {
        en: `Objects move to ${before.storageClass} after ${before.days} days and to ${step.storageClass} after ${step.days}, which S3 does not allow. Move them to a colder class, or not again.`,
        ko: `객체를 ${before.days}일 뒤 ${before.storageClass}(으)로, ${step.days}일 뒤 ${step.storageClass}(으)로 옮기는 순서는 S3가 허용하지 않습니다. 더 차가운 클래스로 옮기거나 다시 옮기지 마세요.`,
      },
    }];
  });
}

function afterExpiry({ written, path, transitions }: LifecycleRule, resolve: Resolver): readonly Violation[] {
  const expiry = resolve.number(written, 'ExpirationInDays');
  const last = transitions.at(-1);
  if (expiry === undefined || !last || expiry > last.days) return [];
  return [{
    path: [...path, 'ExpirationInDays'],
    message: {
      en: `Objects expire after ${expiry} days, but move to ${last.storageClass} only after ${last.days}. Let them expire later, or do not move them.`,
      ko: `객체가 ${expiry}일 뒤 만료되지만 ${last.storageClass}(으)로는 ${last.days}일 뒤에야 옮깁니다. 만료를 늦추거나 옮기지 마세요.`,
    },
  }];
}

export const smallObjectsStay: Rule = {
  id: 's3.small-objects-stay',
  severity: 'info',
  title: { en: 'A lifecycle rule passes over objects that are too small', ko: '작은 객체를 건너뛰는 수명 주기 규칙' },
  why: {
    en: 'Moving costs a request for each object, so S3 leaves small ones where they are unless a rule has a size filter of its own.',
    ko: '옮길 때 객체마다 요청 요금이 들기 때문에, 규칙에 크기 필터가 없으면 S3는 작은 객체를 옮기지 않습니다.',
  },
  source: limits['lifecycle-object-min'].source,
  unfixable: { en: 'Moving small objects may cost more than it saves; it is for you to say.', ko: '작은 객체를 옮기면 절감보다 비용이 클 수 있어 설계자가 정해야 합니다.' },
  check: (node, context) => {
    const size = objectSize(node);
    const min = context.quota('s3.lifecycle-object-min') ?? 0;
    const by = context.resolve.string(node.properties, 'LifecycleConfiguration.TransitionDefaultMinimumObjectSize');
    if (size === undefined || size >= min || by === 'varies_by_storage_class') return [];
    return rulesOf(node, context.resolve).filter(passesOver).map(({ path }) => ({
      path,
      limit: { id: 's3.lifecycle-object-min' },
      message: {
        en: `Objects here have ${formatBytes(size)}, and S3 moves none below ${formatBytes(min)}. Say ObjectSizeGreaterThan to move them all the same, or let them be.`,
        ko: `객체 크기가 ${formatBytes(size)}인데 S3는 ${formatBytes(min)} 미만의 객체를 옮기지 않습니다. 그래도 옮기려면 ObjectSizeGreaterThan을 적고, 아니면 그대로 두세요.`,
      },
    }));
  },
};

function passesOver({ written, transitions }: LifecycleRule): boolean {
  return transitions.length > 0 && own(written, 'ObjectSizeGreaterThan') === undefined && own(written, 'ObjectSizeLessThan') === undefined;
}
