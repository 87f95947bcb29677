import { apigateway } from './apigateway.ts';
import { cloudformation } from './cloudformation.ts';
import { cloudfront } from './cloudfront.ts';
import { cognito } from './cognito.ts';
import { dynamodb } from './dynamodb.ts';
import { eventbridge } from './eventbridge.ts';
import { lambda } from './lambda.ts';
import { s3 } from './s3.ts';
import { sns } from './sns.ts';
import { sqs } from './sqs.ts';
import { stepfunctions } from './stepfunctions.ts';
import type { CoreFacts } from './core-facts.ts';

/** By family of limits. */
export const CORE_FACTS: Readonly<Record<string, CoreFacts>> = {
  apigateway, cloudformation, cloudfront, cognito, dynamodb, eventbridge, lambda, s3, sns, sqs, stepfunctions,
};
