import { isObject, own, type Json, type JsonObject, type Path } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';

/** What keeps a definition from having states at all, and where. */
export interface ShapeFault {
  readonly path: Path;
  /** A clause that follows a colon. */
  readonly because: Text;
}

/** Faults in the shape of a machine: what every other check, the grammar's included, has to rely on. */
export function faultsOf(machine: JsonObject): readonly ShapeFault[] {
  const states = own(machine, 'States');
  const startAt = own(machine, 'StartAt');
  if (!isObject(states) || Object.keys(states).length === 0) return [{ path: [], because: { en: 'it has no States', ko: 'States가 없습니다' } }];
  if (typeof startAt !== 'string') return [{ path: [], because: { en: 'StartAt names no state', ko: 'StartAt에 상태 이름이 없습니다' } }];
  return Object.entries(states).flatMap(([name, state]) => (isObject(state) ? innerFaults(state, ['States', name]) : [noState(name, ['States', name])]));
}

function noState(name: string, path: Path): ShapeFault {
  return { path, because: { en: `the state “${name}” is no map`, ko: `‘${name}’ 상태가 맵이 아닙니다` } };
}

/** States inside a Parallel or a Map have to be states as well. */
function innerFaults(state: JsonObject, path: Path): readonly ShapeFault[] {
  const branches = own(state, 'Branches');
  const inner: readonly (readonly [Json, Path])[] = [
    ...(Array.isArray(branches) ? (branches as readonly Json[]).map((branch, at) => [branch, [...path, 'Branches', at]] as const) : []),
    ...['ItemProcessor', 'Iterator'].flatMap((key) => {
      const machine = own(state, key);
      return machine === undefined ? [] : [[machine, [...path, key]] as const];
    }),
  ];
  return inner.flatMap(([machine, at]) => {
    if (!isObject(machine)) return [{ path: at, because: { en: 'a map with StartAt and States is expected', ko: 'StartAt와 States가 있는 맵이어야 합니다' } }];
    return faultsOf(machine).map((fault) => ({ ...fault, path: [...at, ...fault.path] }));
  });
}
