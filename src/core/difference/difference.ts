import type { Analysis } from '../analysis/contract.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { synthesize } from '../cloudformation/synthesize.ts';
import { compareBills } from '../cost/compare.ts';
import type { Finding } from '../model/finding.ts';
import type { Difference, Permission } from './contract.ts';
import { entryChanges } from './entries.ts';
import { permissionsOf } from './permissions.ts';

type Analysed = Pick<Analysis, 'document' | 'bill' | 'findings' | 'resolve'>;

/** What changed from one analysed design to another: entries, monthly cost, findings, and what the policies of its template permit. */
export function differenceOf(before: Analysed, after: Analysed, catalog: Catalog): Difference {
  const [allowed, allows] = [before, after].map(({ document: { design }, resolve }) => permissionsOf(synthesize({ design, catalog, resolve }))) as [readonly Permission[], readonly Permission[]];
  return {
    name: after.document.design.name || before.document.design.name,
    entries: entryChanges(before.document, after.document),
    bills: compareBills(before.bill, after.bill),
    findings: { added: without(after.findings, before.findings, keyOfFinding), removed: without(before.findings, after.findings, keyOfFinding) },
    permissions: { added: without(allows, allowed, keyOfPermission), removed: without(allowed, allows, keyOfPermission) },
  };
}

/** The items that another list does not have, as often as it has them fewer. */
function without<T>(items: readonly T[], others: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  return items.filter((item) => {
    const count = left.get(keyOf(item)) ?? 0;
    left.set(keyOf(item), count - 1);
    return count <= 0;
  });
}

/** Its sentence may tell other numbers: it is the same finding. */
function keyOfFinding({ rule, node, connection, path = [] }: Finding): string {
  return JSON.stringify([rule, node, connection, path]);
}

function keyOfPermission({ owner, effect, action, on, principal }: Permission): string {
  return JSON.stringify([owner, effect, action, on, principal]);
}
