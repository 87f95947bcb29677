import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BuildOptions, BuildResult, Plugin } from 'esbuild';
import { DeployFault } from './fault.ts';

/** Where the product is installed: its own tools are found from there. */
export interface Tools {
  readonly product: string;
}

export type Bundler = (options: BuildOptions) => Promise<BuildResult>;

/** esbuild as WebAssembly, in the product itself: slower than the native one, and there on every machine. */
const OWN = './dist/esbuild-wasm/lib/main.js';

/**
 * The workspace's own esbuild, whose version its owner chose; else the one that comes with the product,
 * whose folder is `product`.
 *
 * @throws DeployFault where neither can be loaded.
 */
export function bundlerFor(entry: string, product: string, node: string): Bundler {
  const inProduct = join(product, 'package.json');
  for (const [from, module] of [[entry, 'esbuild'], [inProduct, 'esbuild'], [inProduct, OWN]] as const) {
    try {
      return (createRequire(from)(module) as { build: Bundler }).build;
    } catch {
      continue;
    }
  }
  throw new DeployFault('deploy.no-esbuild', {
    en: `${node}: bundling its code needs esbuild. Install it in the workspace: npm install --save-dev esbuild`,
    ko: `${node}: 코드를 번들로 만들려면 esbuild가 필요합니다. 작업 영역에 설치하십시오: npm install --save-dev esbuild`,
  }, node);
}

const ASKED = Symbol('asked');

/**
 * What the workspace has of the AWS SDK is bundled; what it has not, the Node.js runtimes of Lambda bring along:
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html (2026-11).
 */
export const leftToTheRuntime: Plugin = {
  name: 'left-to-the-runtime',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^@(?:aws-sdk|smithy)\// }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === ASKED) return undefined;
      const { errors, ...found } = await resolve(path, { kind, resolveDir, pluginData: ASKED });
      return errors.length === 0 ? found : { path, external: true };
    });
  },
};
