import { nameOf, type Node } from '../../../core/model/design.ts';
import type { Path } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { placeIn } from '../definition/place.ts';
import { starterFor } from '../definition/starter.ts';
import { statesOf } from '../definition/states.ts';
import { faultsOf } from '../definition/shape.ts';
import { definitionOf } from '../definition/written.ts';
import { limits } from '../limits.ts';
import { LANGUAGE, STATE_MACHINE } from './sources.ts';

export const noDefinition: Rule = {
  id: 'stepfunctions.no-definition',
  severity: 'error',
  title: { en: 'A state machine without a definition', ko: '정의가 없는 상태 머신' },
  why: { en: 'CloudFormation makes no state machine without a definition.', ko: 'CloudFormation은 정의 없이 상태 머신을 만들지 않습니다.' },
  source: STATE_MACHINE,
  check: (node, context) => {
    if (definitionOf(node).kind !== 'absent') return [];
    return [{
      message: {
        en: `“${nameOf(node)}” has no definition, so nothing can be deployed. Write Definition in the Amazon States Language, or begin with one made from its connections.`,
        ko: `‘${nameOf(node)}’에 정의가 없어 배포할 수 없습니다. Amazon States Language로 Definition을 작성하거나 연결에서 만든 정의로 시작하세요.`,
      },
      fix: { title: { en: 'Write a definition from the connections', ko: '연결에서 정의 만들기' }, path: ['properties', 'Definition'], value: starterFor(node, context) },
    }];
  },
};

export const definitionInvalid: Rule = {
  id: 'stepfunctions.definition-invalid',
  severity: 'error',
  title: { en: 'A definition that is no Amazon States Language', ko: 'Amazon States Language에 맞지 않는 정의' },
  why: {
    en: 'Step Functions refuses a definition that does not keep to the grammar, and the deployment fails.',
    ko: 'Step Functions는 문법에 맞지 않는 정의를 거부하므로 배포가 실패합니다.',
  },
  source: LANGUAGE,
  unfixable: { en: 'What the definition should say is for you to write.', ko: '정의의 내용은 직접 작성해야 합니다.' },
  check: (node) => {
    const definition = definitionOf(node);
    if (definition.kind === 'unreadable') return [invalid(node, definition.because, { path: definition.base })];
    if (definition.kind !== 'read') return [];
    return faultsOf(definition.machine).map(({ path, because }) => invalid(node, because, placeIn(definition, path)));
  },
};

function invalid(node: Node, because: Text, place: Pick<Violation, 'path' | 'within'>): Violation {
  return {
    ...place,
    message: { en: `The definition of “${nameOf(node)}” does not hold: ${because.en}.`, ko: `‘${nameOf(node)}’의 정의가 올바르지 않습니다: ${because.ko}.` },
  };
}

export const definitionTooLarge: Rule = {
  id: 'stepfunctions.definition-too-large',
  severity: 'error',
  title: { en: 'A definition larger than Step Functions takes', ko: 'Step Functions가 받는 것보다 큰 정의' },
  why: { en: 'A definition above the limit is refused, and the limit cannot be raised.', ko: '한도를 넘는 정의는 거부되며 한도는 늘릴 수 없습니다.' },
  source: limits['definition-max'].source,
  unfixable: { en: 'Which states to move to a machine of their own is for you to decide.', ko: '어떤 상태를 별도의 상태 머신으로 옮길지는 직접 정해야 합니다.' },
  check: (node, { quota }) => {
    const definition = definitionOf(node);
    const most = quota('stepfunctions.definition-max');
    if (definition.kind !== 'read' || most === undefined || definition.bytes <= most) return [];
    return [{
      path: definition.base,
      limit: { id: 'stepfunctions.definition-max', needed: definition.bytes },
      message: {
        en: `The definition of “${nameOf(node)}” has ${formatNumber(definition.bytes)} bytes; Step Functions takes ${formatNumber(most)} at most. Move a part of it to a state machine that this one starts.`,
        ko: `‘${nameOf(node)}’의 정의가 ${formatNumber(definition.bytes)}바이트입니다. Step Functions는 ${formatNumber(most)}바이트까지만 받습니다. 일부를 이 상태 머신이 시작하는 다른 상태 머신으로 옮기세요.`,
      },
    }];
  },
};

