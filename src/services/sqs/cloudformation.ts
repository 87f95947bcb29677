import { notModelled, type NotModelled } from '../../core/catalog/service.ts';
import type { CloudFormationPart } from '../../core/cloudformation/contract.ts';

export const sqs: CloudFormationPart | NotModelled = notModelled('not written yet');
