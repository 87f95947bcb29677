import { own } from '../../core/model/json.ts';
import type { Plan } from '../deploy/plan.ts';
import type { Address } from './contract.ts';
import type { Door } from './http.ts';
import type { LocalResource, LocalTemplate } from './resources.ts';

/** Ports by logical id; each is known before anything behind it is made. */
export interface Doors {
  /** Lambda, EventBridge and Step Functions, and refusals of everything else. */
  readonly services: Door;
  readonly pools: Door;
  readonly apis: ReadonlyMap<string, Door>;
  readonly distributions: ReadonlyMap<string, Door>;
  /** Of pages that no distribution stands in front of. */
  readonly websites: ReadonlyMap<string, Door>;
}

export const APIS = 'AWS::ApiGatewayV2::Api';
export const REST_APIS = 'AWS::ApiGateway::RestApi';
export const DISTRIBUTIONS = 'AWS::CloudFront::Distribution';
export const BUCKETS = 'AWS::S3::Bucket';

/** @param first port of the first address that a browser opens; 0: any */
export async function openDoors(template: LocalTemplate, plan: Plan, first: number, door: (port?: number) => Promise<Door>): Promise<Doors> {
  let port = first;
  const open = async (resources: readonly LocalResource[]): Promise<ReadonlyMap<string, Door>> => {
    const doors = new Map<string, Door>();
    for (const { id } of resources) {
      doors.set(id, await door(port));
      port = 0;
    }
    return doors;
  };
  const distributions = await open(template.ofType(DISTRIBUTIONS));
  const websites = await open(template.ofType(BUCKETS).filter(({ id }) => plan.sites.some((site) => site.bucket === id && site.distributions.length === 0)));
  const apis = await open([...template.ofType(APIS), ...template.ofType(REST_APIS)]);
  return { distributions, websites, apis, services: await door(), pools: await door() };
}

export function isWebSocket({ properties }: LocalResource): boolean {
  return own(properties, 'ProtocolType') === 'WEBSOCKET';
}

/** The host at which AWS would have an API. */
export function hostOf(api: LocalResource, template: LocalTemplate, region: string): string {
  return `${template.ref(api.id)}.execute-api.${region}.amazonaws.com`;
}

/** Hosts of AWS that stand on this machine, with their ports there. */
export function hostsHere(template: LocalTemplate, { apis, distributions }: Doors, region: string): ReadonlyMap<string, number> {
  const portOf = ({ url }: Door): number => Number(new URL(url).port);
  return new Map(template.resources.flatMap((resource) => {
    const api = apis.get(resource.id);
    const distribution = distributions.get(resource.id);
    return [...(api ? [[hostOf(resource, template, region), portOf(api)] as const] : []), ...(distribution ? [[template.attribute(resource.id, 'DomainName'), portOf(distribution)] as const] : [])];
  }));
}

/** Where a value says the address of something on AWS, the one on this machine. */
export function localizing(hosts: ReadonlyMap<string, number>): (text: string) => string {
  return (text) => [...hosts].reduce((told, [host, port]) => told.replaceAll(`https://${host}`, `http://127.0.0.1:${port}`).replaceAll(`wss://${host}`, `ws://127.0.0.1:${port}`), text);
}

/** Pages first, then the APIs with their stages. */
export function addressesOf(template: LocalTemplate, { sites }: Plan, { apis, distributions, websites, pools }: Doors): readonly Address[] {
  const all = (resources: readonly LocalResource[], doors: ReadonlyMap<string, Door>, path: (resource: LocalResource) => string): readonly Address[] => resources.flatMap((resource) => {
    const door = doors.get(resource.id);
    return door ? [{ node: resource.node, url: `${isWebSocket(resource) ? door.url.replace('http', 'ws') : door.url}${path(resource)}` }] : [];
  });
  const fronts = template.ofType(DISTRIBUTIONS);
  const hasPages = ({ id }: LocalResource): boolean => sites.some((site) => site.distributions.includes(id));
  return [
    ...all(fronts.filter(hasPages), distributions, () => '/'),
    ...all(fronts.filter((front) => !hasPages(front)), distributions, () => '/'),
    ...all(template.resources, websites, () => '/'),
    ...all(template.resources, apis, (api) => stagePath(api, template)),
    ...template.ofType('AWS::Cognito::UserPool').map(({ node }) => ({ node, url: `${pools.url}/` })),
  ];
}

/** The path of the first stage; a WebSocket's has no slash behind it. */
function stagePath(api: LocalResource, template: LocalTemplate): string {
  const named = (type: string, key: string): string | undefined => {
    const stage = template.ofType(type).find(({ properties }) => own(properties, key) === template.ref(api.id));
    return stage && String(own(stage.properties, 'StageName'));
  };
  const stage = named('AWS::ApiGatewayV2::Stage', 'ApiId') ?? named('AWS::ApiGateway::Stage', 'RestApiId') ?? '$default';
  return stage === '$default' ? '/' : `/${stage}${isWebSocket(api) ? '' : '/'}`;
}
