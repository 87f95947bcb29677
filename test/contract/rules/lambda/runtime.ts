import { lambdaWith, type RuleCase } from '../rule-cases.ts';

const written = (properties: string, rest = '') => `nodes:\n  work: { service: lambda, properties: { ${properties} }${rest} }\n`;
const SNAP = 'SnapStart: { ApplyOn: PublishedVersions }';
const READY = ', parts: { Live: { Type: AWS::Lambda::Alias, Properties: { FunctionVersion: "1", Name: live, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 } } } }';

export const runtime: readonly RuleCase[] = [
  {
    rule: 'lambda.runtime-blocked', design: written('Runtime: python3.7, Handler: app.main'), at: 'nodes.work.properties.Runtime',
    says: 'Lambda refuses new functions with python3.7 since 2024-01-09, and changes of existing ones from 2027-03-03. Move to python3.14.', fix: { value: 'python3.14' },
  },
  {
    rule: 'lambda.runtime-blocked', design: written('Runtime: go1.x, Handler: main'), at: 'nodes.work.properties.Runtime',
    says: 'Lambda refuses new functions with go1.x since 2024-02-08, and changes of existing ones from 2027-03-03. Move to provided.al2023.', fine: lambdaWith(''),
  },
  {
    rule: 'lambda.deprecated-runtime', design: written('Runtime: nodejs20.x, Handler: index.handler'), at: 'nodes.work.properties.Runtime',
    says: 'nodejs20.x is deprecated since 2026-04-30 and gets no security patches; from 2027-02-01 Lambda refuses new functions with it, from 2027-03-03 changes. Move to nodejs24.x.',
    fix: { value: 'nodejs24.x' }, fine: written('Runtime: nodejs22.x, Handler: index.handler'),
  },
  {
    rule: 'lambda.runtime-unknown', design: written('Runtime: node24.x, Handler: index.handler'), at: 'nodes.work.properties.Runtime',
    says: 'Lambda has no runtime “node24.x”. Did you mean “nodejs24.x”?', fix: { value: 'nodejs24.x' }, fine: written('Runtime: nodejs26.x, Handler: index.handler'),
  },
  {
    rule: 'lambda.snap-start-unsupported', design: lambdaWith(SNAP), at: 'nodes.work.properties.SnapStart',
    says: 'SnapStart does not support nodejs24.x: it takes Java 11, Python 3.12 and .NET 8 or later. Remove it.', fix: { value: undefined },
    fine: written(`Runtime: java25, Handler: a.B, ${SNAP}`),
  },
  {
    rule: 'lambda.snap-start-unsupported', at: 'nodes.work.properties.SnapStart', design: written(`Runtime: python3.9, Handler: app.main, ${SNAP}`),
    says: 'SnapStart does not support python3.9: it takes Java 11, Python 3.12 and .NET 8 or later. Remove it.', fix: { value: undefined },
    fine: written(`Runtime: python3.12, Handler: app.main, ${SNAP}`),
  },
  {
    rule: 'lambda.snap-start-storage', at: 'nodes.work.properties.EphemeralStorage.Size', limit: { id: 'lambda.snap-start-ephemeral-storage-max', needed: 1024 },
    design: written(`Runtime: java25, Handler: a.B, ${SNAP}, EphemeralStorage: { Size: 1024 }`),
    says: 'EphemeralStorage.Size is 1,024 MB; with SnapStart at most 512 MB is possible. Lower it, or remove SnapStart.', fix: { value: 512 },
    fine: written(`Runtime: java25, Handler: a.B, ${SNAP}, EphemeralStorage: { Size: 512 }`),
  },
  {
    rule: 'lambda.snap-start-excludes', at: 'nodes.work.properties.SnapStart',
    design: written(`Runtime: java25, Handler: a.B, ${SNAP}, FileSystemConfigs: [{ Arn: a, LocalMountPath: /mnt/a }]`, READY),
    says: 'SnapStart does not go with a file system and provisioned concurrency. Remove one of the two.', fix: { value: undefined },
    fine: written('Runtime: java25, Handler: a.B, FileSystemConfigs: [{ Arn: a, LocalMountPath: /mnt/a }]', READY),
  },
];
