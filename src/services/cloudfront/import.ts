import type { Evidence, ImportPart } from '../../core/cloudformation/import/contract.ts';
import { own } from '../../core/model/json.ts';
import { listOf, valueAt, valuesAt } from '../../core/cloudformation/import/values.ts';

const OWNED = ['CachePolicy', 'CloudFrontOriginAccessIdentity', 'ContinuousDeploymentPolicy', 'Function', 'KeyGroup', 'KeyValueStore', 'OriginAccessControl', 'OriginRequestPolicy', 'PublicKey', 'RealtimeLogConfig', 'ResponseHeadersPolicy', 'VpcOrigin'];
const ASSOCIATIONS = ['DefaultCacheBehavior.LambdaFunctionAssociations', 'CacheBehaviors.*.LambdaFunctionAssociations'];

/** Distributions; access controls, policies and CloudFront's own functions belong to the only distribution that names them. */
export const cloudfrontImport: ImportPart = {
  nodes: { 'AWS::CloudFront::Distribution': { service: 'cloudfront', name: '', arn: 'cloudfront' } },
  owned: Object.fromEntries(OWNED.map((kind) => [`AWS::CloudFront::${kind}`, { mentioned: true }])),
  evidence: {
    'AWS::CloudFront::Distribution': ({ logicalId, properties }, look) => {
      const config = own(properties, 'DistributionConfig');
      const place = `${logicalId}.Properties.DistributionConfig`;
      const origins = listOf(valueAt(config, 'Origins')).flatMap((origin, at) => look.nodes([valueAt(origin, 'DomainName') ?? ''])
        .map((to): Evidence => ({ from: logicalId, to, kind: 'origin', at: `${place}.Origins.${at}` })));
      const triggers = ASSOCIATIONS.flatMap((path) => look.nodes(valuesAt(config, path), { arn: 'lambda' }).map((to): Evidence => ({ from: logicalId, to, kind: 'trigger', at: `${place}.${path.split('.')[0] ?? ''}` })));
      return [...origins, ...triggers];
    },
  },
};
