import type { Ports } from '../../core/catalog/ports.ts';

export const stepfunctions: Ports = {
  out: [{ kind: 'access' }, { kind: 'publish' }, { kind: 'send' }, { kind: 'start' }, { kind: 'invoke' }],
  in: [
    { kind: 'start' },
    {
      kind: 'invoke', is: 'workflow', when: { property: 'StateMachineType', equals: 'EXPRESS' },
      otherwise: {
        en: 'Only an express workflow can be waited for. Start this one (kind: start), or set StateMachineType to EXPRESS.',
        ko: '결과를 기다릴 수 있는 것은 Express 워크플로뿐입니다. start로 연결하거나 StateMachineType을 EXPRESS로 바꾸세요.',
      },
    },
  ],
  references: ['arn', 'name'],
};
