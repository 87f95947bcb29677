import { notModelled, type NotModelled } from '../../core/catalog/service.ts';
import type { CloudFormationPart } from '../../core/cloudformation/contract.ts';

export const http: CloudFormationPart | NotModelled = notModelled('not written yet');

export const rest: CloudFormationPart | NotModelled = notModelled('not written yet');

export const websocket: CloudFormationPart | NotModelled = notModelled('not written yet');
