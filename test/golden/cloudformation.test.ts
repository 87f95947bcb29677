import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import type { Synthesis } from '../../src/core/cloudformation/contract.ts';
import { printYaml } from '../../src/core/cloudformation/print.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { at, type JsonObject, type Path } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { services } from '../../src/services/index.generated.ts';

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
}

const document = parseDocument(read('../../samples/conference/conference.arch.yaml'));
const conference: Synthesis = synthesize({ design: document.design, catalog: createCatalog(services), resolve: createResolver(document.design) });

describe('the conference', () => {
  it('has this template', async () => {
    await expect(printYaml(conference)).toMatchFileSnapshot('./cloudformation-conference.yaml');
  });

  it('has nothing that could not be built', () => {
    expect(conference.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('has a place in the file for every resource', () => {
    for (const id of Object.keys(conference.template['Resources'] as JsonObject)) {
      const origin = conference.sourceMap.origin(['Resources', id]);
      expect(origin && at(document.data, origin.path), id).toBeDefined();
    }
  });

  it.each<[what: string, template: Path, file: Path]>([
    ['a property', ['Register', 'Properties', 'Timeout'], ['nodes', 'register', 'properties', 'Timeout']],
    ['a property inside another', ['Registrations', 'Properties', 'KeySchema', 0, 'KeyType'], ['nodes', 'registrations', 'properties', 'KeySchema', 0, 'KeyType']],
    ['an attribute', ['Registrations', 'DeletionPolicy'], ['nodes', 'registrations', 'attributes', 'DeletionPolicy']],
    ['a generated property', ['Register', 'Properties', 'Role'], ['nodes', 'register']],
    ['an environment variable', ['Register', 'Properties', 'Environment', 'Variables', 'TABLE', 'Ref'], ['connections', 'register-registrations', 'env', 'TABLE']],
    ['a statement', ['RegisterRole', 'Properties', 'Policies', 0, 'PolicyDocument', 'Statement', 1, 'Action'], ['connections', 'register-registrations']],
    ['a route', ['ApiCreateRoute', 'Properties', 'RouteKey'], ['nodes', 'api', 'routes', 'create', 'route']],
    ['a route\'s authorizer', ['ApiAllRoute', 'Properties', 'AuthorizerId'], ['connections', 'organizers-api']],
    ['a permission', ['ApiRegisterCreatePermission', 'Properties', 'SourceArn'], ['connections', 'api-register']],
    ['a setting of a distribution', ['Cdn', 'Properties', 'DistributionConfig', 'PriceClass'], ['nodes', 'cdn', 'properties', 'DistributionConfig', 'PriceClass']],
    ['a cache behaviour', ['Cdn', 'Properties', 'DistributionConfig', 'CacheBehaviors', 0, 'PathPattern'], ['nodes', 'cdn', 'behaviours', 'api', 'PathPattern']],
    ['an origin', ['Cdn', 'Properties', 'DistributionConfig', 'Origins', 1, 'DomainName'], ['connections', 'cdn-api']],
    ['who may read the bucket', ['SitePolicy', 'Properties', 'PolicyDocument', 'Statement', 1, 'Condition'], ['connections', 'cdn-site']],
    ['a stage', ['ApiStage', 'Properties', 'StageName'], ['nodes', 'api', 'stage']],
    ['a group', ['OrganizersOrganizersGroup', 'Properties', 'GroupName'], ['nodes', 'organizers', 'groups', 0]],
    ['where failures go', ['CertificateUndeliveredEventConfig', 'Properties', 'DestinationConfig'], ['connections', 'certificate-undelivered']],
  ])('leads from %s back to the file', (_what, template, file) => {
    expect(at(conference.template, ['Resources', ...template])).toBeDefined();
    expect(conference.sourceMap.origin(['Resources', ...template])?.path).toEqual(file);
    expect(at(document.data, file)).toBeDefined();
  });

  it('leads from a parameter back to the file', () => {
    expect(conference.sourceMap.origin(['Parameters', 'Stage', 'AllowedValues', 1])?.path).toEqual(['parameters', 'Stage', 'allowed', 1]);
  });
});
