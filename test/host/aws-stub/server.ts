import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { Refused, Stacks, type Stack } from './stacks.ts';

const EVENTS_ON_A_PAGE = 3;
const DETECTING_TICKS = 2;
const FAULT = { throttle: 'Throttling', drop: '' } as const;

interface StoredObject {
  readonly bytes: Buffer;
  readonly type: string;
  readonly cache: string;
}

/** The stub as a server. Whoever starts it stops it. */
export class AwsStub {
  readonly cloudFormation = new Stacks();
  /** By `bucket/key`. */
  readonly objects = new Map<string, StoredObject>();
  readonly invalidations: string[][] = [];
  /** Every action that was asked for, in order. */
  readonly calls: string[] = [];
  /** By log group: what functions have written. */
  readonly logs = new Map<string, { readonly eventId: string; readonly timestamp: number; readonly message: string }[]>();
  readonly #detections: { left: number }[] = [];
  readonly #faults = new Map<string, { how: keyof typeof FAULT; times: number }>();
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  interrupt(action: string, how: keyof typeof FAULT, times: number): void {
    this.#faults.set(action, { how, times });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const isQuery = request.headers['content-type']?.includes('x-www-form-urlencoded') === true;
    const parameters = new URLSearchParams(isQuery ? body.toString() : '');
    const action = parameters.get('Action') ?? `${request.method} object`;
    this.calls.push(action);
    const fault = this.#faults.get(action);
    if (fault && fault.times-- > 0) {
      if (fault.how === 'drop') request.socket.destroy();
      else refuse(response, FAULT[fault.how], 'Rate exceeded');
      return;
    }
    try {
      if (isQuery) send(response, `<${action}Response><${action}Result>${this.#query(action, parameters)}</${action}Result></${action}Response>`);
      else if (String(request.headers['x-amz-target']).endsWith('.FilterLogEvents')) this.#filterLogs(body, response);
      else if (request.url?.includes('/distribution/')) this.#invalidate(body, response);
      else this.#store(request, body, response);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refuse(response, 'ValidationError', error.message);
    }
  }

