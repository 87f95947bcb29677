import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL('../../.vscode-test/', import.meta.url));
/** One version, so that a new rule of the judge arrives by a change of this line and not by surprise. */
const VERSION = '1.58.0';

/** What cfn-lint says about one place of one template. */
export interface Remark {
  readonly template: string;
  readonly level: string;
  readonly rule: string;
  readonly message: string;
  readonly line: number;
  /** Path in the template. */
  readonly path: readonly (string | number)[];
}

/** Templates by name, with the region they are for. */
export type Templates = ReadonlyMap<string, { readonly region: string; readonly yaml: string }>;

export type Lint = (templates: Templates) => Promise<readonly Remark[]>;

/** cfn-lint from PyPI in a virtual environment of its own, kept between runs; or why it cannot be had. */
export async function findLinter(): Promise<{ readonly lint: Lint } | { readonly missing: string }> {
  const home = join(CACHE, `cfn-lint-${VERSION}`);
  const program = join(home, 'bin', 'cfn-lint');
  if (!existsSync(program)) {
    try {
      mkdirSync(CACHE, { recursive: true });
      await run('python3', ['-m', 'venv', home]);
      await run(join(home, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', `cfn-lint==${VERSION}`]);
    } catch (error) {
      rmSync(home, { recursive: true, force: true });
      return { missing: `cfn-lint ${VERSION} cannot be installed (python3 with venv and PyPI are needed): ${String(error).split('\n')[0]}` };
    }
  }
  return { lint: (templates) => lint(program, templates) };
}

async function lint(program: string, templates: Templates): Promise<readonly Remark[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cfn-lint-'));
  try {
    const byRegion = new Map<string, string[]>();
    for (const [name, { region, yaml }] of templates) {
      const file = join(folder, `${name}.yaml`);
      writeFileSync(file, yaml);
      byRegion.set(region, [...(byRegion.get(region) ?? []), file]);
    }
    const remarks: Remark[] = [];
    for (const [region, files] of byRegion) remarks.push(...(await judge(program, region, files)));
    return remarks;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Raw {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Start: { readonly LineNumber: number }; readonly Path: readonly (string | number)[] | null };
}

async function judge(program: string, region: string, files: readonly string[]): Promise<readonly Remark[]> {
  const options = ['--format', 'json', '--include-checks', 'I', '--regions', region];
  // It exits with a number of its own where it has something to say; the JSON stands in stdout all the same.
  const { stdout } = await run(program, [...options, '--template', ...files], { maxBuffer: 64 * 1024 * 1024 }).catch((error: { stdout?: string }) => {
    if (!error.stdout) throw error;
    return { stdout: error.stdout };
  });
  return (JSON.parse(stdout || '[]') as readonly Raw[]).map(({ Filename, Level, Message, Rule, Location }) => ({
    template: Filename.replace(/^.*\//, '').replace(/\.yaml$/, ''), level: Level, rule: Rule.Id, message: Message, line: Location.Start.LineNumber, path: Location.Path ?? [],
  }));
}
