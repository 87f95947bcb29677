import type { Port, Ports } from '../../core/catalog/ports.ts';
import type { Text } from '../../core/model/text.ts';

const PRIVATE: Text = {
  en: 'A private API is reached from inside a VPC only. Set EndpointConfiguration.Types to REGIONAL.',
  ko: '프라이빗 API는 VPC 안에서만 호출할 수 있습니다. EndpointConfiguration.Types를 REGIONAL로 바꾸세요.',
};

function reachable(kind: Port['kind']): Port {
  return { kind, when: { not: { property: 'EndpointConfiguration.Types.0', equals: 'PRIVATE' } }, otherwise: PRIVATE };
}

export const http: Ports = {
  out: [{ kind: 'start' }, { kind: 'invoke' }],
  in: [{ kind: 'request' }, { kind: 'origin' }, { kind: 'authorize' }],
  references: ['url', 'id'],
};

export const rest: Ports = {
  out: [{ kind: 'start' }, { kind: 'invoke' }],
  in: [reachable('request'), reachable('origin'), { kind: 'authorize' }],
  references: ['url', 'id'],
};

/** Actions: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html */
const MANAGE = ['execute-api:ManageConnections'];

export const websocket: Ports = {
  out: [
    {
      kind: 'invoke',
      onlyWith: {
        roles: ['function'],
        otherwise: {
          en: 'A WebSocket API calls functions. Let the function start the workflow.',
          ko: 'WebSocket API는 함수를 호출합니다. 워크플로는 함수가 시작하게 하세요.',
        },
      },
    },
  ],
  in: [
    { kind: 'request' },
    { kind: 'access' },
    {
      kind: 'authorize', limit: 1,
      onlyWith: {
        roles: ['function'],
        otherwise: {
          en: 'A WebSocket API has no user pool authorizer. Let a function check the token.',
          ko: 'WebSocket API에는 사용자 풀 권한 부여자가 없습니다. 함수가 토큰을 확인하게 하세요.',
        },
      },
    },
  ],
  references: ['url', 'id'],
  access: {
    read: { actions: MANAGE, on: ['/GET/@connections/*'], effect: 'read', title: { en: 'looks connections up', ko: '연결 조회' } },
    write: { actions: MANAGE, on: ['/POST/@connections/*', '/DELETE/@connections/*'], effect: 'write', ends: true, title: { en: 'sends to clients and disconnects them', ko: '클라이언트에 전송과 연결 해제' } },
    post: { actions: MANAGE, on: ['/POST/@connections/*'], effect: 'write', ends: true, title: { en: 'sends to clients', ko: '클라이언트에 전송' } },
  },
};
