import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DefinitionEngine } from '../../core/catalog/definition.ts';
import { DOCUMENTATION_FILE } from '../../core/specification/documentation.ts';
import { SPECIFICATION_FILE, specificationLoader } from '../../core/specification/loader.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import { callTool } from '../agents/call.ts';
import { folderHost } from '../agents/folder-host.ts';
import { serveTools } from '../agents/mcp/service.ts';
import { TOOLS, toolNamed, workbench } from '../agents/tools.ts';
import { describer } from '../worker/documentation.ts';
import { committedText } from './committed.ts';
import { parseFlags } from './flags.ts';
import { unusable } from './deliver.ts';
import { EXIT, type Exit, type Io } from './io.ts';

declare const __VERSION__: string;

/** What the server needs of the machine besides files. */
export interface McpIo extends Pick<Io, 'designsIn' | 'err'> {
  readonly judge: DefinitionEngine;
  /** The folder of the product. */
  readonly product: string;
}

/** `mcp [--write] [FOLDER]`: serves the designs of a folder to agents on standard input and output, until the input ends. */
export async function mcpCommand(argv: readonly string[], io: McpIo, locale: Locale): Promise<Exit> {
  const parsed = parseFlags(argv, { write: { type: 'boolean' } });
  if (!parsed.ok) return unusable(io, say(parsed.error.message, locale));
  const { values: { write = false }, positionals: [folder = '.', ...more] } = parsed.value;
  if (more.length > 0) return unusable(io, say(USAGE, locale));
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) return unusable(io, say(noFolder(folder), locale));
  const inProduct = (file: readonly string[]) => join(io.product, ...file);
  const bench = workbench(io.judge, specificationLoader(() => readFile(inProduct(SPECIFICATION_FILE), 'utf8')), describer(() => readFile(inProduct(DOCUMENTATION_FILE))));
  const files = await folderHost(folder, { write, locale, designsIn: io.designsIn, committed: committedText });
  await serveTools({
    version: __VERSION__,
    instructions: `${INSTRUCTIONS} ${write ? 'edit writes the files.' : 'edit only says what it would change: the server was started without --write.'}`,
    tools: Object.values(TOOLS).map(({ name, title, description, inputSchema }) => ({ name, title: say(title, locale), description, inputSchema, writes: name === 'edit' && write })),
    call: async (name, input, signal) => {
      const tool = toolNamed(name);
      if (!tool) return { text: name, isError: true };
      const cancellation = { get cancelled() { return signal.aborted; } };
      try {
        const answer = await callTool(tool, input, { ...files, run: (of, read, given) => of.run({ input: read, given, locale, workbench: bench, cancellation }) }, cancellation);
        return answer.ok ? { text: answer.value, isError: false } : { text: `${answer.error.code}: ${say(answer.error.message, locale)}`, isError: true };
      } catch (error) {
        return { text: `agent.failed: ${error instanceof Error ? error.message : String(error)}`, isError: true };
      }
    },
    onFault: (fault) => io.err(`${fault.message}\n`),
  });
  return EXIT.fine;
}

const INSTRUCTIONS = 'Designs of serverless architectures on AWS (*.arch.yaml). Begin with read; check, cost and simulate say what a design means; explain gives sources.';

const USAGE: Text = { en: 'serverless-canvas mcp [--write] [FOLDER]', ko: 'serverless-canvas mcp [--write] [폴더]' };

function noFolder(folder: string): Text {
  const name = JSON.stringify(folder);
  return { en: `${name} is no folder. ${USAGE.en}`, ko: `${name}은(는) 폴더가 아닙니다. ${USAGE.ko}` };
}
