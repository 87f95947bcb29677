import { didYouMean } from '../../../core/document/did-you-mean.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../../../core/model/json.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { isDefaultBus } from '../default-bus.ts';
import { EVENT_KEYS, flawsOf, patternOf, readPatternOf, usesWildcards } from '../event-pattern.ts';
import { limits } from '../limits.ts';

const OPERATORS = { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html', asOf: '2026-11-21' };
const STRUCTURE = { url: 'https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html', asOf: '2026-11-21' };
const SERVICE_EVENTS = { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html', asOf: '2026-11-21' };
const PATTERN: Path = ['properties', 'EventPattern'];

/** The place of a flaw: inside the pattern where it is written as an object, else the text as a whole. */
function placeIn(node: Node, path: Path): Path {
  return isObject(own(node.properties, 'EventPattern')) ? [...PATTERN, ...path] : PATTERN;
}

export const patternInvalid: Rule = {
  id: 'eventbridge.pattern-invalid',
  severity: 'error',
  title: { en: 'An event pattern is not valid', ko: '올바르지 않은 이벤트 패턴' },
  why: { en: 'EventBridge refuses a rule whose pattern it cannot read.', ko: 'EventBridge는 읽을 수 없는 패턴의 규칙을 거부합니다.' },
  source: OPERATORS,
  services: ['eventbridge.rule'],
  unfixable: { en: 'Only you know which events are meant.', ko: '어떤 이벤트를 뜻하는지는 설계자만 압니다.' },
  check: (node, { resolve }) => {
    const read = readPatternOf(node, resolve);
    if (read === undefined) return [];
    if (!read.ok) return [{ path: PATTERN, message: read.message }];
    return flawsOf(read.pattern, 'bus').map(({ path, message }) => ({ path: placeIn(node, path), message }));
  },
};

export const patternUnknownField: Rule = {
  id: 'eventbridge.pattern-matches-nothing',
  severity: 'warning',
  title: { en: 'A pattern asks for a field that no event has', ko: '어떤 이벤트에도 없는 필드를 찾는 패턴' },
  why: {
    en: 'Every event has the same fields at its top; what the sender writes is below detail. A pattern that asks for another field never matches.',
    ko: '모든 이벤트의 최상위 필드는 같고, 보낸 쪽의 내용은 detail 아래에 있습니다. 다른 필드를 찾는 패턴은 절대 맞지 않습니다.',
  },
  source: STRUCTURE,
  services: ['eventbridge.rule'],
  unfixable: { en: 'Moving a field below detail, or renaming it, is for you to decide.', ko: '필드를 detail 아래로 옮길지 이름을 바꿀지는 직접 정해야 합니다.' },
  check: (node, { resolve }) => Object.keys(patternOf(node, resolve) ?? {}).filter((key) => key !== '$or' && !EVENT_KEYS.includes(key)).map((key) => unknownField(node, key)),
};

function unknownField(node: Node, key: string): Violation {
  const meant = didYouMean(key, EVENT_KEYS);
  return {
    path: placeIn(node, [key]),
    message: meant === undefined
      ? { en: `No event has “${key}” at its top. What the sender writes is below detail: detail: { ${key}: … }.`, ko: `최상위에 ‘${key}’ 필드가 있는 이벤트는 없습니다. 보낸 쪽의 내용은 detail 아래에 있습니다: detail: { ${key}: … }` }
      : { en: `No event has “${key}” at its top. Did you mean “${meant}”?`, ko: `최상위에 ‘${key}’ 필드가 있는 이벤트는 없습니다. ‘${meant}’을(를) 쓰려고 했나요?` },
  };
}

export const patternTooLong: Rule = {
  id: 'eventbridge.pattern-too-long',
  severity: 'error',
  title: { en: 'An event pattern is longer than EventBridge takes', ko: 'EventBridge가 받는 것보다 긴 이벤트 패턴' },
  why: { en: 'EventBridge refuses a rule whose pattern, as JSON, is longer.', ko: 'EventBridge는 JSON으로 적은 패턴이 더 긴 규칙을 거부합니다.' },
  source: limits['pattern-size'].source,
  services: ['eventbridge.rule'],
  unfixable: { en: 'Which events may be left out is for you to decide, and only AWS raises a quota.', ko: '어떤 조건을 뺄지는 직접 정해야 하고, 할당량은 AWS만 늘릴 수 있습니다.' },
  check: (node, { resolve, quota }) => {
    const pattern = patternOf(node, resolve);
    const [length, max] = [pattern === undefined ? 0 : JSON.stringify(pattern).length, quota('eventbridge.pattern-size') ?? Infinity];
    if (length <= max) return [];
    return [{
      path: PATTERN,
      limit: { id: 'eventbridge.pattern-size', needed: length },
      message: {
        en: `The pattern has ${formatNumber(length)} characters as JSON; EventBridge takes ${formatNumber(max)}. Use prefixes, split the rule, or have the quota raised.`,
        ko: `패턴이 JSON으로 ${formatNumber(length)}자입니다. EventBridge는 ${formatNumber(max)}자까지 받습니다. 접두사를 쓰거나, 규칙을 나누거나, 할당량을 늘리세요.`,
      },
    }];
  },
};

export const awsEventsOnCustomBus: Rule = {
  id: 'eventbridge.aws-events-on-custom-bus',
  severity: 'warning',
  title: { en: 'A rule waits for events of AWS on a bus that they do not reach', ko: 'AWS 이벤트가 오지 않는 버스에서 기다리는 규칙' },
  why: {
    en: 'AWS services send their events to the default bus only, and nobody else may send events whose source begins with aws.',
    ko: 'AWS 서비스는 기본 버스로만 이벤트를 보내며, 출처가 aws.로 시작하는 이벤트는 다른 누구도 보낼 수 없습니다.',
  },
  source: SERVICE_EVENTS,
  services: ['eventbridge.rule'],
  unfixable: { en: 'Which bus the rule belongs to is drawn as a connection.', ko: '규칙이 속할 버스는 연결로 그려야 합니다.' },
  check: (node, { resolve, incoming }) => {
    const bus = incoming(node, 'deliver')[0]?.from;
    if (!bus || isDefaultBus(bus, resolve) || feedsFromDefault(bus, resolve, incoming)) return [];
    const sources = own(patternOf(node, resolve) ?? {}, 'source');
    const values: readonly Json[] = Array.isArray(sources) ? sources : [];
    if (values.length === 0 || !values.every(isOfAws)) return [];
    return [{
      path: placeIn(node, ['source']),
      message: {
        en: `“${nameOf(bus)}” gets no events of AWS services, so “${nameOf(node)}” never acts. Let it take them from a bus named default.`,
        ko: `‘${nameOf(bus)}’ 버스에는 AWS 서비스의 이벤트가 오지 않아 ‘${nameOf(node)}’ 규칙은 실행되지 않습니다. 이름이 default인 버스에서 받게 하세요.`,
      },
    }];
  },
};

/** Whether another bus hands events on to this one: those may be of AWS. */
function feedsFromDefault(bus: Node, resolve: RuleContext['resolve'], incoming: RuleContext['incoming']): boolean {
  return incoming(bus, 'publish').some(({ from }) => from.service === 'eventbridge.rule' && incoming(from, 'deliver').every((edge) => isDefaultBus(edge.from, resolve)));
}

function isOfAws(value: Json): boolean {
  const text = isObject(value) ? own(value as JsonObject, 'prefix') : value;
  return typeof text === 'string' && text.startsWith('aws.');
}

export const tooManyWildcards: Rule = {
  id: 'eventbridge.too-many-wildcard-rules',
  severity: 'error',
  title: { en: 'A bus has more rules with wildcards than EventBridge allows', ko: 'EventBridge가 허용하는 것보다 많은 와일드카드 규칙' },
  why: { en: 'Wildcards are costly to match; EventBridge refuses further rules that have some.', ko: '와일드카드는 처리 비용이 커서 EventBridge가 그 이상의 규칙을 거부합니다.' },
  source: limits['wildcard-rules-per-bus'].source,
  services: ['eventbridge.bus'],
  unfixable: { en: 'Which patterns can do without a wildcard is for you to decide.', ko: '어떤 패턴에서 와일드카드를 뺄지는 직접 정해야 합니다.' },
  check: (node, { resolve, outgoing, quota }) => {
    const count = outgoing(node, 'deliver').filter(({ to }) => usesWildcards(patternOf(to, resolve) ?? {})).length;
    const max = quota('eventbridge.wildcard-rules-per-bus') ?? Infinity;
    if (count <= max) return [];
    return [{
      limit: { id: 'eventbridge.wildcard-rules-per-bus', needed: count },
      message: {
        en: `${count} rules of “${nameOf(node)}” use wildcards; EventBridge allows ${max} on one bus. Use prefix or suffix instead, or a second bus.`,
        ko: `‘${nameOf(node)}’ 버스의 규칙 ${count}개가 와일드카드를 씁니다. 버스 하나에 ${max}개까지입니다. prefix나 suffix를 쓰거나 버스를 나누세요.`,
      },
    }];
  },
};
