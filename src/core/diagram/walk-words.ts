import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Text } from '../model/text.ts';

/** Two ends as they are called, and what the line between them says (a route, a pattern, an access); may be empty. */
export interface Ends {
  readonly from: Text;
  readonly to: Text;
  readonly label: string;
}

type Sentence = (ends: Ends) => Text;

/** The label behind the verb, where there is one. */
const aside = (label: string): string => (label === '' ? '' : ` (${label})`);
/** The label as what is sent, else the word for it. */
const sent = (label: string, otherwise: string): string => (label === '' ? otherwise : label);

/** The key of the behaviour that takes what no pattern does. */
const DEFAULT_BEHAVIOUR = 'default';

/**
 * What a connection of each kind does, as a sentence. Korean particles are those that no name changes (에서, 에, 의), so
 * that any name reads well.
 */
const SENTENCES: Readonly<Record<ConnectionKindId, Sentence>> = {
  'request': ({ from, to, label }) => ({ en: `${from.en} sends ${sent(label, 'requests')} to ${to.en}.`, ko: `${from.ko}에서 ${to.ko}에 ${label === '' ? '요청' : `${label} 요청`}을 보냅니다.` }),
  'origin': ({ from, to, label }) => {
    const [en, ko] = label === DEFAULT_BEHAVIOUR ? ['all other requests', '그 밖의 요청'] : [sent(label, 'requests'), label === '' ? '요청' : `${label} 요청`];
    return { en: `${from.en} hands ${en} to ${to.en} where its cache has no answer.`, ko: `${from.ko}의 캐시에 없는 ${ko}을 ${to.ko}에 넘깁니다.` };
  },
  'start': ({ from, to, label }) => ({ en: `${from.en} starts ${to.en}${aside(label)} and does not wait for its end.`, ko: `${from.ko}에서 ${to.ko} 실행을 시작하고${aside(label)} 끝나기를 기다리지 않습니다.` }),
  'invoke': ({ from, to, label }) => ({ en: `${from.en} calls ${to.en}${aside(label)} and waits for the result.`, ko: `${from.ko}에서 ${to.ko}에 호출을 보내고${aside(label)} 결과를 기다립니다.` }),
  'access': ({ from, to, label }) => ({ en: `${from.en} uses the data of ${to.en}${aside(label)}.`, ko: `${from.ko}에서 ${to.ko}의 데이터를 사용합니다${aside(label)}.` }),
  'publish': ({ from, to, label }) => ({ en: `${from.en} publishes to ${to.en}${aside(label)} and waits for nobody who takes it.`, ko: `${from.ko}에서 ${to.ko}에 게시하고${aside(label)} 받는 쪽을 기다리지 않습니다.` }),
  'send': ({ from, to, label }) => ({ en: `${from.en} puts messages into ${to.en}${aside(label)}.`, ko: `${from.ko}에서 ${to.ko}에 메시지를 넣습니다${aside(label)}.` }),
  'deliver': ({ from, to, label }) => ({ en: `${from.en} delivers to ${to.en}${aside(label)}.`, ko: `${from.ko}에서 ${to.ko}에 전달합니다${aside(label)}.` }),
  'poll': ({ from, to, label }) => ({ en: `${to.en} takes batches from ${from.en}${aside(label)}.`, ko: `${to.ko}에서 ${from.ko}의 배치를 가져갑니다${aside(label)}.` }),
  'notify': ({ from, to, label }) => ({ en: `${from.en} tells ${to.en} of changes of its objects${aside(label)}.`, ko: `${from.ko}에서 ${to.ko}에 객체의 변경을 알립니다${aside(label)}.` }),
  'on-failure': ({ from, to, label }) => ({ en: `What ${from.en} fails to process goes to ${to.en}${aside(label)}.`, ko: `${from.ko}에서 처리하지 못한 것은 ${to.ko}에 남습니다${aside(label)}.` }),
  'authorize': ({ from, to, label }) => ({ en: `${from.en} decides who may call ${to.en}${aside(label)}.`, ko: `${from.ko}에서 ${to.ko}의 호출 권한을 확인합니다${aside(label)}.` }),
  'sign-in': ({ from, to, label }) => ({ en: `${from.en} signs its users in at ${to.en}${aside(label)}.`, ko: `${from.ko}의 사용자는 ${to.ko}에서 로그인합니다${aside(label)}.` }),
  'federate': ({ from, to, label }) => ({ en: `${to.en} trusts the users of ${from.en}${aside(label)}.`, ko: `${to.ko}에서 ${from.ko}의 사용자를 신뢰합니다${aside(label)}.` }),
  'trigger': ({ from, to, label }) => ({ en: `${from.en} calls ${to.en} at a step of its own work${aside(label)}.`, ko: `${from.ko}의 작업 단계에서 ${to.ko}에 호출을 보냅니다${aside(label)}.` }),
};

/** A kind that the product does not know. */
const UNKNOWN: Sentence = ({ from, to, label }) => ({ en: `${from.en} leads to ${to.en}${aside(label)}.`, ko: `${from.ko}에서 ${to.ko}에 이어집니다${aside(label)}.` });

export function sentenceOf(kind: string | undefined, ends: Ends): Text {
  return kind !== undefined && Object.hasOwn(SENTENCES, kind) ? SENTENCES[kind as ConnectionKindId](ends) : UNKNOWN(ends);
}

/** A node by its service and, in quotes, its name; the name alone where it says no more. */
export function calledOf(title: string, name: string): Text {
  if (title === '' || title === name) return { en: `“${name}”`, ko: `‘${name}’` };
  return { en: `${title} “${name}”`, ko: `${title} ‘${name}’` };
}

export const WALK_WORDS = {
  alone: (node: Text): Text => ({ en: `${node.en} is connected to nothing.`, ko: `${node.ko}에 이어진 것이 없습니다.` }),
  more: (count: number): Text => ({ en: `… and ${count} more.`, ko: `… 외 ${count}개.` }),
  empty: { en: 'The design is empty.', ko: '설계가 비어 있습니다.' },
} as const;
