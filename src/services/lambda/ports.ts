import type { Port, Ports } from '../../core/catalog/ports.ts';

/** Lambda hands failed events to standard queues and topics and to functions: invocation-async-retain-records.html */
const onFailure: Port = {
  kind: 'on-failure',
  limit: 1,
  onlyWith: {
    roles: ['queue', 'topic', 'function'],
    otherwise: {
      en: 'Lambda does not send failed events to FIFO queues or FIFO topics. Use a standard one.',
      ko: 'Lambda는 실패한 이벤트를 FIFO 대기열이나 FIFO 주제로 보내지 않습니다. 표준 유형을 사용하세요.',
    },
  },
};

/** Runs where CloudFront answers, with the permissions of its role and no variables. */
export const edge: Ports = {
  out: [{ kind: 'access' }, { kind: 'publish' }, { kind: 'send' }, { kind: 'start' }, { kind: 'invoke' }],
  in: [
    {
      kind: 'trigger', is: 'edge-function',
      onlyWith: {
        roles: ['distribution'],
        otherwise: {
          en: 'A Lambda@Edge function is run by distributions only. Use a Lambda function.',
          ko: 'Lambda@Edge 함수는 배포만 실행합니다. Lambda 함수를 사용하세요.',
        },
      },
    },
  ],
  references: ['name', 'arn'],
};

export const lambda: Ports = {
  out: [{ kind: 'access' }, { kind: 'publish' }, { kind: 'send' }, { kind: 'start' }, { kind: 'invoke' }, { kind: 'authorize', is: 'function' }, onFailure],
  in: [
    { kind: 'invoke', is: 'function' },
    { kind: 'deliver', is: 'function' },
    { kind: 'poll' },
    { kind: 'notify' },
    { kind: 'trigger' },
    { kind: 'on-failure', is: 'function' },
  ],
  references: ['name', 'arn'],
};
