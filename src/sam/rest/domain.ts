import { getAtt, ref } from '../intrinsics.ts';
import { hashedId } from '../logical-id.ts';
import { handedOn, made, type Made } from '../made.ts';
import { wrongShape } from '../messages.ts';
import { oneOf } from '../role.ts';
import { ownDomain } from '../own-domain.ts';
import { recordSetsOf, routed } from '../record-sets.ts';
import type { Macro, Stack } from '../stack.ts';
import { asList, dict, Dict, isGiven, isSet, isText, textOf, type Value } from '../tree.ts';
import { mutualTls } from '../mutual-tls.ts';

/** A domain of one's own for a REST API, its paths, and its entry in Route 53. */
export function domainOf(macro: Macro, stack: Stack): Made[] {
  const domain = ownDomain(macro);
  if (!domain) return [];
  const isPrivate = textOf(domain.get('EndpointConfiguration')) === 'PRIVATE';
  if (!isPrivate && !isGiven(domain.get('EndpointConfiguration'))) domain.set('EndpointConfiguration', 'REGIONAL');
  if (!oneOf(macro, ['Domain', 'EndpointConfiguration'], domain.get('EndpointConfiguration'), ['EDGE', 'REGIONAL', 'PRIVATE'])) return [];
  const id = hashedId(isPrivate ? 'ApiGatewayDomainNameV2' : 'ApiGatewayDomainName', domain.get('DomainName'));
  if (!isPrivate) domain.set('ApiDomainName', id);
  const resource = isPrivate ? privateDomain(macro, domain, id) : publicDomain(macro, domain, id);
  return [resource, ...mappingsOf(macro, domain, id, isPrivate), ...associationOf(macro, domain, id, isPrivate), ...recordsOf(macro, domain, id, isPrivate, stack)];
}

function endpointOf(domain: Dict): Dict {
  const address = domain.get('IpAddressType');
  return dict({ Types: [domain.get('EndpointConfiguration') as Value], IpAddressType: isSet(address) ? address : undefined });
}

function optional(domain: Dict, names: readonly string[]): { readonly [name: string]: Value | undefined } {
  return Object.fromEntries(names.map((name) => [name, isSet(domain.get(name)) ? domain.get(name) : undefined] as const));
}

function publicDomain(macro: Macro, domain: Dict, id: string): Made {
  const certificate = textOf(domain.get('EndpointConfiguration')) === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn';
  return made(id, 'AWS::ApiGateway::DomainName', {
    DomainName: domain.get('DomainName'), [certificate]: domain.get('CertificateArn'), EndpointConfiguration: endpointOf(domain),
    MutualTlsAuthentication: mutualTls(macro, domain), ...optional(domain, ['SecurityPolicy', 'EndpointAccessMode', 'OwnershipVerificationCertificateArn']),
  }, handedOn(macro.resource));
}

function privateDomain(macro: Macro, domain: Dict, id: string): Made {
  return made(id, 'AWS::ApiGateway::DomainNameV2', {
    DomainName: domain.get('DomainName'), CertificateArn: domain.get('CertificateArn'), EndpointConfiguration: endpointOf(domain), ...optional(domain, ['SecurityPolicy', 'EndpointAccessMode', 'Policy']),
  }, handedOn(macro.resource));
}

/** Under which paths of the domain the API stands. */
function mappingsOf(macro: Macro, domain: Dict, id: string, isPrivate: boolean): Made[] {
  const written = domain.get('BasePath');
  const paths = isSet(written) && (isText(written) || Array.isArray(written)) ? asList(written) : undefined;
  const of = (mapping: string, path: Value | undefined): Made => made(mapping, `AWS::ApiGateway::BasePathMapping${isPrivate ? 'V2' : ''}`, {
    [isPrivate ? 'DomainNameArn' : 'DomainName']: ref(id), RestApiId: ref(macro.id), Stage: ref(`${macro.id}.Stage`), BasePath: path,
  }, handedOn(macro.resource));
  if (!paths) return [of(`${macro.id}BasePathMapping`, undefined)];
  return paths.map((value) => {
    const path = textOf(value);
    if (path === undefined) macro.refuse(['Domain', 'BasePath'], wrongShape('Domain.BasePath', 'a list of texts'));
    const normal = (path ?? '').replace(/[^\p{L}\p{N}]/gu, '');
    return of(`${macro.id}${normal}BasePathMapping`, domain.get('NormalizeBasePath') === false ? (path ?? '') : normal);
  });
}

/** Leave for a VPC endpoint to reach a private domain. */
function associationOf(macro: Macro, domain: Dict, id: string, isPrivate: boolean): Made[] {
  const written = domain.get('AccessAssociation');
  if (!isPrivate || !isGiven(written)) return [];
  if (!(written instanceof Dict)) {
    macro.refuse(['Domain', 'AccessAssociation'], wrongShape('Domain.AccessAssociation', 'a map'));
    return [];
  }
  const endpoint = written.get('VpcEndpointId') ?? null;
  return [made(hashedId('DomainNameAccessAssociation', [endpoint, id]), 'AWS::ApiGateway::DomainNameAccessAssociation', { DomainNameArn: ref(id), AccessAssociationSourceType: 'VPCE', AccessAssociationSource: endpoint }, handedOn(macro.resource))];
}

function recordsOf(macro: Macro, domain: Dict, id: string, isPrivate: boolean, stack: Stack): Made[] {
  return routed(macro, domain, stack, (route) => recordSetsOf(domain, route, aliasTarget(domain, route, isPrivate ? '' : id)), true);
}

/** The hosted zone of all CloudFront distributions. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-route53-aliastarget.html */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

function aliasTarget(domain: Dict, route: Dict, id: string): Dict {
  const health = route.get('EvaluateTargetHealth');
  const target = dict({ EvaluateTargetHealth: isGiven(health) ? health : undefined });
  switch (textOf(domain.get('EndpointConfiguration'))) {
    case 'REGIONAL': return target.set('HostedZoneId', getAtt(id, 'RegionalHostedZoneId')).set('DNSName', getAtt(id, 'RegionalDomainName'));
    case 'EDGE':
      if (!isGiven(route.get('DistributionDomainName'))) route.set('DistributionDomainName', getAtt(id, 'DistributionDomainName'));
      return target.set('HostedZoneId', CLOUDFRONT_ZONE).set('DNSName', route.get('DistributionDomainName') as Value);
    default: return target.set('HostedZoneId', route.get('VpcEndpointHostedZoneId') ?? null).set('DNSName', route.get('VpcEndpointDomainName') ?? null);
  }
}
