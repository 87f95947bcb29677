import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { JsonObject } from '../../core/model/json.ts';
import { csharpApp } from './app-csharp.ts';
import { goApp } from './app-go.ts';
import { needsTemplate, TEMPLATE_FILE } from './include.ts';
import { javaApp } from './app-java.ts';
import { pythonApp } from './app-python.ts';
import { typescriptApp } from './app-typescript.ts';
import type { CdkLanguage } from './languages.ts';
import { stackOf, type StackSource } from './stack.ts';

/** A file of an app: its path below the app's folder, and its text. */
export type CdkFile = readonly [path: string, text: string];

const APPS: Readonly<Record<CdkLanguage, (source: StackSource) => readonly CdkFile[]>> = { typescript: typescriptApp, python: pythonApp, java: javaApp, go: goApp, csharp: csharpApp };

/** The files of a CDK app that makes what the template says; refused where cdk-from-cfn cannot write a resource. */
export function writeCdkApp(template: JsonObject, name: string, language: CdkLanguage): Result<readonly CdkFile[]> {
  try {
    const files = APPS[language](stackOf(template, name, language));
    return ok(language !== 'go' && needsTemplate(template) ? [...files, [TEMPLATE_FILE[language], `${JSON.stringify(template, null, 2)}\n`]] : files);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse('cdk.not-written', { en: `cdk-from-cfn cannot write this template: ${why}`, ko: `cdk-from-cfn이 이 템플릿을 옮기지 못합니다: ${why}` });
  }
}
