import { own, type Json, type JsonObject } from '../../../core/model/json.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { behavioursOf } from './written-behaviours.ts';

const METHODS = { url: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_AllowedMethods.html', asOf: '2026-11-21' };

/** The three lists that CloudFront takes, each holding the one before. */
const CHOICES: readonly (readonly string[])[] = [
  ['GET', 'HEAD'],
  ['GET', 'HEAD', 'OPTIONS'],
  ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
];

/** The methods as written, the documented default where nothing is; undefined where they cannot be told. */
function methodsOf(written: JsonObject, resolve: Resolver): readonly string[] | undefined {
  const found = resolve.value(own(written, 'AllowedMethods'));
  if (!found.known) return undefined;
  if (found.value === undefined) return CHOICES[0];
  return Array.isArray(found.value) ? found.value.map((method: Json) => String(method)) : undefined;
}

function isChoice(methods: readonly string[]): boolean {
  return CHOICES.some((choice) => choice.length === new Set(methods).size && choice.every((method) => methods.includes(method)));
}

/** The shortest list that CloudFront takes and that holds all of these. */
function choiceWith(methods: readonly string[]): readonly string[] | undefined {
  return CHOICES.find((choice) => methods.every((method) => choice.includes(method)));
}

export const methodsInvalid: Rule = {
  id: 'cloudfront.methods-invalid',
  severity: 'error',
  title: { en: 'A behaviour allows a list of methods that CloudFront does not know', ko: 'CloudFront가 지원하지 않는 메서드 목록' },
  why: {
    en: 'CloudFront forwards GET and HEAD, or these and OPTIONS, or all seven methods; it refuses other lists.',
    ko: 'CloudFront는 GET·HEAD, 여기에 OPTIONS를 더한 것, 또는 일곱 메서드 전부만 전달하며 다른 목록은 거부합니다.',
  },
  source: METHODS,
  check: (node, { resolve }) => behavioursOf(node, resolve).flatMap(({ key, written }): readonly Violation[] => {
    const methods = methodsOf(written, resolve);
    if (methods === undefined || isChoice(methods)) return [];
    const path = ['behaviours', key, 'AllowedMethods'];
    const nearest = choiceWith(methods);
    return [{
      path,
      message: {
        en: `CloudFront takes GET and HEAD, these and OPTIONS, or all seven methods; “${key}” has ${methods.join(', ') || 'none'}.`,
        ko: `CloudFront는 GET·HEAD, 여기에 OPTIONS를 더한 것, 또는 일곱 메서드 전부만 받습니다. ‘${key}’ 동작은 ${methods.join(', ') || '비어 있음'}입니다.`,
      },
      ...(nearest ? { fix: { title: { en: `Allow ${nearest.join(', ')}`, ko: `${nearest.join(', ')} 허용` }, path, value: nearest } } : {}),
    }];
  }),
};
