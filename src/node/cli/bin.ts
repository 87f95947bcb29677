import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { writeCdk } from '../../adapters/cdk.ts';
import { judgeDefinition } from '../../adapters/definitions.ts';
import { readDiagram } from '../../adapters/diagrams.ts';
import { layoutGraph } from '../../adapters/layout.ts';
import { localeOf } from '../../core/model/text.ts';
import { SPECIFICATION_FILE } from '../../core/specification/loader.ts';
import { committedText } from './committed.ts';
import { deployCommand } from './deploy.ts';
import { EXIT, type Exit } from './io.ts';
import { main } from './main.ts';
import { mcpCommand } from './mcp.ts';
import { prices } from './prices.ts';
import { runCommand } from './run.ts';
import { runChannel } from './run-channel.ts';

const [command, ...rest] = process.argv.slice(2);

void (command === 'prices' ? updatePrices(rest) : command === 'deploy' || command === 'destroy' || command === 'drift' || command === 'logs' ? atAws(command, rest) : command === 'run' ? runHere(rest) : command === 'mcp' ? serveAgents(rest) : main(process.argv.slice(2), {
  read: (file) => readFile(file, 'utf8'),
  designsIn,
  committed: committedText,
  write: (file, text) => writeFile(file, text),
  judge: judgeDefinition,
  readDiagram,
  layoutGraph,
  writeCdk,
  writeFolder,
  specification: () => readFile(join(__dirname, '..', ...SPECIFICATION_FILE), 'utf8'),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
})).then((code) => {
  process.exitCode = code;
});

/** Standard output belongs to the protocol. */
async function serveAgents(argv: readonly string[]): Promise<Exit> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return mcpCommand(argv, { designsIn, judge: judgeDefinition, product: join(__dirname, '..'), err: (text) => process.stderr.write(text) }, localeOf(LC_ALL || LC_MESSAGES || LANG));
}

/** Until the files are read, Ctrl+C ends it in an orderly way; a second one ends it at once. */
async function updatePrices(argv: readonly string[]): Promise<Exit> {
  const stop = new AbortController();
  process.once('SIGINT', () => { stop.abort(); });
  const root = join(__dirname, '..');
  const sources = join(root, 'src', 'services');
  const checkout = (await stat(sources).catch(() => undefined))?.isDirectory() === true;
  return prices(argv, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    env: process.env,
    signal: stop.signal,
    now: new Date().toISOString(),
    samples: ((await designsIn(join(root, 'samples'))) ?? []).map((file) => relative('', file)),
    ...(checkout && { sources }),
    ...(process.stderr.isTTY && { progress: (line: string) => process.stderr.write(`\r\u001b[K${line.slice(0, process.stderr.columns - 1)}`) }),
  });
}

/** Ctrl+C ends the waiting, not what AWS has begun. */
async function atAws(which: 'deploy' | 'destroy' | 'drift' | 'logs', argv: readonly string[]): Promise<Exit> {
  const stop = new AbortController();
  process.once('SIGINT', () => { stop.abort(); });
  const terminal = process.stdin.isTTY && process.stderr.isTTY;
  return deployCommand(which, argv, {
    read: (file) => readFile(file, 'utf8'),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    env: process.env,
    signal: stop.signal,
    wait: (milliseconds) => wait(milliseconds, undefined, { signal: stop.signal }),
    now: Date.now,
    product: join(__dirname, '..'),
    root: workspaceOf,
    ...(terminal && { ask }),
  });
}

/** The first Ctrl+C stops what runs in an orderly way; a second one ends it at once. */
async function runHere(argv: readonly string[]): Promise<Exit> {
  // dynalite still calls url.parse, which whoever runs a design can do nothing about.
  process.noDeprecation = true;
  const product = join(__dirname, '..');
  if (argv[0] === '--channel' && process.send) {
    // Who started it says when to stop; Ctrl+C in a terminal is meant for that process.
    process.on('SIGINT', () => undefined);
    await runChannel({ read: (file) => readFile(file, 'utf8'), product, root: workspaceOf }, {
      send: (message) => void (process.connected && process.send?.(message)),
      onRequest: (heard) => void process.on('message', (message) => { heard(message as Parameters<typeof heard>[0]); }),
      onClose: (gone) => void process.once('disconnect', gone),
    });
    process.disconnect?.();
    return EXIT.fine;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => { stop.abort(); });
  return runCommand(argv, {
    read: (file) => readFile(file, 'utf8'),
    write: (file, text) => writeFile(file, text),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    env: process.env,
    signal: stop.signal,
    product,
    root: workspaceOf,
  });
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

/** The repository that a file stands in, else its folder. */
async function workspaceOf(file: string): Promise<string> {
  const folder = dirname(resolve(file));
  for (let at = folder; ; at = dirname(at)) {
    if (await stat(join(at, '.git')).then(() => true, () => false)) return at;
    if (at === dirname(at)) return folder;
  }
}

/** Other people's modules and what is hidden hold no designs of one's own. */
async function designsIn(path: string): Promise<readonly string[] | undefined> {
  const what = await stat(path).catch(() => undefined);
  if (!what?.isDirectory()) return undefined;
  const entries = await readdir(path, { withFileTypes: true });
  const found = await Promise.all(entries.map(async (entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : (await designsIn(inside)) ?? [];
    return entry.name.endsWith('.arch.yaml') ? [inside] : [];
  }));
  return found.flat().sort();
}

async function writeFolder(folder: string, files: readonly (readonly [path: string, text: string])[]): Promise<void> {
  for (const [path, text] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
