import type { Text } from '../../core/model/text.ts';
import type { LocalEvent } from './contract.ts';
import { partsMissing } from './parts-missing.ts';
import type { LocalTemplate } from './resources.ts';
import { keyValue } from './rest-stages.ts';

/** What runs here, or is made up of what does. */
const RUNS = new Set([
  'AWS::Lambda::Function', 'AWS::Lambda::EventSourceMapping', 'AWS::Lambda::EventInvokeConfig',
  'AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Route', 'AWS::ApiGatewayV2::Integration', 'AWS::ApiGatewayV2::Stage', 'AWS::ApiGatewayV2::Authorizer',
  'AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::SNS::Subscription', 'AWS::SQS::Queue', 'AWS::CloudFront::Distribution',
  'AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolGroup',
  'AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Resource', 'AWS::ApiGateway::Method', 'AWS::ApiGateway::Stage', 'AWS::ApiGateway::Authorizer', 'AWS::ApiGateway::ApiKey', 'AWS::ApiGateway::UsagePlan', 'AWS::ApiGateway::UsagePlanKey',
  'AWS::ApiGatewayV2::RouteResponse', 'AWS::ApiGatewayV2::IntegrationResponse',
  'AWS::Events::EventBus', 'AWS::Events::Rule', 'AWS::Scheduler::Schedule', 'AWS::Scheduler::ScheduleGroup', 'AWS::StepFunctions::StateMachine',
]);

/** What nothing calls: who may do what, where logs go, how a distribution signs. */
const SILENT = /^AWS::(?:IAM|Logs|CloudWatch|Budgets|KMS)::|Policy$|Permission$|OriginAccess|::(?:Version|Alias|Deployment)$/;

/** What somebody has to send who calls a route that wants a key. */
export function keysOf(template: LocalTemplate): readonly LocalEvent[] {
  return template.ofType('AWS::ApiGateway::ApiKey').map(({ id, node, properties }): LocalEvent => {
    const value = keyValue(template.ref(id), properties);
    return { kind: 'notice', node, text: { en: `${node}: its key is ${value} (header x-api-key).`, ko: `${node}: 키는 ${value}입니다(헤더 x-api-key).` } };
  });
}

/** Says of everything else that it is not there, and of what is there which part of it is not. */
export function noticesOf(template: LocalTemplate): readonly LocalEvent[] {
  const missing = template.resources.filter(({ type }) => !RUNS.has(type) && !SILENT.test(type));
  return [
    ...missing.map(({ node, type }) => notice(node, { en: `${node} (${type}) has no local form: calls to it fail.`, ko: `${node}(${type})은(는) 로컬에서 실행할 수 없어 호출하면 실패합니다.` })),
    ...template.resources.flatMap((resource) => partsMissing(resource, template).map((text) => notice(resource.node, text))),
  ];
}

function notice(node: string, text: Text): LocalEvent {
  return { kind: 'notice', node, text };
}
