import { getAtt, ref } from '../intrinsics.ts';
import { hashedId } from '../logical-id.ts';
import { made, type Made } from '../made.ts';
import { badValue } from '../messages.ts';
import { mutualTls } from '../mutual-tls.ts';
import { ownDomain } from '../own-domain.ts';
import { recordSetsOf, routed } from '../record-sets.ts';
import { oneOf } from '../role.ts';
import type { Macro, Stack } from '../stack.ts';
import { asList, dict, type Dict, isGiven, isSet, isText, textOf, type Value } from '../tree.ts';

/** A domain of one's own for an HTTP or WebSocket API. */
export function v2DomainOf(macro: Macro, attributes: Dict, createdBy: string, stack: Stack): Made[] {
  const domain = ownDomain(macro);
  if (!domain) return [];
  if (!isGiven(domain.get('EndpointConfiguration'))) domain.set('EndpointConfiguration', 'REGIONAL');
  if (!oneOf(macro, ['Domain', 'EndpointConfiguration'], domain.get('EndpointConfiguration'), ['REGIONAL'])) return [];
  const id = hashedId('ApiGatewayDomainNameV2', domain.get('DomainName'));
  const set = (name: string): Value | undefined => (isSet(domain.get(name)) ? domain.get(name) : undefined);
  const configuration = dict({
    CertificateArn: domain.get('CertificateArn') ?? null, EndpointType: domain.get('EndpointConfiguration'), OwnershipVerificationCertificateArn: set('OwnershipVerificationCertificateArn'), SecurityPolicy: set('SecurityPolicy'),
  });
  const resource = made(id, 'AWS::ApiGatewayV2::DomainName', {
    DomainName: domain.get('DomainName'), DomainNameConfigurations: [configuration], MutualTlsAuthentication: mutualTls(macro, domain), Tags: dict({ [createdBy]: 'SAM' }),
  }, attributes);
  const records = routed(macro, domain, stack, (route) => recordSetsOf(domain, route, aliasTarget(id, route)), false);
  return [resource, ...mappingsOf(macro, domain, id, attributes), ...records];
}

function mappingsOf(macro: Macro, domain: Dict, id: string, attributes: Dict): Made[] {
  const written = domain.get('BasePath');
  const paths = isSet(written) && (isText(written) || Array.isArray(written)) ? asList(written) : undefined;
  const of = (mapping: string, key: string | undefined): Made => made(mapping, 'AWS::ApiGatewayV2::ApiMapping', { ApiId: ref(macro.id), ApiMappingKey: key, DomainName: ref(id), Stage: ref(`${macro.id}.Stage`) }, attributes);
  if (!paths) return [of(`${macro.id}ApiMapping`, undefined)];
  return paths.flatMap((value) => {
    const path = textOf(value);
    if (path !== undefined && !/[^0-9a-zA-Z/\-_]/.test(path)) return [of(`${macro.id}${path.replace(/[-_/]+/g, '')}ApiMapping`, path.replace(/^\/+|\/+$/g, ''))];
    macro.refuse(['Domain', 'BasePath'], badValue('BasePath', { en: 'letters, digits, /, - and _ may stand in it', ko: '영문자, 숫자, /, -, _만 쓸 수 있습니다' }));
    return [];
  });
}

function aliasTarget(id: string, route: Dict): Dict {
  const health = route.get('EvaluateTargetHealth');
  return dict({ EvaluateTargetHealth: isGiven(health) ? health : undefined, HostedZoneId: getAtt(id, 'RegionalHostedZoneId'), DNSName: getAtt(id, 'RegionalDomainName') });
}