  #query(action: string, parameters: URLSearchParams): string {
    const name = parameters.get('StackName') ?? '';
    const { cloudFormation: stacks } = this;
    switch (action) {
      case 'GetCallerIdentity': return '<Account>111122223333</Account>';
      case 'CreateStack': return `<StackId>${stacks.create(name, jsonOf(parameters)).id}</StackId>`;
      case 'DescribeStacks': return `<Stacks><member>${stackXml(stacks.find(name))}</member></Stacks>`;
      case 'CreateChangeSet': stacks.propose(name, parameters.get('ChangeSetName') ?? '', parameters.get('ChangeSetType') ?? '', jsonOf(parameters), valuesOf(parameters)); return '<Id>change-set</Id>';
      case 'DescribeChangeSet': return changeSetXml(stacks.find(name), parameters.get('ChangeSetName') ?? '');
      case 'ExecuteChangeSet': stacks.execute(name, parameters.get('ChangeSetName') ?? ''); return '';
      case 'DeleteChangeSet': stacks.find(name).changeSets.delete(parameters.get('ChangeSetName') ?? ''); return '';
      case 'DescribeStackEvents': return eventsXml(stacks.find(name), Number(parameters.get('NextToken') ?? 0));
      case 'DescribeStackResources': return resourcesXml(stacks.find(name));
      case 'GetTemplate': return `<TemplateBody>${text(stacks.find(name).body)}</TemplateBody>`;
      case 'DescribeEvents': return validationXml(stacks.find(name), stacks.invalid);
      case 'CancelUpdateStack': stacks.cancel(name); return '';
      case 'UpdateTerminationProtection': stacks.find(name).isProtected = parameters.get('EnableTerminationProtection') === 'true'; return '';
      case 'SetStackPolicy': stacks.find(name).policy = parameters.get('StackPolicyBody') ?? ''; return '';
      case 'GetStackPolicy': return `<StackPolicyBody>${text(stacks.find(name).policy)}</StackPolicyBody>`;
      case 'DetectStackDrift': return `<StackDriftDetectionId>${this.#detections.push({ left: DETECTING_TICKS }) - 1}</StackDriftDetectionId>`;
      case 'DescribeStackDriftDetectionStatus': return this.#detection(Number(parameters.get('StackDriftDetectionId')));
      case 'DescribeStackResourceDrifts': return driftsXml(stacks.find(name), stacks.drifted, Number(parameters.get('NextToken') ?? 0));
      case 'DeleteStack': stacks.remove(name); return '';
      default: throw new Refused(`The stub does not know ${action}.`);
    }
  }

  #detection(which: number): string {
    const detection = this.#detections[which];
    if (!detection) throw new Refused(`Detection ${which} does not exist`);
    const status = detection.left-- > 0 ? 'DETECTION_IN_PROGRESS' : 'DETECTION_COMPLETE';
    return `<StackDriftDetectionId>${which}</StackDriftDetectionId><DetectionStatus>${status}</DetectionStatus>`;
  }

  #filterLogs(body: Buffer, response: ServerResponse): void {
    const { logGroupName: group, startTime = 0, nextToken = '0' } = JSON.parse(body.toString()) as { logGroupName: string; startTime?: number; nextToken?: string };
    const written = this.logs.get(group);
    response.writeHead(written ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    const all = (written ?? []).filter(({ timestamp }) => timestamp >= startTime);
    const next = Number(nextToken) + EVENTS_ON_A_PAGE;
    response.end(JSON.stringify(written ? { events: all.slice(Number(nextToken), next), ...(next < all.length && { nextToken: String(next) }) } : { __type: 'ResourceNotFoundException', message: 'The specified log group does not exist.' }));
  }

  #invalidate(body: Buffer, response: ServerResponse): void {
    this.invalidations.push([...body.toString().matchAll(/<Path>(.*?)<\/Path>/g)].map(([, path = '']) => path));
    send(response, '<Invalidation><Id>I1</Id><Status>Completed</Status></Invalidation>', 201);
  }

  #store(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://stub');
    const path = decodeURIComponent(url.pathname.slice(1));
    const bucket = path.split('/')[0] ?? '';
    const { kept } = this.cloudFormation;
    if (!this.cloudFormation.physical('AWS::S3::Bucket').includes(bucket) && !kept.has(bucket)) return refuse(response, 'NoSuchBucket', bucket, 404);
    if (url.searchParams.has('list-type')) return send(response, this.#list(bucket));
    if (request.method === 'POST') {
      for (const [, key = ''] of body.toString().matchAll(/<Key>(.*?)<\/Key>/g)) this.objects.delete(`${bucket}/${key}`);
      return send(response, '<DeleteResult/>');
    }
    if (request.method === 'PUT') {
      this.objects.set(path, { bytes: unchunked(body, request), type: String(request.headers['content-type'] ?? ''), cache: String(request.headers['cache-control'] ?? '') });
      response.setHeader('etag', 'x');
      return send(response, '');
    }
    const found = this.objects.get(path);
    if (!found) return refuse(response, 'NoSuchKey', path, 404);
    response.writeHead(200, { 'content-length': found.bytes.length, 'content-type': found.type });
    response.end(request.method === 'HEAD' ? undefined : found.bytes);
  }

  #list(bucket: string): string {
    const contents = [...this.objects].filter(([path]) => path.startsWith(`${bucket}/`)).map(([path, { bytes }]) =>
      `<Contents><Key>${text(path.slice(bucket.length + 1))}</Key><ETag>"${createHash('md5').update(bytes).digest('hex')}"</ETag></Contents>`);
    return `<ListBucketResult>${contents.join('')}</ListBucketResult>`;
  }
}

/** The SDK sends bodies in chunks that carry a checksum behind them. */
function unchunked(body: Buffer, { headers }: IncomingMessage): Buffer {
  if (!String(headers['content-encoding'] ?? '').includes('aws-chunked')) return body;
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.subarray(at, end).toString(), 16);
    if (!size) return Buffer.concat(chunks);
    chunks.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(body);
}

