import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { isObject, own } from '../../../core/model/json.ts';
import { limits } from '../../../services/lambda/limits.ts';
import type { Tools } from '../../deploy/bundler.ts';
import type { Workspace } from '../../deploy/folder.ts';
import { codeFiles, type CodeForm, type CodeOf } from '../../deploy/package-code.ts';
import type { LocalResource, LocalTemplate } from '../resources.ts';
import type { FunctionSpec } from './function.ts';

/** Code that lies ready for a process, and the folders of its sources. */
export interface Built {
  readonly folder: string;
  readonly key: string;
  readonly sources: readonly string[];
}

/**
 * Bundles a function as for a deployment and lays its files into a folder named after what is in it.
 *
 * @throws DeployFault for code that is not there or does not bundle.
 */
export async function buildFunction(of: CodeOf, into: string, workspace: Workspace & Tools, form: CodeForm = { debug: false }): Promise<Built> {
  const { files, folders } = await codeFiles(of, workspace, form);
  const hash = createHash('sha256');
  for (const { path, bytes } of files) hash.update(path).update('\0').update(bytes);
  const key = hash.digest('hex').slice(0, 16);
  const folder = join(into, `code-${key}`);
  for (const { path, bytes, executable } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
    if (executable) await chmod(file, 0o755);
  }
  return { folder, key, sources: folders };
}

export interface Machine extends Tools {
  readonly folder: string;
  readonly region: string;
  readonly endpoints: ReadonlyMap<string, string>;
  /** Ports of this machine by the hosts of AWS that stand there. */
  readonly hosts: ReadonlyMap<string, number>;
  /** Puts addresses of this machine where a value names those of AWS. */
  readonly localized: (text: string) => string;
}

/** Runtimes that a process on this machine can stand for, by the first letters of their names. */
export function hasLocalRuntime(runtime: string | undefined): boolean {
  return runtime !== undefined && /^(?:nodejs|python)\d/.test(runtime);
}

/** How a function of the template is run. */
export function functionSpec(of: LocalResource, code: CodeOf, template: LocalTemplate, machine: Machine): FunctionSpec {
  const { properties } = of;
  const memory = Number(own(properties, 'MemorySize') ?? limits['memory-default'].value);
  const name = template.ref(of.id);
  const reserved = own(properties, 'ReservedConcurrentExecutions');
  const isPython = code.runtime?.startsWith('python') === true;
  return {
    node: of.node, name, arn: template.attribute(of.id, 'Arn'), memory, timeout: Number(own(properties, 'Timeout') ?? limits['timeout-default'].value),
    reserved: reserved === undefined ? undefined : Number(reserved), folder: machine.folder, isNode: !isPython,
    command: isPython ? 'python3' : process.execPath,
    // V8's own heap ends where the function's memory does.
    arguments: isPython ? ['-B', join(machine.product, 'media/run/lambda.py')] : [`--max-old-space-size=${memory}`, join(machine.product, 'media/run/lambda.mjs')],
    variables: { ...basics(name, memory, code, machine), ...Object.fromEntries(machine.endpoints), ...written(of, machine) },
  };
}

/** What a process needs of this machine's variables to start at all. */
const KEPT = ['PATH', 'HOME', 'SystemRoot', 'USERPROFILE'];

/** The variables that Lambda sets: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (2026-11). */
function basics(name: string, memory: number, { handler = 'index.handler', runtime = '' }: CodeOf, { region, hosts }: Machine): Readonly<Record<string, string>> {
  const kept = KEPT.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]] as const]));
  return {
    ...Object.fromEntries(kept), LANG: 'en_US.UTF-8', TZ: ':UTC', ELECTRON_RUN_AS_NODE: '1',
    _HANDLER: handler, AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`, AWS_REGION: region, AWS_DEFAULT_REGION: region,
    AWS_LAMBDA_FUNCTION_NAME: name, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory), AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    SERVERLESS_CANVAS_HOSTS: JSON.stringify(Object.fromEntries(hosts)),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`, AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    // Keys that open nothing: the person's own never reach a function.
    AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_EC2_METADATA_DISABLED: 'true',
  };
}

function written({ properties }: LocalResource, { localized }: Machine): Readonly<Record<string, string>> {
  const environment = own(properties, 'Environment');
  const variables = isObject(environment) ? own(environment, 'Variables') : undefined;
  return isObject(variables) ? Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, localized(typeof value === 'object' ? JSON.stringify(value) : String(value))])) : {};
}
