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
  /** What a node that offers (accepts) this kind does, as a verb phrase; `explain` builds its sentence of them. */
  readonly source: Text;
  readonly target: Text;
}

export type ConnectionKindId =
  | 'request'
  | 'origin'
  | 'start'
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

function kind(id: ConnectionKindId, line: ConnectionKind['line'], title: Text, about: Text, source: Text, target: Text): ConnectionKind {
  return { id, line, title, about, source, target };
}

/** Every kind, in the order in which a new connection between two nodes prefers them. */
export const CONNECTION_KINDS: readonly ConnectionKind[] = [
  kind('request', 'sync', { en: 'requests', ko: '요청' },
    { en: 'A client sends HTTP requests and waits for the answer.', ko: '클라이언트가 HTTP 요청을 보내고 응답을 기다립니다.' },
    { en: 'sends requests to distributions and APIs', ko: '배포와 API에 요청을 보냅니다' }, { en: 'answers requests from clients', ko: '클라이언트의 요청에 응답합니다' }),
  kind('origin', 'sync', { en: 'origin', ko: '오리진' },
    { en: 'A distribution fetches what its cache does not hold.', ko: '배포가 캐시에 없는 것을 가져옵니다.' },
    { en: 'fetches from buckets and APIs', ko: '버킷과 API에서 콘텐츠를 가져옵니다' }, { en: 'serves distributions as their origin', ko: '배포의 오리진이 됩니다' }),
  kind('start', 'async', { en: 'starts', ko: '시작' },
    { en: 'Starts an execution of a workflow and does not wait for its end.', ko: '워크플로 실행을 시작하고 끝나기를 기다리지 않습니다.' },
    { en: 'starts workflows', ko: '워크플로를 시작합니다' }, { en: 'is started by functions, APIs and rules', ko: '함수, API, 규칙이 시작합니다' }),
  kind('invoke', 'sync', { en: 'invokes', ko: '호출' },
    { en: 'Calls a function and waits for its result.', ko: '함수를 호출하고 결과를 기다립니다.' },
    { en: 'calls functions', ko: '함수를 호출합니다' }, { en: 'is called by APIs and functions', ko: 'API와 함수가 호출합니다' }),
  kind('access', 'sync', { en: 'uses', ko: '사용' },
    { en: 'Reads or writes data with the permissions named by `access`.', ko: '`access`에 적힌 권한으로 데이터를 읽거나 씁니다.' },
    { en: 'reads and writes tables and buckets', ko: '테이블과 버킷을 읽고 씁니다' }, { en: 'is read and written by functions', ko: '함수가 읽고 씁니다' }),
  kind('publish', 'async', { en: 'publishes', ko: '게시' },
    { en: 'Publishes a message to a topic, or an event to a bus, and waits for nobody who takes it.', ko: '주제에 메시지를, 버스에 이벤트를 게시하고 받는 쪽을 기다리지 않습니다.' },
    { en: 'publishes to topics', ko: '주제에 게시합니다' }, { en: 'takes what functions publish', ko: '함수가 게시하는 메시지를 받습니다' }),
  kind('send', 'async', { en: 'sends', ko: '전송' },
    { en: 'Puts a message into a queue.', ko: '대기열에 메시지를 넣습니다.' },
    { en: 'sends to queues', ko: '대기열에 보냅니다' }, { en: 'takes what functions send', ko: '함수가 보내는 메시지를 받습니다' }),
  kind('deliver', 'async', { en: 'delivers', ko: '전달' },
    { en: 'A topic, a bus or a rule hands on each message or event.', ko: '주제, 버스, 규칙이 각 메시지나 이벤트를 넘깁니다.' },
    { en: 'delivers to functions and queues', ko: '함수와 대기열에 전달합니다' }, { en: 'takes what topics deliver', ko: '주제가 전달하는 메시지를 받습니다' }),
  kind('poll', 'async', { en: 'polled by', ko: '폴링' },
    { en: 'An event source mapping reads batches and invokes the function.', ko: '이벤트 소스 매핑이 배치를 읽어 함수를 호출합니다.' },
    { en: 'is polled by functions', ko: '함수가 폴링합니다' }, { en: 'polls queues and streams', ko: '대기열과 스트림을 폴링합니다' }),
  kind('notify', 'async', { en: 'notifies', ko: '알림' },
    { en: 'A bucket announces changes of its objects.', ko: '버킷이 객체의 변경을 알립니다.' },
    { en: 'notifies functions, queues and topics', ko: '함수, 대기열, 주제에 알립니다' }, { en: 'takes notifications from buckets', ko: '버킷의 알림을 받습니다' }),
  kind('on-failure', 'async', { en: 'on failure', ko: '실패 시' },
    { en: 'Where an event goes when every attempt to process it failed.', ko: '모든 처리 시도가 실패한 이벤트가 가는 곳입니다.' },
    { en: 'hands what failed to queues and topics', ko: '실패한 것을 대기열과 주제에 넘깁니다' }, { en: 'keeps what others failed to process', ko: '다른 곳에서 처리하지 못한 것을 보관합니다' }),
  kind('authorize', 'authorize', { en: 'authorizes', ko: '권한 부여' },
    { en: 'Decides who may call the named routes.', ko: '지정한 경로를 누가 호출할 수 있는지 결정합니다.' },
    { en: 'authorizes the callers of APIs', ko: 'API 호출자의 권한을 확인합니다' }, { en: 'has its callers authorized by user pools and functions', ko: '사용자 풀과 함수에 호출자의 권한 확인을 맡깁니다' }),
  kind('sign-in', 'sync', { en: 'signs in', ko: '로그인' },
    { en: 'A client signs its users in.', ko: '클라이언트가 사용자를 로그인시킵니다.' },
    { en: 'signs its users in at user pools', ko: '사용자 풀에 사용자를 로그인시킵니다' }, { en: 'signs in the users of clients', ko: '클라이언트의 사용자를 로그인시킵니다' }),
  kind('federate', 'authorize', { en: 'federates', ko: '페더레이션' },
    { en: 'An identity pool trusts the users of a user pool.', ko: '자격 증명 풀이 사용자 풀의 사용자를 신뢰합니다.' },
    { en: 'lets its users into identity pools', ko: '자기 사용자를 자격 증명 풀에 들여보냅니다' }, { en: 'trusts the users of user pools', ko: '사용자 풀의 사용자를 신뢰합니다' }),
  kind('trigger', 'sync', { en: 'triggers', ko: '트리거' },
    { en: 'Calls a function at a step of its own work: a user pool at sign-in, a distribution at a request.', ko: '자기 작업의 한 단계에서 함수를 호출합니다. 사용자 풀은 로그인 때, 배포는 요청 때입니다.' },
    { en: 'triggers functions at steps of its own work', ko: '자기 작업의 단계에서 함수를 트리거합니다' }, { en: 'is triggered by user pools or distributions', ko: '사용자 풀이나 배포가 트리거합니다' }),
];

const byId = new Map<string, ConnectionKind>(CONNECTION_KINDS.map((entry) => [entry.id, entry]));

/** The kind with this id, or undefined where there is none. */
export function connectionKind(id: string): ConnectionKind | undefined {
  return byId.get(id);
}
