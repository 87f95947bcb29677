import { randomUUID } from 'node:crypto';
import { CreateInvalidationCommand, type CloudFrontClient } from '@aws-sdk/client-cloudfront';
import type { Artifacts } from './artifacts.ts';
import type { Clients } from './clients.ts';
import type { DeployPort } from './contract.ts';
import { filesIn, pathInWorkspace, type Workspace } from './folder.ts';
import { announce } from './phases.ts';
import type { PlannedSite } from './plan.ts';
import { syncSite, type Synced } from './site.ts';
import { physicalIds } from './stack.ts';
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

/** Makes the buckets of a stack hold their sites, and distributions forget what has changed. */
export async function publishSites(sites: readonly SiteFiles[], stack: string, artifacts: Artifacts, clients: Clients, port: DeployPort): Promise<Synced> {
  if (sites.length === 0) return { uploaded: [], removed: [] };
  announce(port, 'sync');
  const ids = await physicalIds(clients.cloudFormation, stack);
  const uploaded: string[] = [];
  const removed: string[] = [];
  for (const { node, bucket, files, distributions } of sites) {
    const place = { bucket: ids.get(bucket)?.id ?? '', artifacts, record: `sites/${stack}/${node}.json` };
    const synced = await syncSite(clients.s3, place, files);
    for (const key of synced.uploaded) port.notify({ kind: 'uploaded', key, bytes: files.find(({ path }) => path === key)?.bytes.length ?? 0 });
    for (const id of distributions) await forget(clients.cloudFront, ids.get(id)?.id ?? '', [...synced.uploaded, ...synced.removed]);
    uploaded.push(...synced.uploaded);
    removed.push(...synced.removed);
  }
  return { uploaded, removed };
}

async function forget(client: CloudFrontClient, distribution: string, changed: readonly string[]): Promise<void> {
  if (changed.length === 0 || distribution === '') return;
  const paths = changed.length > MOST_PATHS ? ['/*'] : [...changed.map((path) => `/${encodeURI(path)}`), ...(changed.includes('index.html') ? ['/'] : [])];
  await client.send(new CreateInvalidationCommand({ DistributionId: distribution, InvalidationBatch: { CallerReference: randomUUID(), Paths: { Quantity: paths.length, Items: paths } } }));
}
