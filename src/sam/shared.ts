import type { Dict, Value } from './tree.ts';

/** How a function's new versions get their traffic: by CodeDeploy, step by step. */
export interface DeploymentPreference {
  readonly type: Value;
  readonly hooks: Dict | undefined;
  readonly alarms: Value | undefined;
  readonly role: Value | undefined;
  readonly triggers: Value | undefined;
  readonly condition: string | undefined;
  readonly tags: Value | undefined;
}

/** What the usage plan that all APIs share has come to hold. */
export interface SharedUsagePlan {
  readonly dependsOn: Value[];
  readonly apiStages: Value[];
  readonly stageKeys: Value[];
  readonly conditions: string[];
  isForAll: boolean;
  deletionPolicy: Value | undefined;
  updateReplacePolicy: Value | undefined;
}
