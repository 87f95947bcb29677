import { randomUUID } from 'node:crypto';
import { CreateInvalidationCommand, type CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { CONFIG_FILE } from '../../core/cloudformation/site-config.ts';
import type { Artifacts } from './artifacts.ts';
import type { Clients } from './clients.ts';
import type { DeployPort } from './contract.ts';
import { DeployFault } from './fault.ts';
import { filesIn, pathInWorkspace, type Workspace } from './folder.ts';
import { announce } from './phases.ts';
import type { PlannedSite } from './plan.ts';
import { syncSite, type Synced } from './site.ts';
import { outputsOf, physicalIds } from './stack.ts';
import type { PackedFile } from './zip.ts';

/** A site with its files. */
export interface SiteFiles extends PlannedSite {
  readonly files: readonly PackedFile[];
}

/** More paths than these are said with one wildcard: each path above a thousand a month is paid for. */
const MOST_PATHS = 15;

/**
 * Reads the folders that go into buckets.
 *
 * @throws DeployFault for a folder that is missing or lies outside of the workspace.
 */
export async function readSites(sites: readonly PlannedSite[], workspace: Workspace): Promise<readonly SiteFiles[]> {
  const read: SiteFiles[] = [];
  for (const site of sites) read.push({ ...site, files: await filesIn(await pathInWorkspace(site.content, site.node, workspace), site.node, workspace) });
  return read;
}

/** Where sites are published. */
export interface Publication {
  readonly stack: string;
  readonly artifacts: Artifacts;
  /** A service that stands in for AWS may not tell every output. */
  readonly isAws: boolean;
}

/**
 * Makes the buckets of a stack hold their sites, and distributions forget what has changed.
 *
 * @throws DeployFault where the stack does not tell what belongs into the configuration of the pages.
 */
export async function publishSites(sites: readonly SiteFiles[], { stack, artifacts, isAws }: Publication, clients: Clients, port: DeployPort): Promise<Synced> {
  if (sites.length === 0) return { uploaded: [], removed: [] };
  announce(port, 'sync');
  const ids = await physicalIds(clients.cloudFormation, stack);
  const outputs = await outputsOf(clients.cloudFormation, stack);
  const uploaded: string[] = [];
  const removed: string[] = [];
  for (const site of sites) {
    const { node, bucket, distributions } = site;
    const files = configured(site, outputs, isAws);
    const place = { bucket: ids.get(bucket)?.id ?? '', artifacts, record: `sites/${stack}/${node}.json` };
    const synced = await syncSite(clients.s3, place, files, async (keys) => {
      for (const id of distributions) await forget(clients.cloudFront, ids.get(id)?.id ?? '', keys);
    });
    for (const key of synced.uploaded) port.notify({ kind: 'uploaded', key, bytes: files.find(({ path }) => path === key)?.bytes.length ?? 0 });
    uploaded.push(...synced.uploaded);
    removed.push(...synced.removed);
  }
  return { uploaded, removed };
}

/** The files, with what the stack tells written over the keys of their configuration. */
function configured({ node, files, config }: SiteFiles, outputs: Readonly<Record<string, string>>, isAws: boolean): readonly PackedFile[] {
  const known = isAws ? config : config.filter(({ output }) => Object.hasOwn(outputs, output));
  if (known.length === 0) return files;
  const written = files.find(({ path }) => path === CONFIG_FILE);
  const told = known.map(({ key, output }) => [key, valueOf(output, outputs, node)] as const);
  const all = new Map([...Object.entries(written ? objectIn(written.bytes, node) : {}), ...told]);
  const bytes = new TextEncoder().encode(`${JSON.stringify(Object.fromEntries(all), undefined, 2)}\n`);
  return [...files.filter((file) => file !== written), { path: CONFIG_FILE, bytes }];
}

function valueOf(output: string, outputs: Readonly<Record<string, string>>, node: string): string {
  const value = outputs[output];
  if (value !== undefined) return value;
  throw new DeployFault('deploy.no-output', {
    en: `${node}: the stack has no output ${output}, whose value belongs into ${CONFIG_FILE}. Its pages were left as they are.`,
    ko: `${node}: 스택에 ${CONFIG_FILE}에 쓸 출력 ${output}이(가) 없습니다. 페이지는 그대로 두었습니다.`,
  }, node);
}

function objectIn(bytes: Uint8Array, node: string): object {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // What is no JSON is told below, like what is no object.
  }
  throw new DeployFault('deploy.config-no-object', {
    en: `${node}: ${CONFIG_FILE} of the pages holds no JSON object, so nothing can be written into it.`,
    ko: `${node}: 페이지의 ${CONFIG_FILE}이(가) JSON 객체가 아니어서 값을 쓸 수 없습니다.`,
  }, node);
}

async function forget(client: CloudFrontClient, distribution: string, changed: readonly string[]): Promise<void> {
  if (changed.length === 0 || distribution === '') return;
  const paths = changed.length > MOST_PATHS ? ['/*'] : [...changed.map((path) => `/${encodeURI(path)}`), ...(changed.includes('index.html') ? ['/'] : [])];
  await client.send(new CreateInvalidationCommand({ DistributionId: distribution, InvalidationBatch: { CallerReference: randomUUID(), Paths: { Quantity: paths.length, Items: paths } } }));
}
