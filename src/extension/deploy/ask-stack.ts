import { window } from 'vscode';
import type { Design } from '../../core/model/design.ts';
import { isObject, own } from '../../core/model/json.ts';
import { stackName } from '../../node/deploy/names.ts';

export interface Chosen {
  readonly stack: string;
  /** Values for the template's parameters. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Asks under `title` which stage is meant where the design has several; undefined where the user turned away. */
export async function askStack(design: Design, title: string): Promise<Chosen | undefined> {
  const stage = own(design.parameters, 'Stage');
  const allowed = isObject(stage) ? own(stage, 'allowed') : undefined;
  if (!Array.isArray(allowed) || allowed.length === 0) return { stack: stackName(design.name), parameters: new Map() };
  const first = isObject(stage) ? own(stage, 'default') : undefined;
  const items = allowed.map(String).sort((a, b) => Number(b === first) - Number(a === first)).map((label) => ({ label, description: stackName(design.name, label) }));
  const picked = await window.showQuickPick(items, { title, ignoreFocusOut: true });
  return picked && { stack: picked.description, parameters: new Map([['Stage', picked.label]]) };
}
