import type { Evidence, ImportPart, Look, TemplateResource } from '../../core/cloudformation/import/contract.ts';
import { own } from '../../core/model/json.ts';
import { valuesAt } from '../../core/cloudformation/import/values.ts';

/** Buckets; their policies belong to them. */
export const s3Import: ImportPart = {
  nodes: {
    'AWS::S3::Bucket': { service: 's3', name: 'BucketName', arn: 's3', endpoint: (text, name) => new RegExp(`^(?:https?://|s3://)?${escaped(name)}(?:\\.s3|/|$)`).test(text) },
  },
  owned: {
    'AWS::S3::AccessPoint': { by: ['Bucket'] },
    'AWS::S3::BucketPolicy': { by: ['Bucket'] },
    'Custom::S3BucketNotifications': { by: ['BucketName'] },
  },
  evidence: {
    'AWS::S3::Bucket': (resource, look) => notifications(resource.logicalId, `${resource.logicalId}.Properties.NotificationConfiguration`, resource, look),
    // The CDK sets notifications by a resource of its own.
    'Custom::S3BucketNotifications': (resource, look) => look.nodes(own(resource.properties, 'BucketName')).flatMap((from) => notifications(from, resource.logicalId, resource, look)),
  },
};

const TARGETS = ['LambdaConfigurations.*.Function', 'QueueConfigurations.*.Queue', 'TopicConfigurations.*.Topic', 'LambdaFunctionConfigurations.*.LambdaFunctionArn', 'QueueConfigurations.*.QueueArn', 'TopicConfigurations.*.TopicArn'];

function notifications(from: string, at: string, { properties }: TemplateResource, look: Look): readonly Evidence[] {
  return TARGETS.flatMap((path) => look.nodes(valuesAt(properties, `NotificationConfiguration.${path}`))).map((to) => ({ from, to, kind: 'notify', at }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
