import { didYouMean } from '../document/did-you-mean.ts';
import type { Json } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import type { Whose } from './contract.ts';

const WHOSE: Readonly<Record<Whose['kind'], Text>> = {
  all: { en: 'the whole design', ko: '설계 전체' }, flow: { en: 'a flow (flow: …)', ko: '흐름(flow: …)' }, node: { en: 'a node (node: …)', ko: '노드(node: …)' },
};

/** What is wrong with a goal, and what to write instead. */
export const goalMessages = {
  notAMap: (name: string): Text => ({
    en: `The goal '${name}' must say what it asks for, for example { p99: < 300 ms, errors: < 0.1 % }.`,
    ko: `'${name}' 목표에는 지켜야 할 값을 적어야 합니다. 예: { p99: < 300 ms, errors: < 0.1 % }`,
  }),
  nothingAsked: (name: string): Text => ({
    en: `The goal '${name}' asks for nothing, so it cannot be missed. Write for example p99: < 300 ms or cost: < 30 USD/month.`,
    ko: `'${name}' 목표에 기준이 없어 확인할 것이 없습니다. 예: p99: < 300 ms, cost: < 30 USD/month`,
  }),
  unknownKey: (key: string, guess: string | undefined, known: readonly string[]): Text => (guess === undefined
    ? { en: `'${key}' is nothing that a goal can ask for, so it would not be tested. Known: ${known.join(', ')}.`, ko: `'${key}'은(는) 목표에 쓸 수 없는 키여서 확인되지 않습니다. 사용할 수 있는 키: ${known.join(', ')}` }
    : { en: `'${key}' is nothing that a goal can ask for, so it would not be tested. Did you mean '${guess}'?`, ko: `'${key}'은(는) 목표에 쓸 수 없는 키여서 확인되지 않습니다. '${guess}'을(를) 쓰려고 했나요?` }),
  noSuch: (what: Text, written: Json, names: readonly string[]): Text => {
    const shown = typeof written === 'string' ? written : JSON.stringify(written);
    const guess = didYouMean(shown, names);
    return guess === undefined
      ? { en: `There is no ${what.en} '${shown}'. ${names.length === 0 ? 'There is none at all.' : `There are: ${names.join(', ')}.`}`, ko: `'${shown}' ${what.ko}이(가) 없습니다. ${names.length === 0 ? '하나도 없습니다.' : `있는 것: ${names.join(', ')}`}` }
      : { en: `There is no ${what.en} '${shown}'. Did you mean '${guess}'?`, ko: `'${shown}' ${what.ko}이(가) 없습니다. '${guess}'을(를) 쓰려고 했나요?` };
  },
  flowAndNode: { en: 'A goal is about a flow or about a node, not both. Make two goals of it.', ko: '목표는 흐름이나 노드 중 하나에 대한 것이어야 합니다. 목표를 둘로 나누십시오.' },
  scenarioAndRate: { en: 'A goal has a scenario or a steady rate, not both. A scenario has its own `factor`.', ko: '목표에는 scenario나 rate 중 하나만 적습니다. 시나리오의 배수는 그 시나리오의 `factor`에 적습니다.' },
  durationAlone: { en: 'duration belongs to rate: a scenario says itself how long it takes.', ko: 'duration은 rate와 함께 씁니다. 시나리오의 길이는 시나리오에 적습니다.' },
  nothingToScale: { en: 'No requests come by the traffic as drawn, so there is nothing to bring to this rate. Give a flow its requests under traffic.', ko: '그려진 트래픽에 요청이 없어 이 빈도로 늘릴 것이 없습니다. traffic에서 흐름의 requests를 적으십시오.' },
  notOfThese: (key: string, of: readonly Whose['kind'][]): Text => ({
    en: `${key} is a figure of ${of.map((kind) => WHOSE[kind].en).join(' or ')}.`,
    ko: `${key}은(는) ${of.map((kind) => WHOSE[kind].ko).join(' 또는 ')}의 값입니다.`,
  }),
  wrongWay: (key: string, example: string, side: 'most' | 'least'): Text => (side === 'most'
    ? { en: `${key} is something to stay below. Write for example ${key}: ${example}.`, ko: `${key}은(는) 넘지 않아야 하는 값입니다. 예: ${key}: ${example}` }
    : { en: `${key} is something to stay above. Write for example ${key}: ${example}.`, ko: `${key}은(는) 그보다 커야 하는 값입니다. 예: ${key}: ${example}` }),
  badBound: (key: string, message: Text, example: string): Text => ({ en: `${message.en} As a goal: ${key}: ${example}.`, ko: `${message.ko} 목표로 쓰면 ${key}: ${example}` }),
} as const;
