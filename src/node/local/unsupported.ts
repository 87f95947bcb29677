import type { LocalEvent } from './contract.ts';
import type { LocalTemplate } from './resources.ts';

/** What runs here, or is made up of what does. */
const RUNS = new Set([
  'AWS::Lambda::Function', 'AWS::Lambda::EventSourceMapping', 'AWS::Lambda::EventInvokeConfig',
  'AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Route', 'AWS::ApiGatewayV2::Integration', 'AWS::ApiGatewayV2::Stage', 'AWS::ApiGatewayV2::Authorizer',
  'AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::SNS::Subscription', 'AWS::SQS::Queue', 'AWS::CloudFront::Distribution',
  'AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolGroup',
]);

/** What nothing calls: who may do what, where logs go, how a distribution signs. */
const SILENT = /^AWS::(?:IAM|Logs|CloudWatch|Budgets|KMS)::|Policy$|Permission$|OriginAccess|::(?:Version|Alias|Deployment)$/;

/** Says of everything else that it is not there. */
export function noticesOf(template: LocalTemplate): readonly LocalEvent[] {
  const missing = template.resources.filter(({ type }) => !RUNS.has(type) && !SILENT.test(type));
  const apis = template.ofType('AWS::ApiGatewayV2::Api').filter(({ properties }) => properties['ProtocolType'] === 'WEBSOCKET');
  const streams = template.ofType('AWS::DynamoDB::Table').filter(({ properties }) => properties['StreamSpecification'] !== undefined);
  return [
    ...[...missing, ...apis].map(({ node, type }): LocalEvent => ({ kind: 'notice', node, text: { en: `${node} (${type}) has no local form: calls to it fail.`, ko: `${node}(${type})은(는) 로컬에서 실행할 수 없어 호출하면 실패합니다.` } })),
    ...streams.map(({ node }): LocalEvent => ({ kind: 'notice', node, text: { en: `The stream of ${node} has no local form: nobody hears of its changes.`, ko: `${node}의 스트림은 로컬에서 지원하지 않아 변경이 전달되지 않습니다.` } })),
  ];
}
