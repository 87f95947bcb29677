import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { JsonObject } from '../../src/core/model/json.ts';

/** A resource of a stack, with what the template says of it. */
export interface Made {
  readonly logicalId: string;
  readonly type: string;
  /** Its name, address or ARN. */
  readonly id: string;
  readonly properties: JsonObject;
}

const SCRIPT = fileURLToPath(new URL('service_apis.py', import.meta.url));

/** What CloudFormation says that a stack has. */
export async function madeBy(settings: { readonly endpoint: string; readonly region: string }, stack: string, template: JsonObject): Promise<readonly Made[]> {
  const client = new CloudFormationClient({ ...settings, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const { StackResources: resources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: stack }));
  client.destroy();
  const written = template['Resources'] as Readonly<Record<string, JsonObject>>;
  return resources.flatMap(({ LogicalResourceId: logicalId = '', ResourceType: type = '', PhysicalResourceId: id = '' }) =>
    (logicalId === '' ? [] : [{ logicalId, type, id, properties: (written[logicalId]?.['Properties'] ?? {}) as JsonObject }]));
}

/** Those of the resources that their own services know, by logical id. `moto` is its program: AWS's Python SDK is installed beside it. */
export async function knownToServices(moto: string, settings: { readonly endpoint: string; readonly region: string }, resources: readonly Made[]): Promise<ReadonlySet<string>> {
  const child = spawn(join(dirname(moto), 'python'), [SCRIPT]);
  child.stdin.end(JSON.stringify({ ...settings, resources }));
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number]>]);
  if (code !== 0) throw new Error(err);
  return new Set(Object.entries(JSON.parse(out) as Readonly<Record<string, boolean>>).flatMap(([id, isThere]) => (isThere ? [id] : [])));
}
