import { nameOf } from '../../model/design.ts';
import type { Circle, Rule, Violation } from '../contract.ts';

export const recursiveLoop: Rule = {
  id: 'topology.recursive-loop',
  severity: 'warning',
  title: { en: 'Events go round in a circle', ko: '순환하는 이벤트' },
  why: {
    en: 'What a function sends to whatever calls it calls it again. Lambda stops some of these loops after about 16 rounds and not others; all of them are billed.',
    ko: '함수가 자신을 호출하는 곳으로 이벤트를 보내면 다시 호출됩니다. Lambda는 일부 순환만 약 16회 뒤에 멈추며, 모두 비용이 청구됩니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html', asOf: '2026-11-21' },
  unfixable: { en: 'Where to break the circle is for you to decide.', ko: '순환을 어디서 끊을지는 직접 정해야 합니다.' },
  check: (node, context) => {
    const circle = context.circle(node);
    return circle?.first.from === node.id ? [violation(circle)] : [];
  },
};

/** One violation per circle, at the first connection of the file that belongs to it. */
function violation({ nodes, first }: Circle): Violation {
  const names = nodes.map(nameOf);
  const shown = names.length > 5 ? [...names.slice(0, 5), '…'] : names;
  return {
    connection: first.id,
    message: {
      en: `${shown.map((name) => `“${name}”`).join(', ')} ${names.length === 1 ? 'causes itself' : 'cause each other'} again and again. Break the circle, or make sure that an event goes round only once, and silence this with the reason.`,
      ko: `${shown.map((name) => `‘${name}’`).join(', ')} 사이에서 이벤트가 끝없이 순환합니다. 순환을 끊거나, 이벤트가 한 번만 돌도록 한 뒤 이유를 적고 무시하세요.`,
    },
  };
}
