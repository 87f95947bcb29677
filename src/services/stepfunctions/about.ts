import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { EMPTY } from './definition/starter.ts';
import { definitionOf } from './definition/written.ts';
import { statesOf } from './definition/states.ts';
import { workflowType } from './type.ts';

export const stepfunctions: About = {
  title: { en: 'Step Functions state machine', ko: 'Step Functions 상태 머신' },
  short: { en: 'State machine', ko: '상태 머신' },
  category: 'compute',
  description: {
    en: 'Runs a workflow of steps, with branches, waits and retries, and remembers where each execution stands.',
    ko: '분기, 대기, 재시도가 있는 단계별 워크플로를 실행하고 각 실행이 어디까지 왔는지 기억합니다.',
  },
  docs: 'https://docs.aws.amazon.com/step-functions/latest/dg/welcome.html',
  initial: { StateMachineType: 'STANDARD', Definition: EMPTY },
  summary,
  drawio: { shape: 'step_functions', fill: '#E7157B' },
  names: {
    anywhere: ['step function', 'stepfunction', 'sfn', 'state machine', '상태 머신', '스텝 함수', '스텝 펑션'],
    atEnd: ['workflow', '워크플로'],
  },
};

/** Its type, and how many states its definition has. */
function summary(node: Node, resolve: Resolver): Text {
  const type = workflowType(node, resolve);
  const name: Text = type === 'EXPRESS' ? { en: 'Express', ko: 'Express' } : type === 'STANDARD' ? { en: 'Standard', ko: 'Standard' } : { en: 'Step Functions', ko: 'Step Functions' };
  const definition = definitionOf(node);
  if (definition.kind !== 'read') return definition.kind === 'absent' ? { en: `${name.en} · no definition`, ko: `${name.ko} · 정의 없음` } : name;
  const count = statesOf(definition).length;
  return { en: `${name.en} · ${count} ${count === 1 ? 'state' : 'states'}`, ko: `${name.ko} · 상태 ${count}개` };
}