function refuse(response: ServerResponse, code: string, message: string, status = 400): void {
  send(response, `<ErrorResponse><Error><Code>${code}</Code><Message>${text(message)}</Message></Error></ErrorResponse>`, status);
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The template as JSON, its intrinsic functions' short forms left as texts: the stub looks at types and policies only. */
function jsonOf(parameters: URLSearchParams): string {
  return JSON.stringify(parse(parameters.get('TemplateBody') ?? '{}', { logLevel: 'silent', version: '1.1', customTags: (tags) => [...tags, REF] }));
}

const REF = { tag: '!Ref', resolve: (name: string) => ({ Ref: name }) };

function valuesOf(parameters: URLSearchParams): Readonly<Record<string, string>> {
  const all = [...parameters].filter(([key]) => /^Parameters\.member\.\d+\.ParameterKey$/.test(key));
  return Object.fromEntries(all.map(([key, name]) => [name, parameters.get(key.replace('ParameterKey', 'ParameterValue')) ?? '']));
}

function stackXml({ id, name, status, body, isProtected }: Stack): string {
  const outputs = Object.keys((JSON.parse(body || '{}') as { Outputs?: object }).Outputs ?? {});
  const told = outputs.map((key) => `<member><OutputKey>${key}</OutputKey><OutputValue>value-of-${key}</OutputValue></member>`).join('');
  return `<StackId>${id}</StackId><StackName>${name}</StackName><StackStatus>${status}</StackStatus><CreationTime>2026-11-21T00:00:00Z</CreationTime><EnableTerminationProtection>${isProtected}</EnableTerminationProtection><Outputs>${told}</Outputs>`;
}

function changeSetXml(stack: Stack, name: string): string {
  const set = stack.changeSets.get(name);
  if (!set) throw new Refused(`ChangeSet [${name}] does not exist`);
  const changes = set.changes.map(({ action, logicalId, type }) => `<member><Type>Resource</Type><ResourceChange><Action>${action}</Action><LogicalResourceId>${logicalId}</LogicalResourceId><ResourceType>${type}</ResourceType><Replacement>False</Replacement></ResourceChange></member>`);
  const reason = set.status === 'FAILED' ? "<StatusReason>The submitted information didn't contain changes. Submit different information to create a change set.</StatusReason>" : '';
  return `<Status>${set.status}</Status>${reason}<Changes>${set.status === 'CREATE_COMPLETE' ? changes.join('') : ''}</Changes>`;
}

function eventsXml({ events, id, name }: Stack, from: number): string {
  const latest = [...events].reverse();
  const page = latest.slice(from, from + EVENTS_ON_A_PAGE).map((event) =>
    `<member><StackId>${id}</StackId><StackName>${name}</StackName><EventId>${event.id}</EventId><LogicalResourceId>${event.logicalId}</LogicalResourceId><ResourceType>${event.type}</ResourceType><ResourceStatus>${event.status}</ResourceStatus>${event.reason === undefined ? '' : `<ResourceStatusReason>${text(event.reason)}</ResourceStatusReason>`}<Timestamp>2026-11-21T00:00:00Z</Timestamp></member>`);
  const next = from + EVENTS_ON_A_PAGE < latest.length ? `<NextToken>${from + EVENTS_ON_A_PAGE}</NextToken>` : '';
  return `<StackEvents>${page.join('')}</StackEvents>${next}`;
}

function validationXml({ wanted, name }: Stack, invalid: ReadonlyMap<string, string>): string {
  const types = (JSON.parse(wanted) as { Resources: Readonly<Record<string, { Type: string }>> }).Resources;
  const errors = [...invalid].map(([id, reason]) => `<member><EventType>VALIDATION_ERROR</EventType><ValidationFailureMode>FAIL</ValidationFailureMode><LogicalResourceId>${id}</LogicalResourceId><ResourceType>${types[id]?.Type}</ResourceType><ValidationStatusReason>${text(reason)}</ValidationStatusReason></member>`);
  return `<OperationEvents><member><EventType>PROVISIONING_ERROR</EventType><LogicalResourceId>${name}</LogicalResourceId></member>${errors.join('')}</OperationEvents>`;
}

/** As AWS does it, only resources that were looked at are told, here all; a page at a time. */
function driftsXml({ resources }: Stack, drifted: ReadonlyMap<string, { readonly path: string; readonly expected: string; readonly actual: string } | 'deleted'>, from: number): string {
  const all = [...resources].map(([logicalId, { type, id }]) => {
    const how = drifted.get(logicalId);
    const state = how === undefined ? (type === 'AWS::Lambda::Permission' ? 'NOT_CHECKED' : 'IN_SYNC') : how === 'deleted' ? 'DELETED' : 'MODIFIED';
    const differences = how === undefined || how === 'deleted' ? '' : `<PropertyDifferences><member><PropertyPath>${how.path}</PropertyPath><ExpectedValue>${how.expected}</ExpectedValue><ActualValue>${how.actual}</ActualValue><DifferenceType>NOT_EQUAL</DifferenceType></member></PropertyDifferences>`;
    return `<member><LogicalResourceId>${logicalId}</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId><ResourceType>${type}</ResourceType><StackResourceDriftStatus>${state}</StackResourceDriftStatus>${differences}</member>`;
  });
  const next = from + EVENTS_ON_A_PAGE < all.length ? `<NextToken>${from + EVENTS_ON_A_PAGE}</NextToken>` : '';
  return `<StackResourceDrifts>${all.slice(from, from + EVENTS_ON_A_PAGE).join('')}</StackResourceDrifts>${next}`;
}

function resourcesXml({ resources }: Stack): string {
  const members = [...resources].map(([logicalId, { type, id }]) => `<member><LogicalResourceId>${logicalId}</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId><ResourceType>${type}</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>`);
  return `<StackResources>${members.join('')}</StackResources>`;
}
