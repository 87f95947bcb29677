import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from './python.ts';

const run = promisify(execFile);

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
  const found = await findProgram({ name: 'cfn-lint', version: '1.58.0', program: 'cfn-lint' });
  return 'missing' in found ? found : { lint: (templates) => lint(found.path, templates) };
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
