// The designs that the pictures of the canvas are of: a small shop, and what is made of it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/steps.mjs';

const FUNCTION = 'properties: { Runtime: nodejs24.x, Handler: index.handler, MemorySize: 256, Timeout: 10, Architectures: [arm64] }';

const HEAD = `version: 1
name: shop
region: us-east-1
nodes:
`;

/** Where each node stands, so that a part can have it elsewhere. */
const TIDY = { shoppers: [0, 130], api: [260, 130], place: [590, 30], show: [590, 230], orders: [870, 230], placed: [870, 30], packing: [1140, 30], pack: [1140, 150], parcels: [1140, 290] };

const nodes = (at) => `  shoppers:
    service: client
    label: Shoppers
    at: [${at.shoppers}]
    traffic:
      order: { requests: 300k/month, path: POST /orders, sends: 2 KB, receives: 1 KB }
      track: { requests: 1.5M/month, path: "GET /orders/{id}", receives: 1 KB }
  api:
    service: apigateway.http
    label: shop API
    at: [${at.api}]
    routes:
      place: { route: POST /orders }
      show: { route: "GET /orders/{id}" }
  place: { service: lambda, label: place order, at: [${at.place}], ${FUNCTION}, assume: { duration: { p50: 35 ms, p99: 150 ms } } }
  show: { service: lambda, label: show order, at: [${at.show}], ${FUNCTION}, assume: { duration: { p50: 12 ms, p99: 60 ms } } }
  orders:
    service: dynamodb
    at: [${at.orders}]
    properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }
    assume: { itemSize: 1 KB, storage: { start: 0, grow: 300 MB/month } }
  placed: { service: sns, at: [${at.placed}] }
  packing: { service: sqs, at: [${at.packing}], properties: { VisibilityTimeout: 120 } }
  pack: { service: lambda, at: [${at.pack}], ${FUNCTION}, assume: { duration: { p50: 220 ms, p99: 900 ms } } }
  parcels: { service: s3, at: [${at.parcels}], assume: { storage: { start: 1 GB, grow: 1 GB/month } } }
`;

const CONNECTIONS = `connections:
  shoppers-api: { from: shoppers, to: api }
  api-place: { from: api, to: place, routes: [place] }
  api-show: { from: api, to: show, routes: [show] }
  place-orders: { from: place, to: orders, access: [put], env: { TABLE: name } }
  show-orders: { from: show, to: orders, access: [get], env: { TABLE: name } }
  place-placed: { from: place, to: placed, env: { TOPIC: arn } }
  placed-packing: { from: placed, to: packing }
  packing-pack: { from: packing, to: pack }
  pack-parcels: { from: pack, to: parcels, access: [put], env: { PARCELS: name } }
`;

const shop = `${HEAD}${nodes(TIDY)}${CONNECTIONS}`;
const UNTIDY = { shoppers: [620, 420], api: [60, 300], place: [400, 20], show: [1000, 360], orders: [60, 60], placed: [760, 190], packing: [360, 330], pack: [1080, 40], parcels: [720, 0] };

