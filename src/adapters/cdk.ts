import type { Result } from '../core/model/result.ts';
import type { JsonObject } from '../core/model/json.ts';
import type { CdkLanguage } from './cdk/languages.ts';
import type { CdkFile } from './cdk/write.ts';

export type WriteCdkApp = (template: JsonObject, name: string, language: CdkLanguage) => Promise<Result<readonly CdkFile[]>>;

/** cdk-from-cfn, loaded when the first app is written. */
export const writeCdk: WriteCdkApp = async (template, name, language) => (await import('./cdk/write.ts')).writeCdkApp(template, name, language);
