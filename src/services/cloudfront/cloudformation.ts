import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { BuildContext, CloudFormationPart, Met, Self } from '../../core/cloudformation/contract.ts';
import { below, madeFor, mergeDeep, opened, withDefaults, written as verbatim, writtenEntries, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { TargetEnds } from '../../core/cloudformation/ends.ts';
import { ACCOUNT, getAtt, PARTITION, ref, STACK_GUID, sub } from '../../core/cloudformation/intrinsics.ts';
import { shortened } from '../../core/cloudformation/names.ts';
import { behavioursOf } from './cache-behaviours.ts';
import { ALL_VIEWER_EXCEPT_HOST, CACHING_DISABLED, CACHING_OPTIMIZED, SECURITY_HEADERS } from './managed-policies.ts';

/** A distribution: one origin for each node behind it, one cache behaviour for each connection that names one. */
export const cloudfront: CloudFormationPart = {
  references: (self) => ({ id: ref(self.logicalId), url: urlOf(self) }),
  asSource: {
    origin: ({ logicalId }) => ({
      caller: { principal: 'cloudfront.amazonaws.com', sourceArn: sub`arn:${PARTITION}:cloudfront::${ACCOUNT}:distribution/${ref(logicalId)}`, name: '' },
    }),
    trigger: () => ({}),
  },
  build: (_node, context) => {
    const origins = context.targets('origin');
    buildDistribution(context, origins);
    if (origins.some(({ end }) => end.reached === 'signed')) buildAccessControl(context);
    context.output(`${context.logicalId}Url`, `URL of the distribution ${context.node.id}`, urlOf(context));
  },
};

type Origin = Met<TargetEnds['origin']>;

/** Longest name of an origin access control: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html (2026-11) */
const NAME_LENGTH = 64;
const GUID_LENGTH = 36;

function urlOf({ logicalId }: Self): Json {
  return sub`https://${getAtt(logicalId, 'DomainName')}`;
}

function accessControlId({ logicalId }: Self): string {
  return `${logicalId}OriginAccessControl`;
}

/** The name has to be unique in the account, over all regions: hence the id of the stack. */
function buildAccessControl(context: BuildContext): void {
  context.resource(accessControlId(context), {
    Type: 'AWS::CloudFront::OriginAccessControl',
    Properties: {
      OriginAccessControlConfig: {
        Name: sub`${shortened(context.node.id, NAME_LENGTH - GUID_LENGTH - 1)}-${STACK_GUID}`,
        OriginAccessControlOriginType: 's3', SigningBehavior: 'always', SigningProtocol: 'sigv4',
      },
    },
  });
}

function buildDistribution(context: BuildContext, origins: readonly Origin[]): void {
  const behaviours = behavioursBuilt(context, origins);
  const generated = {
    Enabled: true,
    HttpVersion: 'http2and3',
    IPV6Enabled: true,
    ...(origins.length > 0 ? { Origins: originsBuilt(context, origins) } : {}),
    ...behaviours,
  };
  const given = context.properties['DistributionConfig'];
  const isIntrinsic = given !== undefined && opened(given) === undefined;
  const config = mergeDeep(opened(given) ?? {}, generated);
  if (!isIntrinsic && !Object.hasOwn(config, 'DefaultCacheBehavior')) reportNoDefault(context);
  context.primary({
    Type: 'AWS::CloudFront::Distribution',
    Properties: isIntrinsic ? context.properties : { ...context.properties, DistributionConfig: config },
  });
}

/** One origin for each node behind the distribution, unless two connections to it differ. */
function originsBuilt(context: BuildContext, origins: readonly Origin[]): readonly Draft[] {
  const seen = new Set<string>();
  return origins.flatMap((met) => {
    const id = originId(met, origins, context);
    if (seen.has(id)) return [];
    seen.add(id);
    return [madeFor(met.origin, { Id: id, ...originOf(met, context) })];
  });
}

function originId(met: Origin, origins: readonly Origin[], self: Self): string {
  const first = origins.find((other) => other.other.id === met.other.id) ?? met;
  const same = JSON.stringify([met.connection.with, pathOf(met, self) ?? null]) === JSON.stringify([first.connection.with, pathOf(first, self) ?? null]);
  return same ? met.other.id : met.connection.id;
}

function originOf(met: Origin, context: BuildContext): DraftObject {
  const { end } = met;
  const path = pathOf(met, context);
  const reached: DraftObject = end.reached === 'signed'
    ? { S3OriginConfig: { OriginAccessIdentity: '' }, OriginAccessControlId: getAtt(accessControlId(context), 'Id') }
    : { CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] } };
  return withDefaults(met.with, { DomainName: end.domainName, ...(path === undefined ? {} : { OriginPath: path }), ...reached });
}

