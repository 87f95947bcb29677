import { badValue } from './messages.ts';
import type { Made } from './made.ts';
import type { Macro } from './stack.ts';
import { dict, dictOf, isGiven, isSet, type Dict, type Value } from './tree.ts';

/** Tags as CloudFormation lists them; a tag without value is empty. */
export function tagList(...maps: readonly (Value | undefined)[]): Value[] {
  return maps.flatMap((tags) => (dictOf(tags)?.entries() ?? []).map(([Key, value]) => dict({ Key, Value: isGiven(value) ? value : '' })));
}

/** Tags that tell who made a resource; nobody else may set them. */
const RESERVED = ['lambda:createdBy', 'serverlessrepo:applicationId', 'serverlessrepo:semanticVersion'];

/** The tags of a Lambda function or nested stack, with SAM's own. */
export function tagsWithMaker(macro: Macro, tags: Value | undefined, more?: Dict): Value[] {
  for (const name of RESERVED) if (dictOf(tags)?.has(name)) macro.refuse(['Tags', name], badValue(name, { en: 'AWS sets this tag itself', ko: 'AWS가 직접 붙이는 태그입니다' }));
  return tagList(dict({ 'lambda:createdBy': 'SAM' }), more, tags);
}

/** Types that SAM hands tags on to. The tags of HTTP and WebSocket APIs are maps; those of an HTTP API stand in its definition. */
const LISTED = new Set([
  'AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage', 'AWS::ApiGateway::DomainName', 'AWS::ApiGateway::DomainNameV2', 'AWS::ApiGateway::UsagePlan',
  'AWS::ApiGateway::ApiKey', 'AWS::ApiGateway::DomainNameAccessAssociation', 'AWS::StepFunctions::StateMachine', 'AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::IoT::TopicRule', 'AWS::S3::Bucket', 'AWS::DynamoDB::Table',
]);
const MAPPED = new Set(['AWS::ApiGatewayV2::Stage', 'AWS::ApiGatewayV2::DomainName', 'AWS::ApiGatewayV2::Api']);

/** `PropagateTags`: the tags on all that was made. */
export function propagateTags(resources: readonly Made[], tags: Value | undefined, propagates: Value | undefined, protocol?: 'HTTP'): void {
  if (!isSet(propagates) || !isSet(tags)) return;
  for (const { type, properties } of resources) {
    if (LISTED.has(type)) properties.set('Tags', tagList(tags));
    else if (MAPPED.has(type) && !(protocol === 'HTTP' && type === 'AWS::ApiGatewayV2::Api')) properties.set('Tags', tags);
  }
}
