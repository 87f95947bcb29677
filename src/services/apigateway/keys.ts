import type { BuildContext } from '../../core/cloudformation/contract.ts';
import { ref } from '../../core/cloudformation/intrinsics.ts';

/** What routes with `key: true` need: a key, a plan for the stage, and the key in the plan. */
export function buildKeys(needed: boolean, context: BuildContext): void {
  if (!needed) return;
  const { logicalId } = context;
  context.resource(`${logicalId}Key`, { Type: 'AWS::ApiGateway::ApiKey', Properties: { Enabled: true } });
  context.resource(`${logicalId}UsagePlan`, {
    Type: 'AWS::ApiGateway::UsagePlan',
    Properties: { ApiStages: [{ ApiId: ref(logicalId), Stage: ref(`${logicalId}Stage`) }] },
  });
  context.resource(`${logicalId}UsagePlanKey`, {
    Type: 'AWS::ApiGateway::UsagePlanKey',
    Properties: { KeyId: ref(`${logicalId}Key`), KeyType: 'API_KEY', UsagePlanId: ref(`${logicalId}UsagePlan`) },
  });
  context.output(`${logicalId}KeyId`, `Id of the key of the API ${context.node.id}`, ref(`${logicalId}Key`));
}
