import type { Port, PortRole, Ports } from '../../core/catalog/ports.ts';
import type { Text } from '../../core/model/text.ts';

function onFailure(roles: readonly PortRole[], otherwise: Text): Port {
  return { kind: 'on-failure', limit: 1, onlyWith: { roles, otherwise } };
}

const DEAD_LETTERS = onFailure(['queue'], {
  en: 'EventBridge keeps what it cannot deliver in a standard queue only.',
  ko: 'EventBridge가 전달하지 못한 이벤트는 표준 대기열에만 보관할 수 있습니다.',
});

/** Calls a function and does not wait. */
const FUNCTION_ONLY: Port = {
  kind: 'deliver',
  onlyWith: {
    roles: ['function'],
    otherwise: {
      en: 'Only functions take what a schedule or a pipe delivers. Use “sends” for a queue and “publishes” for a topic or a bus.',
      ko: '일정과 파이프는 함수에만 전달합니다. 대기열에는 ‘전송’, 주제와 버스에는 ‘게시’ 연결을 사용하세요.',
    },
  },
};

export const bus: Ports = {
  out: [{
    kind: 'deliver', is: 'bus',
    onlyWith: {
      roles: ['rule'],
      otherwise: {
        en: 'A bus hands events to rules only. Put a rule between the bus and what it calls.',
        ko: '버스는 규칙에만 이벤트를 넘깁니다. 버스와 호출할 대상 사이에 규칙을 두세요.',
      },
    },
  }],
  in: [{ kind: 'publish' }],
  references: ['name', 'arn'],
};

export const rule: Ports = {
  out: [
    {
      kind: 'deliver', is: 'rule',
      onlyWith: {
        roles: ['function', 'queue', 'fifo-queue'],
        otherwise: {
          en: 'A rule delivers to functions and queues; it publishes to topics and buses.',
          ko: '규칙은 함수와 대기열에 전달하고, 주제와 버스에는 게시합니다.',
        },
      },
    },
    { kind: 'publish' },
    { kind: 'start' },
    DEAD_LETTERS,
  ],
  in: [{
    kind: 'deliver', is: 'rule', limit: 1,
    onlyWith: {
      roles: ['bus'],
      otherwise: {
        en: 'A rule takes the events of an event bus. Publish to a bus, and let the bus deliver to the rule.',
        ko: '규칙은 이벤트 버스의 이벤트를 받습니다. 버스에 게시하고 버스에서 규칙으로 전달하세요.',
      },
    },
  }],
  references: ['arn'],
};

export const schedule: Ports = {
  out: [{ kind: 'start' }, { kind: 'publish' }, { kind: 'send' }, FUNCTION_ONLY, DEAD_LETTERS],
  in: [],
  references: ['name', 'arn'],
};

export const pipe: Ports = {
  out: [
    { kind: 'start' },
    { kind: 'invoke', limit: 2 },
    { kind: 'publish' },
    { kind: 'send' },
    FUNCTION_ONLY,
    onFailure(['queue', 'topic'], {
      en: 'A pipe keeps records that failed in a standard queue or topic only.',
      ko: '파이프에서 실패한 레코드는 표준 대기열이나 표준 주제에만 보관할 수 있습니다.',
    }),
  ],
  in: [{ kind: 'poll', limit: 1 }],
  references: ['name', 'arn'],
};