/** The designs by the files that hold them. */
export const designs = {
  'shop.arch.yaml': shop,
  'untidy.arch.yaml': `${HEAD}${nodes(UNTIDY)}${CONNECTIONS}`,
  /** Three in a column, each a little beside the other. */
  'askew.arch.yaml': `${HEAD}${nodes({ ...TIDY, place: [572, 10], show: [610, 116], orders: [930, 130], placed: [930, 10], packing: [1220, 10], pack: [1220, 130], parcels: [1220, 270] })
    .replace('  orders:', `  cancel: { service: lambda, label: cancel order, at: [556, 290], ${FUNCTION} }\n  orders:`)}${CONNECTIONS}`,
  'grouped.arch.yaml': `${HEAD}${nodes({ ...TIDY, pack: [1410, 230], parcels: [870, 390] })}${CONNECTIONS}groups:
  account: { label: Production account, contains: [api, place, show, orders, placed, packing, pack, parcels] }
  orders-team: { label: Team Orders, contains: [place, show, orders, placed] }
  packing-team: { label: Team Packing, contains: [packing, pack] }
notes:
  n1: { text: The customer is told by the packing team., at: [0, 240], size: [180, 52] }
`,
  /** Names that no card can hold, one of them in Korean and one a single word. */
  'long-names.arch.yaml': shop
    .replace('label: shop API', 'label: 주문 접수와 배송 조회를 위한 상점의 공개 HTTP API 게이트웨이')
    .replace('label: place order', 'label: PlaceOrderHandlerWithIdempotencyKeyValidationAndFraudCheck')
    .replace('label: show order', 'label: "Shows a parcel’s way from the warehouse to the door, with every stop and every delay on it"'),
  'notes.arch.yaml': `${shop}notes:
  n1: { text: Two routes only. Cancelling comes with the next release., at: [260, 240], size: [200, 68] }
  n2: { text: Every order is placed once. Who is told twice packs twice., at: [870, 120], size: [220, 68] }
`,
  /** Two functions tied twice, two that read one table, one that writes and reads one bucket. */
  'parallel.arch.yaml': `${HEAD}  place: { service: lambda, label: place order, at: [0, 0], ${FUNCTION} }
  change: { service: lambda, label: change order, at: [0, 150], ${FUNCTION} }
  cancel: { service: lambda, label: cancel order, at: [0, 300], ${FUNCTION} }
  retry: { service: lambda, at: [420, 0], ${FUNCTION} }
  orders: { service: dynamodb, at: [420, 150], properties: { BillingMode: PAY_PER_REQUEST, StreamSpecification: { StreamViewType: NEW_IMAGE }, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }] } }
  journal: { service: s3, at: [840, 150] }
  audit: { service: lambda, at: [840, 0], ${FUNCTION} }
connections:
  place-orders: { from: place, to: orders, access: [put] }
  change-orders: { from: change, to: orders, access: [update] }
  cancel-orders: { from: cancel, to: orders, access: [delete] }
  place-retry: { from: place, to: retry, kind: invoke }
  place-retry-failed: { from: place, to: retry, kind: on-failure }
  orders-audit: { from: orders, to: audit }
  audit-journal: { from: audit, to: journal, access: [put] }
  cancel-journal: { from: cancel, to: journal, access: [put] }
`,
  'other.arch.yaml': `version: 1
name: returns
region: us-east-1
nodes:
  customers: { service: client, label: Customers, at: [0, 0] }
  api: { service: apigateway.http, label: returns API, at: [270, 0], routes: { send: { route: POST /returns } } }
  place: { service: lambda, label: take back, at: [560, 0], ${FUNCTION} }
connections:
  customers-api: { from: customers, to: api }
  api-place: { from: api, to: place, routes: [send] }
`,
  'large.arch.yaml': large(),
};

/** Sixteen teams with a shop each, so that there is something to be far from. */
function large() {
  const copies = Array.from({ length: 16 }, (_none, index) => index);
  const moved = (index) => Object.fromEntries(Object.entries(TIDY).map(([id, [x, y]]) => [id, [x + (index % 4) * 1560, y + Math.floor(index / 4) * 560]]));
  const named = (text, index) => text.replaceAll(/^( {2})(\w[\w-]*):/gm, (_all, space, id) => `${space}${id.split('-').map((part) => `${part}${index}`).join('-')}:`)
    .replaceAll(/\b(from|to): (\w+)/g, (_all, key, id) => `${key}: ${id}${index}`);
  const groups = copies.map((index) => `  team${index}: { label: Shop ${index + 1}, contains: [${Object.keys(TIDY).map((id) => `${id}${index}`).join(', ')}] }`);
  return [HEAD, ...copies.map((index) => named(nodes(moved(index)), index)), 'connections:\n', ...copies.map((index) => named(CONNECTIONS.replace('connections:\n', ''), index)), 'groups:\n', groups.join('\n'), '\n'].join('');
}

/** A design of the samples, by the name of its folder. */
export const sample = (name) => readFile(join(root, 'samples', name, `${name}.arch.yaml`), 'utf8');
