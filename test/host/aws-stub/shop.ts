import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAnalyser } from '../../../src/core/analysis/analyse.ts';
import type { Analysis } from '../../../src/core/analysis/contract.ts';
import type { Synthesis } from '../../../src/core/cloudformation/contract.ts';
import { synthesize } from '../../../src/core/cloudformation/synthesize.ts';
import { clientsFor, type Clients } from '../../../src/node/deploy/clients.ts';
import type { Deployed, DeployPort } from '../../../src/node/deploy/contract.ts';
import { deploy, type DeployRequest } from '../../../src/node/deploy/deploy.ts';
import { destroy, type Destroyed, type DestroyPort } from '../../../src/node/deploy/destroy.ts';
import { whoseIn, type WhoseResource } from '../../../src/node/deploy/states.ts';
import { catalog } from '../../../src/services/catalog.ts';
import { AwsStub } from './server.ts';

const PRODUCT = fileURLToPath(new URL('../../../', import.meta.url));

export const SHOP = `version: 1
name: shop
region: us-east-1
nodes:
  cdn: { service: cloudfront, behaviours: { default: { order: 1 } } }
  site: { service: s3, content: ./web, config: { client: !Ref Orders } }
  handler: { service: lambda, code: ./code, properties: { Runtime: nodejs24.x, Handler: index.handler, MemorySize: 256 } }
  orders: { service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }] } }
connections:
  cdn-site: { from: cdn, to: site, behaviour: default }
  handler-orders: { from: handler, to: orders, access: [write], env: { TABLE: name } }
`;

/** A small shop beside a stub of AWS: its design, code and pages in a folder of their own. */
export class Shop {
  text = SHOP;
  readonly stub: AwsStub;
  readonly clients: Clients;
  readonly folder: string;

  private constructor(stub: AwsStub, clients: Clients, folder: string) {
    this.stub = stub;
    this.clients = clients;
    this.folder = folder;
  }

  static async open(): Promise<Shop> {
    const stub = new AwsStub();
    const shop = new Shop(stub, clientsFor({ region: 'us-east-1', endpoint: await stub.start() }), await mkdtemp(join(tmpdir(), 'shop-')));
    await Promise.all([mkdir(join(shop.folder, 'web')), mkdir(join(shop.folder, 'code'))]);
    await writeFile(join(shop.folder, 'web/index.html'), '<!doctype html>');
    await writeFile(join(shop.folder, 'web/app.js'), 'console.log(1);');
    await writeFile(join(shop.folder, 'code/index.mjs'), 'export const handler = async () => ({ statusCode: 200 });');
    return shop;
  }

  async close(): Promise<void> {
    this.clients.close();
    await this.stub.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Waiting lets time pass at AWS. */
  port(more: Partial<DeployPort> = {}): DeployPort {
    return {
      notify: () => undefined, confirm: () => Promise.resolve('yes'), signal: new AbortController().signal,
      wait: () => { this.stub.cloudFormation.tick(); return Promise.resolve(); }, ...more,
    };
  }

  read(): { readonly analysis: Analysis; readonly synthesis: Synthesis } {
    const analysis = createAnalyser(catalog).analyse(this.text);
    return { analysis, synthesis: synthesize({ design: analysis.document.design, catalog, resolve: analysis.resolve }) };
  }

  whose(): WhoseResource {
    return whoseIn(this.read().synthesis.sourceMap);
  }

  async deploy(more: Partial<DeployPort> = {}, request: Partial<DeployRequest> = {}): Promise<Deployed> {
    return deploy({
      ...this.read(), catalog, stack: 'shop', account: '111122223333', parameters: new Map(),
      target: { region: 'us-east-1' }, places: { folder: this.folder, root: this.folder, product: PRODUCT }, ...request,
    }, this.clients, this.port(more));
  }

  async destroy(deleteData: boolean, confirmDestroy: DestroyPort['confirmDestroy'] = () => Promise.resolve(true)): Promise<Destroyed> {
    return destroy({ stack: 'shop', deleteData }, this.clients, this.whose(), { ...this.port(), confirmDestroy });
  }
}
