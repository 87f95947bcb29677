import type { Severity } from './finding.ts';
import type { Text } from './text.ts';

/** What is checked, as the list of rules and `ignore` name it. */
export interface Check {
  readonly id: string;
  /** The worst it is reported with. */
  readonly severity: Severity;
  readonly title: Text;
}

export function check(id: string, severity: Severity, en: string, ko: string): Check {
  return { id, severity, title: { en, ko } };
}