/**
 * What CloudFront puts in front of the path. Nothing where the behaviour's pattern already begins with
 * the segment that the origin expects: `/api/*` on stage `api` is forwarded whole.
 */
function pathOf({ end, connection }: Origin, { node }: Self): Json | undefined {
  if (end.pathPrefix === undefined) return undefined;
  const pattern = behavioursOf(node).find(({ key }) => key === connection.behaviour)?.pattern ?? '';
  const isForwardedWhole = typeof end.pathPrefix === 'string' && `/${pattern.replace(/^\//, '')}`.startsWith(`/${end.pathPrefix}/`);
  return isForwardedWhole ? undefined : sub`/${end.pathPrefix}`;
}

/** The behaviours in the order in which CloudFront asks them; the one without a pattern is the default. */
function behavioursBuilt(context: BuildContext, origins: readonly Origin[]): DraftObject {
  const ordered = behavioursOf(context.node);
  const fallback = ordered.at(-1)?.key;
  const built = new Map<string, Draft>();
  for (const { key } of ordered) {
    const met = origins.find(({ connection }) => (connection.behaviour ?? fallback) === key);
    if (met) built.set(key, madeFor(key === '' ? met.origin : context.here('behaviours', key), behaviourOf(key, met, origins, context)));
  }
  const first = fallback === undefined ? undefined : built.get(fallback);
  const others = ordered.flatMap(({ key }) => (key === fallback ? [] : built.get(key) ?? []));
  return { ...(first === undefined ? {} : { DefaultCacheBehavior: first }), ...(others.length > 0 ? { CacheBehaviors: others } : {}) };
}

function behaviourOf(key: string, met: Origin, origins: readonly Origin[], context: BuildContext): DraftObject {
  const value = own(context.node.behaviours, key);
  const written: JsonObject = isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'order')) : {};
  const legacy = Object.hasOwn(written, 'ForwardedValues');
  const policies: DraftObject = met.end.reached === 'signed'
    ? { CachePolicyId: CACHING_OPTIMIZED, ResponseHeadersPolicyId: SECURITY_HEADERS }
    : { CachePolicyId: CACHING_DISABLED, OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST };
  const associations = associationsOf(key, context);
  return withDefaults({ ...writtenEntries(context.here('behaviours', key), written), ...associations }, {
    TargetOriginId: madeFor(below(met.origin), originId(met, origins, context)),
    ViewerProtocolPolicy: 'redirect-to-https',
    Compress: true,
    ...(legacy ? {} : policies),
  });
}

/** Functions at the edge of a behaviour: those written there, then those of the connections that name it. */
function associationsOf(key: string, context: BuildContext): DraftObject {
  const fallback = behavioursOf(context.node).at(-1)?.key;
  const met = context.targets('trigger').filter(({ connection }) => (connection.behaviour ?? fallback) === key);
  if (met.length === 0) return {};
  const name = 'LambdaFunctionAssociations';
  const value = own(context.node.behaviours, key);
  const written = isObject(value) ? own(value, name) : undefined;
  const here = Array.isArray(written) ? (written as readonly Json[]).map((item, at) => verbatim(context.here('behaviours', key, name, at), item)) : [];
  const functions = met.map((each) => madeFor(each.origin, withDefaults(each.with, { EventType: FIRST_EVENT, LambdaFunctionARN: each.end.arn })));
  return { [name]: [...here, ...functions] };
}

/** Where the connection does not say at which step the function runs. */
const FIRST_EVENT = 'viewer-request';

function reportNoDefault({ node, finding, here }: BuildContext): void {
  finding({
    rule: 'cloudformation.no-default-origin', severity: 'error', node: node.id, path: here().path,
    message: {
      en: `AWS refuses a distribution without an origin for everything that no path pattern matches. Connect ${node.id} to a bucket or an API with its default behaviour.`,
      ko: `경로 패턴과 맞지 않는 요청을 받을 오리진이 없는 배포는 AWS가 거부합니다. ${node.id}을(를) 기본 동작으로 버킷이나 API에 연결하세요.`,
    },
  });
}
