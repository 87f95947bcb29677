/**
 * A design of about `nodes` nodes, as text: back ends of ten nodes each (API, four functions, two tables,
 * topic, queue, bucket) with properties, assumptions and comments as people write them, fed by one client.
 */
export function generateDesign(nodes: number): string {
  const backEnds = Math.max(1, Math.round((nodes - 1) / 10));
  const nodeBlocks: string[] = [];
  const connectionBlocks: string[] = [];
  for (let index = 0; index < backEnds; index++) {
    nodeBlocks.push(backEndNodes(index));
    connectionBlocks.push(backEndConnections(index));
  }
  return `version: 1
name: generated
region: us-east-1
nodes:
  visitors:
    service: client
    at: [0, 0]
    traffic:
      read: { requests: 2M/month, shape: diurnal, path: GET /items, receives: 4 KB }
      write: { requests: 60k/month, path: POST /items, sends: 2 KB, receives: 1 KB }
${nodeBlocks.join('')}connections:
${connectionBlocks.join('')}`;
}

function backEndNodes(index: number): string {
  const y = index * 400;
  const lambda = (name: string, row: number): string => `  ${name}-${index}:
    service: lambda
    at: [680, ${y + row * 90}]
    properties: { Runtime: nodejs24.x, Handler: index.handler, MemorySize: 256, Timeout: 10 }
    code: ./functions/${name}
    assume: { duration: { p50: 35 ms, p99: 140 ms } }
`;
  const table = (name: string, row: number): string => `  ${name}-${index}:
    service: dynamodb
    at: [1020, ${y + row * 90}]
    properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
    assume: { itemSize: 1 KB, storage: { start: 1 GB } }
`;
  return `  # back end ${index}
  api-${index}:
    service: apigateway.http
    at: [340, ${y}]
    routes:
      read: { route: GET /items }
      write: { route: POST /items }
${lambda('reader', 0)}${lambda('writer', 1)}${lambda('worker', 2)}${lambda('mailer', 3)}${table('items', 0)}${table('mails', 1)}  written-${index}: { service: sns, at: [1020, ${y + 200}] }
  work-${index}:
    service: sqs
    at: [1360, ${y + 200}]
    properties: { VisibilityTimeout: 60 } # six times the timeout of the worker
  files-${index}: { service: s3, at: [1360, ${y}], assume: { storage: { start: 5 GB } } }
`;
}

function backEndConnections(index: number): string {
  const line = (from: string, to: string, rest = ''): string => `  ${from}-${index}-${to}: { from: ${from}-${index}, to: ${to}-${index}${rest} }\n`;
  return `  visitors-api-${index}: { from: visitors, to: api-${index}, assume: { share: ${Number((1 / (index + 1)).toFixed(4))} } }
${line('api', 'reader', ', routes: [read]')}${line('api', 'writer', ', routes: [write]')}${line('reader', 'items', ', access: [get], env: { TABLE: name }')}${line('writer', 'items', ', access: [put], env: { TABLE: name }')}${line('writer', 'written', ', env: { TOPIC: arn }')}${line('written', 'work')}${line('work', 'worker')}${line('worker', 'files', ', access: [put], env: { FILES: name }')}${line('written', 'mailer')}${line('mailer', 'mails', ', access: [put]')}`;
}
