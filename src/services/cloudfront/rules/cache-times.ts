import { isSet } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Fix } from '../../../core/model/finding.ts';
import { isObject, own, type JsonObject, type Path } from '../../../core/model/json.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { limits } from '../limits.ts';
import { behavioursOf } from './written-behaviours.ts';

const NAMES = ['MinTTL', 'DefaultTTL', 'MaxTTL'] as const;
type Name = (typeof NAMES)[number];

/** Cache times of a behaviour or of a cache policy, and where they stand below the node. */
interface Times {
  readonly written: JsonObject;
  readonly path: Path;
}

export const ttlOutOfOrder: Rule = {
  id: 'cloudfront.ttl-out-of-order',
  severity: 'error',
  title: { en: 'Cache times contradict each other', ko: '서로 맞지 않는 캐시 시간' },
  why: {
    en: 'CloudFront refuses cache times unless MinTTL ≤ DefaultTTL ≤ MaxTTL, none below 0 and none above a hundred years.',
    ko: 'CloudFront는 MinTTL ≤ DefaultTTL ≤ MaxTTL이고 0 이상 100년 이하인 캐시 시간만 받습니다.',
  },
  source: limits['ttl-max'].source,
  check: (node, context) => timesOf(node, context).flatMap((times) => outsideRange(times, context) ?? againstDefault(times, context) ?? againstEachOther(times, context) ?? []),
};

function timesOf(node: Node, { resolve }: RuleContext): readonly Times[] {
  const ofPolicies = partsOf(node, 'AWS::CloudFront::CachePolicy').flatMap(({ properties, path }): readonly Times[] => {
    const written = own(properties, 'CachePolicyConfig');
    return isObject(written) ? [{ written, path: [...path, 'CachePolicyConfig'] }] : [];
  });
  return [...behavioursOf(node, resolve).map(({ key, written }) => ({ written, path: ['behaviours', key] })), ...ofPolicies];
}

function known({ written }: Times, { resolve }: RuleContext): readonly { readonly name: Name; readonly value: number }[] {
  return NAMES.flatMap((name) => {
    const value = resolve.number(written, name);
    return value === undefined ? [] : [{ name, value }];
  });
}

function set({ path }: Times, name: Name, value: number): Fix {
  return { title: { en: `Set ${name} to ${value}`, ko: `${name}: ${value}(으)로 바꾸기` }, path: [...path, name], value };
}

function outsideRange(times: Times, context: RuleContext): readonly Violation[] | undefined {
  const [min, max, initial] = [context.quota('cloudfront.ttl-min') ?? 0, context.quota('cloudfront.ttl-max') ?? Infinity, context.quota('cloudfront.ttl-max-default') ?? 0];
  const wrong = known(times, context).find(({ value }) => value < min || value > max);
  if (!wrong) return undefined;
  const { name, value } = wrong;
  const isBelow = value < min;
  const [seconds, bound] = [formatNumber(value), formatNumber(isBelow ? min : max)];
  return [{
    path: [...times.path, name],
    limit: { id: isBelow ? 'cloudfront.ttl-min' : 'cloudfront.ttl-max', needed: value },
    message: isBelow
      ? { en: `${name} is ${seconds} s; CloudFront allows ${bound} s or more.`, ko: `${name} 값이 ${seconds}초입니다. CloudFront는 ${bound}초 이상만 허용합니다.` }
      : {
        en: `${name} is ${seconds} s, more than 100 years (${bound} s). Lower it: where nothing is written, MaxTTL is ${formatNumber(initial)} s.`,
        ko: `${name} 값 ${seconds}초가 100년(${bound}초)보다 큽니다. 줄이세요. 아무것도 적지 않으면 MaxTTL은 ${formatNumber(initial)}초입니다.`,
      },
    fix: set(times, name, isBelow ? min : max),
  }];
}

/** A MaxTTL below the DefaultTTL that CloudFront takes where nothing is written. */
function againstDefault(times: Times, { resolve, quota }: RuleContext): readonly Violation[] | undefined {
  const [min, max, initial] = [resolve.number(times.written, 'MinTTL') ?? 0, resolve.number(times.written, 'MaxTTL'), quota('cloudfront.ttl-default')];
  if (max === undefined || initial === undefined || max >= initial || min > max || isSet(times.written, 'DefaultTTL', resolve)) return undefined;
  return [{
    path: [...times.path, 'MaxTTL'],
    limit: { id: 'cloudfront.ttl-default', needed: max },
    message: {
      en: `MaxTTL is ${formatNumber(max)} s, less than DefaultTTL, which is ${formatNumber(initial)} s where nothing is written. Write a DefaultTTL.`,
      ko: `MaxTTL 값 ${formatNumber(max)}초가 DefaultTTL보다 작습니다. 아무것도 적지 않으면 DefaultTTL은 ${formatNumber(initial)}초입니다. DefaultTTL을 적으세요.`,
    },
    fix: set(times, 'DefaultTTL', max),
  }];
}

function againstEachOther(times: Times, context: RuleContext): readonly Violation[] | undefined {
  const chain = known(times, context);
  const wrong = chain.findIndex(({ value }, at) => value > (chain[at + 1]?.value ?? Infinity));
  const [low, high] = [chain[wrong], chain[wrong + 1]];
  if (!low || !high) return undefined;
  return [{
    path: [...times.path, low.name],
    message: {
      en: `${low.name} is ${formatNumber(low.value)} s, more than ${high.name} (${formatNumber(high.value)} s). Lower it.`,
      ko: `${low.name} 값 ${formatNumber(low.value)}초가 ${high.name}(${formatNumber(high.value)}초)보다 큽니다. 줄이세요.`,
    },
    fix: set(times, low.name, high.value),
  }];
}
