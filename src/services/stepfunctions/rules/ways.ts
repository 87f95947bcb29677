import { own, isObject, type Json } from '../../../core/model/json.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { placeIn } from '../definition/place.ts';
import { scopeOf, statesOf, successors, type Scope, type State } from '../definition/states.ts';
import { definitionOf } from '../definition/written.ts';
import { CHOICE, STRUCTURE } from './sources.ts';

export const neverEntered: Rule = {
  id: 'stepfunctions.state-never-entered',
  severity: 'warning',
  title: { en: 'States that no execution enters', ko: '어떤 실행도 들어가지 않는 상태' },
  why: {
    en: 'States that lead only to each other are never entered: what they should do is not done.',
    ko: '서로만 이어진 상태에는 들어가는 실행이 없어 그 일을 하지 않습니다.',
  },
  source: STRUCTURE,
  unfixable: { en: 'Which state should lead there is for you to decide.', ko: '어떤 상태에서 이어질지는 직접 정해야 합니다.' },
  check: (node) => {
    const definition = definitionOf(node);
    if (definition.kind !== 'read') return [];
    return scopesOf(scopeOf(definition.machine)).flatMap(islands).map((state) => ({
      ...placeIn(definition, state.path),
      message: {
        en: `No way from StartAt leads to the state “${state.name}”. Let a state before it lead there, or remove it.`,
        ko: `StartAt에서 ‘${state.name}’ 상태로 가는 길이 없습니다. 앞의 상태에서 이어지게 하거나 지우세요.`,
      },
    }));
  },
};

function scopesOf(scope: Scope): readonly Scope[] {
  return [scope, ...[...scope.states.values()].flatMap(({ inner }) => inner.flatMap(scopesOf))];
}

/** States out of reach to which another one leads; those to which none leads break the grammar already. */
function islands({ startAt, states }: Scope): readonly State[] {
  if (startAt === undefined || !states.has(startAt)) return [];
  const reached = new Set([startAt]);
  for (const name of reached) {
    const state = states.get(name);
    for (const next of state ? followers(state) : []) reached.add(next);
  }
  const apart = [...states.values()].filter(({ name }) => !reached.has(name));
  const ledTo = new Set(apart.flatMap(followers));
  return apart.filter(({ name }) => ledTo.has(name));
}

/** The states that may follow, also when something fails. */
function followers(state: State): readonly string[] {
  const catches = own(state.body, 'Catch');
  const caught = Array.isArray(catches) ? (catches as readonly Json[]).map((entry) => (isObject(entry) ? own(entry, 'Next') : undefined)) : [];
  return [...successors(state), ...caught.filter((name) => typeof name === 'string')];
}

export const noDefault: Rule = {
  id: 'stepfunctions.choice-without-default',
  severity: 'info',
  title: { en: 'A Choice that may match nothing', ko: '맞는 것이 없을 수 있는 Choice' },
  why: {
    en: 'Where no rule of a Choice matches and it has no Default, the execution fails with States.NoChoiceMatched.',
    ko: 'Choice의 규칙이 하나도 맞지 않고 Default도 없으면 실행이 States.NoChoiceMatched로 실패합니다.',
  },
  source: CHOICE,
  unfixable: { en: 'Where to go when nothing matches is for you to decide.', ko: '맞는 것이 없을 때 어디로 갈지는 직접 정해야 합니다.' },
  check: (node) => {
    const definition = definitionOf(node);
    if (definition.kind !== 'read') return [];
    return statesOf(definition).filter(({ type, body }) => type === 'Choice' && !Object.hasOwn(body, 'Default')).map((state) => ({
      ...placeIn(definition, state.path),
      message: {
        en: `The Choice “${state.name}” has no Default: an input that matches none of its rules fails the execution.`,
        ko: `Choice ‘${state.name}’에 Default가 없어 어떤 규칙에도 맞지 않는 입력은 실행을 실패하게 합니다.`,
      },
    }));
  },
};
