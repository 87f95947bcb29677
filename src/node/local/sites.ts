import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIG_FILE } from '../../core/cloudformation/site-config.ts';
import { isObject, type JsonObject } from '../../core/model/json.ts';
import { pathInWorkspace, type Workspace } from '../deploy/folder.ts';
import type { PlannedSite } from '../deploy/plan.ts';
import { bucketOrigin, folderOrigin } from './bucket.ts';
import type { Answering } from './http.ts';
import type { LocalTemplate } from './resources.ts';
import type { Tracer } from './trace.ts';

export interface SiteWorld {
  readonly template: LocalTemplate;
  readonly workspace: Workspace;
  /** Of the emulator of S3. */
  readonly buckets: string;
  readonly localized: (text: string) => string;
  /** Where pages find on this machine what they know by AWS's own address otherwise. */
  readonly told: Readonly<Record<string, string>>;
  readonly tracer: Tracer;
}

/** Who answers for each bucket of the template, by logical id: a folder of pages, else the emulator. */
export async function bucketsOf(sites: readonly PlannedSite[], world: SiteWorld): Promise<ReadonlyMap<string, Answering>> {
  const { template, workspace, buckets, tracer } = world;
  const found = new Map<string, Answering>();
  for (const bucket of template.ofType('AWS::S3::Bucket')) {
    const site = sites.find((each) => each.bucket === bucket.id);
    if (!site) found.set(bucket.id, bucketOrigin(buckets, template.ref(bucket.id)));
    else {
      const folder = await pathInWorkspace(site.content, site.node, workspace);
      found.set(bucket.id, seen(bucket.node, folderOrigin(folder, () => configOf(site, folder, world)), tracer));
    }
  }
  return found;
}

/** Pages are read from a folder and not from the emulator, which would tell of each call itself. */
function seen(node: string, pages: Answering, tracer: Tracer): Answering {
  return async (request) => {
    const call = tracer.call({ cause: request.cause, to: node, what: `GetObject ${request.path.replace(/^\//, '')}` });
    const answer = await pages(request);
    call.end({ status: answer.status, error: answer.status < 400 ? undefined : String(answer.status), response: answer.body });
    return answer;
  };
}

/** The file as a deployment writes it; a page that finds `identityUrl` in it signs in there. */
async function configOf({ config }: PlannedSite, folder: string, { template, localized, told }: SiteWorld): Promise<string | undefined> {
  if (config.length === 0) return undefined;
  const values = config.map(({ key, value }) => {
    const known = template.value(value);
    return [key, localized(typeof known === 'object' ? JSON.stringify(known) : String(known ?? ''))] as const;
  });
  return `${JSON.stringify(Object.fromEntries([...Object.entries(await written(folder)), ...values, ...Object.entries(told)]), undefined, 2)}\n`;
}

async function written(folder: string): Promise<JsonObject> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, CONFIG_FILE), 'utf8'));
    return isObject(value) ? value : {};
  } catch {
    // No file, or one that holds no JSON, which the deployment refuses: the design's own entries are what pages need.
    return {};
  }
}

/** Which bucket a host name means: `bucket.s3.REGION.amazonaws.com` and its website's name. */
export function bucketAt(host: string, template: LocalTemplate): string | undefined {
  return template.ofType('AWS::S3::Bucket').find(({ id }) => host.startsWith(`${template.ref(id)}.s3.`) || host.startsWith(`${template.ref(id)}.s3-website`))?.id;
}
