import { notModelled, type NotModelled } from '../../core/catalog/service.ts';
import type { CloudFormationPart } from '../../core/cloudformation/contract.ts';

export const userPool: CloudFormationPart | NotModelled = notModelled('not written yet');

export const identityPool: CloudFormationPart | NotModelled = notModelled('not written yet');
