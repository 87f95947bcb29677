import type { Text } from '../model/text.ts';

/**
 * What a connection means. A connection is drawn by its `line`: solid (the caller waits), dashed (it
 * does not), dotted (it decides who may pass). docs/adr/0002-connections.md says what each becomes in
 * CloudFormation and where each of its values lives.
 */
export interface ConnectionKind {
  readonly id: ConnectionKindId;
  readonly title: Text;
  /** One sentence for the palette of kinds and for screen readers. */
  readonly about: Text;
  readonly line: 'sync' | 'async' | 'authorize';
}

export type ConnectionKindId =
  | 'request'
  | 'origin'
  | 'invoke'
  | 'access'
  | 'publish'
  | 'send'
  | 'deliver'
  | 'poll'
  | 'notify'
  | 'on-failure'
  | 'authorize'
  | 'sign-in'
  | 'federate'
  | 'trigger';

function kind(id: ConnectionKindId, line: ConnectionKind['line'], title: Text, about: Text): ConnectionKind {
  return { id, line, title, about };
}

/** Every kind, in the order in which a new connection between two nodes prefers them. */
export const CONNECTION_KINDS: readonly ConnectionKind[] = [
  kind('request', 'sync', { en: 'requests', ko: '요청' },
    { en: 'A client sends HTTP requests and waits for the answer.', ko: '클라이언트가 HTTP 요청을 보내고 응답을 기다립니다.' }),
  kind('origin', 'sync', { en: 'origin', ko: '오리진' },
    { en: 'A distribution fetches what its cache does not hold.', ko: '배포가 캐시에 없는 것을 가져옵니다.' }),
  kind('invoke', 'sync', { en: 'invokes', ko: '호출' },
    { en: 'Calls a function and waits for its result.', ko: '함수를 호출하고 결과를 기다립니다.' }),
  kind('access', 'sync', { en: 'uses', ko: '사용' },
    { en: 'Reads or writes data with the permissions named by `access`.', ko: '`access`에 적힌 권한으로 데이터를 읽거나 씁니다.' }),
  kind('publish', 'async', { en: 'publishes', ko: '게시' },
    { en: 'Publishes a message to a topic and does not wait for subscribers.', ko: '주제에 메시지를 게시하고 구독자를 기다리지 않습니다.' }),
  kind('send', 'async', { en: 'sends', ko: '전송' },
    { en: 'Puts a message into a queue.', ko: '대기열에 메시지를 넣습니다.' }),
  kind('deliver', 'async', { en: 'delivers', ko: '전달' },
    { en: 'A topic hands each message to a subscriber.', ko: '주제가 각 메시지를 구독자에게 전달합니다.' }),
  kind('poll', 'async', { en: 'polled by', ko: '폴링' },
    { en: 'An event source mapping reads batches and invokes the function.', ko: '이벤트 소스 매핑이 배치를 읽어 함수를 호출합니다.' }),
  kind('notify', 'async', { en: 'notifies', ko: '알림' },
    { en: 'A bucket announces changes of its objects.', ko: '버킷이 객체의 변경을 알립니다.' }),
  kind('on-failure', 'async', { en: 'on failure', ko: '실패 시' },
    { en: 'Where an event goes when every attempt to process it failed.', ko: '모든 처리 시도가 실패한 이벤트가 가는 곳입니다.' }),
  kind('authorize', 'authorize', { en: 'authorizes', ko: '권한 부여' },
    { en: 'Decides who may call the named routes.', ko: '지정한 경로를 누가 호출할 수 있는지 결정합니다.' }),
  kind('sign-in', 'sync', { en: 'signs in', ko: '로그인' },
    { en: 'A client signs its users in.', ko: '클라이언트가 사용자를 로그인시킵니다.' }),
  kind('federate', 'authorize', { en: 'federates', ko: '페더레이션' },
    { en: 'An identity pool trusts the users of a user pool.', ko: '자격 증명 풀이 사용자 풀의 사용자를 신뢰합니다.' }),
  kind('trigger', 'sync', { en: 'triggers', ko: '트리거' },
    { en: 'A user pool calls a function at a step of sign-up or sign-in.', ko: '사용자 풀이 가입 또는 로그인 단계에서 함수를 호출합니다.' }),
];

const byId = new Map<string, ConnectionKind>(CONNECTION_KINDS.map((entry) => [entry.id, entry]));

/** The kind with this id, or undefined where there is none. */
export function connectionKind(id: string): ConnectionKind | undefined {
  return byId.get(id);
}
