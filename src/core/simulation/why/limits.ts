import { indexOf } from '../../model/design.ts';
import { at, isObject, type Path } from '../../model/json.ts';
import { limitTitle } from '../../quotas/requests.ts';
import type { Text } from '../../model/text.ts';
import { unitText } from '../../model/unit-names.ts';
import { formatNumber } from '../../model/units-format.ts';
import type { Held } from '../held.ts';
import type { Evidence, WhyStep } from './contract.ts';

/** Where a limit of a node stands in the file; undefined where the file does not say it. `inside`: the block of the file that the node's own paths are of. */
function placeOf({ path, account, limit }: Held, inside: Path, { design }: Evidence): Path | undefined {
  if (account) return at({ quotas: design.account['quotas'] ?? {} }, ['quotas', limit]) === undefined ? undefined : ['account', 'quotas', limit];
  return path && [...inside, ...path];
}

/** The last step of many chains: a limit, what it is in this run, where it stands and what AWS documents. */
export function limitStep(held: Held, inside: Path, evidence: Evidence, also: Pick<WhyStep, 'node' | 'connection'>): WhyStep {
  const documented = evidence.catalog.limit(held.limit);
  const title = limitTitle(held.limit, evidence.catalog);
  const path = placeOf(held, inside, evidence);
  const key = path && !held.account ? path.findLast((part) => typeof part === 'string') : undefined;
  const said = (number: number): Text => unitText(formatNumber(number), documented?.unit ?? '');
  const value = said(held.value);
  return {
    ...also,
    text: key === undefined
      ? { en: `because the limit is ${value.en} (${title.en})`, ko: `한도가 ${value.ko}이기 때문입니다(${title.ko})` }
      : { en: `because ${key} is ${formatNumber(held.value)}`, ko: `${key} 값이 ${formatNumber(held.value)}이기 때문입니다` },
    ...(path && { path }),
    ...(documented && { limit: { id: held.limit, title, amount: said(documented.byRegion?.[evidence.design.region] ?? documented.value), source: documented.source } }),
  };
}

/** The path of a value of a node, where the file has it. */
export function stated(node: string, path: Path, { design }: Evidence): Path | undefined {
  const found = indexOf(design).node(node);
  const [block, ...rest] = path;
  const value = found && (block === 'properties' ? at(found.properties, rest) : block === 'assume' ? at(found.assume, rest) : undefined);
  return value === undefined ? undefined : ['nodes', node, ...path];
}

/** The path of a fault of the scenario. */
export function faultPath(node: string, key: string, { result, design }: Evidence): Path | undefined {
  const path = [result.scenario, 'faults', node, key];
  return isObject(design.scenarios) && at(design.scenarios, path) !== undefined ? ['scenarios', ...path] : undefined;
}
