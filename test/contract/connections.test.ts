import { describe, expect, it } from 'vitest';
import { explain } from '../../src/core/catalog/explain.ts';
import type { Node } from '../../src/core/model/design.ts';
import { EMPTY_DESIGN } from '../../src/core/model/design.ts';
import type { JsonObject } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog } from '../../src/services/catalog.ts';

const resolve = createResolver(EMPTY_DESIGN);

function node(service: string, properties: JsonObject = {}): Node {
  return { id: service.replace('.', '-'), service, properties, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} };
}

function answer(from: Node, to: Node) {
  const title = (of: Node) => catalog.kind(of.service)!.about.title;
  return explain(catalog.ports(from, resolve), catalog.ports(to, resolve), { from: title(from), to: title(to) });
}

function kinds(from: Node, to: Node): readonly string[] {
  const explanation = answer(from, to);
  return explanation.allowed ? explanation.kinds : [];
}

function reason(from: Node, to: Node) {
  const explanation = answer(from, to);
  return explanation.allowed ? undefined : explanation.reason;
}

describe('nodes that may be connected, the preferred kind first', () => {
  it.each([
    ['client', 'cloudfront', ['request']],
    ['client', 'apigateway.http', ['request']],
    ['client', 'cognito.user-pool', ['sign-in']],
    ['cloudfront', 's3', ['origin']],
    ['cloudfront', 'apigateway.http', ['origin']],
    ['apigateway.http', 'lambda', ['invoke']],
    ['apigateway.rest', 'lambda', ['invoke']],
    ['apigateway.websocket', 'lambda', ['invoke']],
    ['cognito.user-pool', 'apigateway.http', ['authorize']],
    ['cognito.user-pool', 'lambda', ['trigger']],
    ['cloudfront', 'lambda.edge', ['trigger']],
    ['cognito.user-pool', 'cognito.identity-pool', ['federate']],
    ['lambda', 'dynamodb', ['access']],
    ['lambda', 's3', ['access']],
    ['lambda', 'sns', ['publish', 'on-failure']],
    ['lambda', 'sqs', ['send', 'on-failure']],
    ['apigateway.http', 'stepfunctions', ['start']],
    ['apigateway.rest', 'stepfunctions', ['start']],
    ['lambda', 'stepfunctions', ['start']],
    ['stepfunctions', 'lambda', ['invoke']],
    ['stepfunctions', 'dynamodb', ['access']],
    ['stepfunctions', 'stepfunctions', ['start']],
    ['sns', 'lambda', ['deliver']],
    ['sns', 'sqs', ['deliver', 'on-failure']],
    ['sqs', 'lambda', ['poll']],
    ['s3', 'lambda', ['notify']],
  ])('%s -> %s', (from, to, expected) => {
    expect(kinds(node(from), node(to))).toEqual(expected);
  });
});

describe('nodes that may not be connected, with the reason in a sentence', () => {
  it.each([
    ['sns', 'dynamodb', 'SNS topic cannot connect to DynamoDB table: SNS topic delivers to functions and queues, and DynamoDB table is read and written by functions.'],
    ['dynamodb', 'sns', 'DynamoDB table cannot connect to SNS topic: DynamoDB table is polled by functions, and SNS topic takes what functions publish and takes notifications from buckets.'],
    ['s3', 'cloudfront', 'S3 bucket cannot connect to CloudFront distribution: S3 bucket notifies functions, queues and topics, and CloudFront distribution answers requests from clients. Draw it the other way round.'],
    ['client', 'lambda', 'Client cannot connect to Lambda function: Client sends requests to distributions and APIs and signs its users in at user pools, and Lambda function is called by APIs and functions, takes what topics deliver, polls queues and streams, takes notifications from buckets and is triggered by user pools or distributions.'],
    ['cloudfront', 'lambda', 'A distribution runs Lambda@Edge functions only.'],
    ['cognito.user-pool', 'lambda.edge', 'A Lambda@Edge function is run by distributions only. Use a Lambda function.'],
    ['apigateway.http', 'dynamodb', 'HTTP API cannot connect to DynamoDB table: HTTP API starts workflows and calls functions, and DynamoDB table is read and written by functions.'],
    ['lambda', 'client', 'Lambda function cannot connect to Client: Lambda function starts workflows, calls functions, reads and writes tables and buckets, publishes to topics and sends to queues, and nothing ends at Client.'],
  ])('%s -> %s', (from, to, sentence) => {
    expect(reason(node(from), node(to))?.en).toBe(sentence);
  });

  it('says so in Korean with the particles that the names need', () => {
    const explanation = explain(catalog.ports(node('sns'), resolve), catalog.ports(node('dynamodb'), resolve), { from: '알림 주제', to: '참가 신청' });
    expect(explanation.allowed ? '' : explanation.reason.ko)
      .toBe('알림 주제에서 참가 신청 쪽으로는 연결할 수 없습니다. 알림 주제는 함수와 대기열에 전달합니다. 참가 신청은 함수가 읽고 씁니다.');
  });

  it('refuses a node that is connected to itself', () => {
    const ports = catalog.ports(node('lambda'), resolve);
    expect(explain(ports, ports, { from: 'register', to: 'register', same: true })).toEqual({
      allowed: false, reason: { en: 'register cannot connect to itself.', ko: 'register은(는) 자기 자신에게 연결할 수 없습니다.' },
    });
  });

  it('lets only express workflows be waited for, and by no WebSocket API', () => {
    const express = node('stepfunctions', { StateMachineType: 'EXPRESS' });
    expect([kinds(node('apigateway.http'), express), kinds(node('lambda'), express)]).toEqual([['start', 'invoke'], ['start', 'invoke']]);
    expect(reason(node('apigateway.websocket'), express)?.en).toBe('A WebSocket API calls functions. Let the function start the workflow.');
  });

  it('names the property that stands in the way', () => {
    expect(reason(node('sns', { FifoTopic: true }), node('lambda'))?.en)
      .toBe('A FIFO topic delivers to queues only. Put a queue between the topic and the function.');
  });
});
