import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { catalog } from '../../src/services/catalog.ts';

function summaryOf(node: string) {
  const text = `version: 1\nname: summaries\nregion: us-east-1\nparameters: { Later: { Type: String } }\nnodes:\n  it: ${node}\n`;
  return createAnalyser(catalog).analyse(text).nodes.get('it')?.summary;
}

describe('the line under the name of a node tells the most important setting', () => {
  it.each([
    ['{ service: client }', 'no traffic yet', '아직 트래픽 없음'],
    ['{ service: client, traffic: { pages: { requests: 2M/month, path: GET /* }, look: { requests: 240k/month, path: GET /a } } }', '2.24M requests/month', '월 2.24M 요청'],
    ['{ service: client, traffic: { pages: { requests: often } } }', '1 flow', '흐름 1개'],
    ['{ service: cloudfront, behaviours: { default: { ViewerProtocolPolicy: redirect-to-https } } }', 'CloudFront · HTTPS', 'CloudFront · HTTPS'],
    ['{ service: cloudfront, behaviours: { default: { ViewerProtocolPolicy: allow-all } } }', 'CloudFront · HTTP, HTTPS', 'CloudFront · HTTP, HTTPS'],
    ['{ service: s3, properties: { VersioningConfiguration: { Status: Enabled } } }', 'S3 · private · versioned', 'S3 · 비공개 · 버전 관리'],
    ['{ service: s3, properties: { PublicAccessBlockConfiguration: { BlockPublicPolicy: false } } }', 'S3 · may be public', 'S3 · 공개 가능'],
    ['{ service: apigateway.http, routes: { a: { route: GET /a }, b: { route: GET /b } } }', 'HTTP API · 2 routes', 'HTTP API · 경로 2개'],
    ['{ service: apigateway.rest, routes: { a: { route: GET /a } } }', 'REST API · 1 route', 'REST API · 경로 1개'],
    ['{ service: apigateway.websocket }', 'WebSocket · 0 routes', 'WebSocket · 경로 0개'],
    ['{ service: lambda, properties: { MemorySize: 1024 } }', 'Lambda · 1,024 MB', 'Lambda · 1,024 MB'],
    ['{ service: lambda }', 'Lambda · 128 MB', 'Lambda · 128 MB'],
    ['{ service: lambda, properties: { MemorySize: !Ref Later } }', 'Lambda', 'Lambda'],
    ['{ service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST } }', 'DynamoDB · on-demand', 'DynamoDB · 온디맨드'],
    ['{ service: dynamodb, properties: { ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 2 } } }', '5 RCU · 2 WCU', '5 RCU · 2 WCU'],
    ['{ service: dynamodb }', 'DynamoDB · provisioned', 'DynamoDB · 프로비저닝'],
    ['{ service: cognito.user-pool, properties: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } }', 'Cognito · invite-only', 'Cognito · 초대로만 가입'],
    ['{ service: cognito.user-pool }', 'Cognito · open sign-up', 'Cognito · 직접 가입'],
    ['{ service: cognito.identity-pool, properties: { AllowUnauthenticatedIdentities: true } }', 'Cognito · guests', 'Cognito · 게스트 허용'],
    ['{ service: eventbridge.bus }', 'EventBridge', 'EventBridge'],
    ['{ service: eventbridge.bus, properties: { Name: default } }', 'EventBridge · default', 'EventBridge · 기본 버스'],
    ['{ service: eventbridge.rule, properties: { EventPattern: { source: [shop], detail-type: [order.placed] } } }', 'on order.placed', 'order.placed 이벤트'],
    ['{ service: eventbridge.rule, properties: { EventPattern: \'{"source":["aws.ecs"]}\' } }', 'on aws.ecs', 'aws.ecs 이벤트'],
    ['{ service: eventbridge.rule, properties: { EventPattern: !Ref Later } }', 'EventBridge rule', 'EventBridge 규칙'],
    ['{ service: eventbridge.schedule, properties: { ScheduleExpression: rate(5 minutes) } }', 'rate(5 minutes)', 'rate(5 minutes)'],
    ['{ service: eventbridge.schedule }', 'EventBridge Scheduler', 'EventBridge Scheduler'],
    ['{ service: eventbridge.pipe, properties: { SourceParameters: { FilterCriteria: { Filters: [{ Pattern: "{}" }] } } } }', 'Pipe · 1 filter', '파이프 · 필터 1개'],
    ['{ service: eventbridge.pipe }', 'EventBridge pipe', 'EventBridge 파이프'],
    ['{ service: sns }', 'SNS · standard', 'SNS · 표준'],
    ['{ service: sns, properties: { FifoTopic: true } }', 'SNS · FIFO', 'SNS · FIFO'],
    ['{ service: sqs }', 'SQS · keeps 4 days', 'SQS · 4일 보관'],
    ['{ service: sqs, properties: { FifoQueue: true, MessageRetentionPeriod: 3600 } }', 'SQS FIFO · keeps 1 h', 'SQS FIFO · 1 시간 보관'],
  ])('%s', (node, en, ko) => {
    expect(summaryOf(node)).toEqual({ en, ko });
  });
});
