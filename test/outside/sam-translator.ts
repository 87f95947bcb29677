import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Json, JsonObject } from '../../src/core/model/json.ts';
import { findProgram } from './python.ts';

/** One version, so that a change of AWS's transform arrives by a change of this line and not by surprise. */
const VERSION = '1.115.0';

export interface Asked {
  readonly template: JsonObject;
  readonly parameters: Readonly<Record<string, Json>>;
}

/** What AWS's transform makes of a template, or why it refuses it. */
export type Translation = { readonly template: JsonObject } | { readonly errors: readonly string[] };

export type Translate = (templates: Readonly<Record<string, Asked>>) => Promise<Readonly<Record<string, Translation>>>;

/** `aws-sam-translator` from PyPI; or why it cannot be had. */
export async function findTranslator(): Promise<{ readonly translate: Translate } | { readonly missing: string }> {
  const found = await findProgram({ name: 'aws-sam-translator', version: VERSION, program: 'python' });
  return 'missing' in found ? found : { translate: (templates) => translate(found.path, templates) };
}

function translate(python: string, templates: Readonly<Record<string, Asked>>): Promise<Readonly<Record<string, Translation>>> {
  const script = fileURLToPath(new URL('sam_translate.py', import.meta.url));
  return new Promise((resolve, reject) => {
    // The library asks boto3 for a region; it asks nobody for anything else.
    const options = { maxBuffer: 256 * 1024 * 1024, env: { ...process.env, AWS_DEFAULT_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' } };
    const child = execFile(python, [script], options, (error, stdout) => (error ? reject(error) : resolve(JSON.parse(stdout) as Record<string, Translation>)));
    // `swagger: 2.0` is 2.0 to Python, which prints it into the hash of a deployment; JSON from here has lost the zero.
    child.stdin?.end(JSON.stringify(templates).replace(/"(swagger|openapi)":(\d+)(?=[,}])/g, '"$1":$2.0'));
  });
}
