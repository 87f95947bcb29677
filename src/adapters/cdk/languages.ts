/** The languages that an app can be written in, as `--cdk` takes them. */
export const CDK_LANGUAGES = ['typescript', 'python', 'java', 'go', 'csharp'] as const;
export type CdkLanguage = (typeof CDK_LANGUAGES)[number];

/**
 * Current on npm and PyPI on 2026-11-21; all languages of a release of aws-cdk-lib share its number. The command line
 * that npm calls latest, 3.0.0, refuses what this library writes; the last 2.x takes it.
 */
export const VERSIONS = { library: '2.275.0', constructs: '10.8.1', tsx: '4.23.15', typescript: '5.9.3', nodeTypes: '24.19.2', jsii: '1.142.0', cli: '2.1148.1' } as const;