/** A name of a state machine or a state, and where it stands. */
interface Named {
  readonly name: string;
  readonly what: Text;
  readonly place: Pick<Violation, 'path' | 'within'>;
}

export const nameTooLong: Rule = {
  id: 'stepfunctions.name-too-long',
  severity: 'error',
  title: { en: 'A name longer than Step Functions takes', ko: 'Step Functions가 받는 것보다 긴 이름' },
  why: { en: 'The names of state machines and states are limited, and longer ones refused.', ko: '상태 머신과 상태의 이름 길이에는 한도가 있으며 더 길면 거부됩니다.' },
  source: limits['name-length-max'].source,
  unfixable: { en: 'A name is for you to choose.', ko: '이름은 직접 정해야 합니다.' },
  check: (node, { quota, resolve }) => {
    const most = quota('stepfunctions.name-length-max') ?? Infinity;
    const own = resolve.string(node.properties, 'StateMachineName');
    const names: readonly Named[] = [
      ...(own === undefined ? [] : [{ name: own, what: { en: 'StateMachineName', ko: 'StateMachineName' }, place: { path: ['properties', 'StateMachineName'] } }]),
      ...stateNames(node),
    ];
    return names.filter(({ name }) => [...name].length > most).map(({ name, what, place }) => ({
      ...place,
      limit: { id: 'stepfunctions.name-length-max', needed: [...name].length },
      message: {
        en: `${what.en} has ${formatNumber([...name].length)} characters; Step Functions allows at most ${formatNumber(most)}. Shorten it.`,
        ko: `${what.ko} 길이가 ${formatNumber([...name].length)}자입니다. Step Functions는 ${formatNumber(most)}자까지만 허용합니다. 줄이세요.`,
      },
    }));
  },
};

function stateNames(node: Node): readonly Named[] {
  const definition = definitionOf(node);
  if (definition.kind !== 'read') return [];
  return statesOf(definition).map(({ name, path }) => ({
    name, what: { en: `The name of the state “${name.slice(0, 20)}…”`, ko: `상태 이름 ‘${name.slice(0, 20)}…’의` }, place: placeIn(definition, path),
  }));
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-general */
const REFUSED = /[\s?*<>{}[\]"#%\\^|~`$&,;:/]|\p{Cc}/u;

export const nameInvalid: Rule = {
  id: 'stepfunctions.name-invalid',
  severity: 'error',
  title: { en: 'A name with characters that Step Functions refuses', ko: 'Step Functions가 거부하는 문자가 든 이름' },
  why: { en: 'Names hold no white space, brackets, wildcards or special characters.', ko: '이름에는 공백, 괄호, 와일드카드, 특수 문자를 쓸 수 없습니다.' },
  source: limits['name-length-max'].source,
  check: (node, { resolve }) => {
    const name = resolve.string(node.properties, 'StateMachineName');
    const refused = name === undefined ? undefined : REFUSED.exec(name)?.[0];
    if (name === undefined || refused === undefined) return [];
    const path: Path = ['properties', 'StateMachineName'];
    const fitting = name.replaceAll(new RegExp(REFUSED, 'gu'), '-');
    return [{
      path,
      message: {
        en: `StateMachineName holds “${refused}”, which Step Functions refuses.`,
        ko: `StateMachineName에 Step Functions가 거부하는 ‘${refused}’ 문자가 있습니다.`,
      },
      fix: { title: { en: `Rename to ${fitting}`, ko: `${fitting}(으)로 이름 바꾸기` }, path, value: fitting },
    }];
  },
};
