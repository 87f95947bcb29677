import { own } from '../../core/model/json.ts';
import type { PolicyTemplate } from './template.ts';
import { DATA_POLICIES } from './templates-data.ts';
import { OTHER_POLICIES } from './templates-other.ts';
import { WORK_POLICIES } from './templates-work.ts';

/** SAM's policy templates by name. */
export function policyTemplate(name: string): PolicyTemplate | undefined {
  return own(DATA_POLICIES, name) ?? own(WORK_POLICIES, name) ?? own(OTHER_POLICIES, name);
}

/** The names of all policy templates. */
export function policyTemplateNames(): readonly string[] {
  return [...Object.keys(DATA_POLICIES), ...Object.keys(WORK_POLICIES), ...Object.keys(OTHER_POLICIES)].sort();
}
