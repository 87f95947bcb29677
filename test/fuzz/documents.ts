import { readFileSync } from 'node:fs';

const BLOCK = `# Orders and what follows from them.
version: 1
name: orders
region: us-east-1

parameters:
  Stage: { default: dev, allowed: [dev, prod] }

nodes:
  # Where everything starts.
  shop:
    service: client
    at: [0, 120]
    traffic:
      order: { requests: 100k/month, path: POST /orders }   # the one that matters

  # ---- behind the door ----

  api:
    service: apigateway.rest
    at: [240, 120]
    routes:
      create: { route: POST /orders }
  place:
    service: lambda
    label: "Place an order: 'now'"
    at: [480,120]
    properties:
      Runtime: nodejs24.x
      Environment:
        Variables:
          # Where orders go.
          TABLE: !Ref Orders
          URL: !Sub "https://\${Api}.execute-api"
      Layers:
        - arn:aws:lambda:us-east-1:1:layer:a:1
        - !Ref Layer
      Timeout: 10
      # Timeout: 30
  orders:
    service: dynamodb
    at: [ 720, 60 ]
    properties:
      KeySchema:
      - AttributeName: id
        KeyType: HASH
      - { AttributeName: at, KeyType: RANGE }
    # A comment at the end of orders.

  mails: { service: sqs, at: [720, 180] }

connections:
  shop-api: { from: shop, to: api }
  api-place:
    from: api
    to: place
    routes: [create]
  place-orders: { from: place, to: orders, access: [put], env: { TABLE: name } }
  place-mails: { from: place, to: mails } # later

groups:
  back:
    label: Back
    contains:
      - place
      - orders
      - mails
notes:
  n1:
    text: |
      Two lines
      of text.
    at: [1, 2]
ignore:
  topology.failed-events-are-lost: { nodes: [place], reason: The caller sees it. }
  sqs.retention:
    nodes: [mails, orders]
`;

const FOUR_SPACES = `version: 1
name: 'four'
nodes:
    a-1:
        service: s3
        label: |-
            first
              second
        at: [1, 1]
        properties: {VersioningConfiguration: {Status: Enabled}, Tags: [{Key: a, Value: "b"}]}
    b: {service: lambda,
        at: [2, 2],   # where it stands
        properties: {
            MemorySize: 128,
            Timeout: 3
        }
    }
    c:   {   service: sns   }
connections:
    a-1-b: {from: a-1, to: b, properties: {Events: ['s3:ObjectCreated:*']}}


    b-c:
        {from: b, to: c}
notes:
    n: {text: >-
            folded text
            goes on, at: [0, 0]}
`;

const JSON_STYLE = `{
  "version": 1,
  "name": "json",
  "nodes": {
    "a": { "service": "lambda", "at": [0, 0], "properties": { "Timeout": 3 } },
    "b": {"service": "sqs"}
  },
  "connections": {
    "a-b": { "from": "a", "to": "b", "env": {} }
  },
  "groups": {}
}
`;

const ANCHORS = `---
version: 1
name: anchors
template:
  Mappings: &maps { Sizes: { dev: { memory: 128 } } }
nodes:
  a: &a
    service: lambda
    at: [0, 0]
    properties: &p { Timeout: 3 }
    assume: { same: *p }
  b:
    <<: *a
    at: [10, 0]
  c: { service: lambda, properties: { A: &x [1, 2], B: *x } }
  ? d
  : { service: sqs }
connections:
  a-c: { from: a, to: c }
  a-b: { from: a, to: b }
`;

const ODD = `name: odd
nodes:
  one: { service: s3, label: 한글 😀 <b>bold</b> }

  "two": { service: "sqs", at: [-5, 1.5] }
  three:
  four: {}
connections: {}
groups:
notes: { n: { text: "a\\u0007b", at: [0, 0] }, m: { text: '' } }
scenarios: { opens: { flows: { x: { peak: 40/s } } } }
description: >
  folded

  text
`;

/** Realistic designs in every style that people write, among them the sample. */
export const DOCUMENTS: readonly string[] = [
  readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8'),
  BLOCK, FOUR_SPACES, JSON_STYLE, ANCHORS, ODD, BLOCK.replaceAll('\n', '\r\n'), 'version: 1\nnodes:\n', '# only a comment\n', '',
];
