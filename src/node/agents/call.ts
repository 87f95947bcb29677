import { ok, type Result } from '../../core/model/result.ts';
import type { Change, Done, Given, GivenDesign } from '../../protocol/agent-messages.ts';
import { readAgainst } from '../cli/compare-options.ts';
import { boundedJson } from './bounded.ts';
import type { Tool, ToolInput } from './contract.ts';
import { comparandOf } from './cost.ts';
import { readInput } from './input.ts';
import { cancelled, noSuchFile } from './refusals.ts';

/** Where designs are kept: a folder that is served, or a workspace of VS Code. What a name means, only the host decides. */
export interface AgentHost {
  readonly designs: () => Promise<readonly string[]>;
  /** Undefined where there is no such design; refused where it must not, or cannot, be read. */
  readonly read: (file: string) => Promise<Result<Omit<GivenDesign, 'file'> | undefined>>;
  /** The design as a revision of git has it. */
  readonly committed: (file: string, revision: string) => Promise<Result<Omit<GivenDesign, 'file'>>>;
  /** Writes a change to a design; refused where it was changed since `before` was read, or nothing may be written. */
  readonly write: (file: string, change: Change, before: string | undefined) => Promise<Result<Written>>;
  /** Does the work, here or in another thread. */
  readonly run: (tool: Tool, input: ToolInput, given: Given) => Promise<Result<Done>>;
}

/** What became of a change, for the answer; with why where it was not written. */
export type Written = { readonly written: true; readonly note?: string } | { readonly written: false; readonly note: string };

/** Calls a tool with an input that nobody vouches for: the answer as JSON, or why there is none. */
export async function callTool(tool: Tool, asked: unknown, host: AgentHost, cancellation: { readonly cancelled: boolean }): Promise<Result<string>> {
  const input = readInput(asked, tool.inputSchema);
  if (!input.ok) return input;
  const given = await gather(tool, input.value, host);
  if (!given.ok) return given;
  const done = await host.run(tool, input.value, given.value);
  if (!done.ok) return done;
  const { answer, change } = done.value;
  if (!change) return ok(boundedJson(answer));
  if (cancellation.cancelled) return cancelled();
  const written = await write(change, input.value, given.value, host);
  return written.ok ? ok(boundedJson({ ...written.value, ...answer })) : written;
}

async function write(change: Change, input: ToolInput, { design }: Given, host: AgentHost): Promise<Result<Written>> {
  if (input['preview'] === true) return ok({ written: false, note: 'Only a preview was asked for.' });
  if (change.edits.length === 0) return ok({ written: false, note: 'Nothing changes.' });
  return host.write(String(input['file']), change, design?.text);
}

/** The design that the input names, and what it is to be held against. */
async function gather(tool: Tool, input: ToolInput, host: AgentHost): Promise<Result<Given>> {
  const file = input['file'] as string | undefined;
  if (file === undefined) return ok(tool.name === 'read' ? { designs: await host.designs() } : {});
  const design = await host.read(file);
  if (!design.ok) return design;
  if (!design.value) return tool.name === 'edit' ? ok({}) : noSuchFile(file);
  const against = await gatherAgainst(tool, input, file, host);
  return against.ok ? ok({ design: { file, ...design.value }, ...(against.value && { against: against.value }) }) : against;
}

async function gatherAgainst(tool: Tool, input: ToolInput, file: string, host: AgentHost): Promise<Result<Given['against']>> {
  if (typeof input['compare'] !== 'string') return ok(undefined);
  const wanted = tool.name === 'simulate' ? readAgainst(input['compare']) : comparandOf(input);
  if (!wanted.ok) return wanted;
  if (wanted.value?.kind === 'commit') {
    const { revision } = wanted.value;
    const found = await host.committed(file, revision);
    return found.ok ? ok({ ...found.value, file: `${revision}:${file}`, kind: 'earlier', title: revision }) : found;
  }
  if (wanted.value?.kind !== 'file') return ok(undefined);
  const other = wanted.value.file;
  const found = await host.read(other);
  if (!found.ok) return found;
  return found.value ? ok({ ...found.value, file: other, kind: 'other', title: other }) : noSuchFile(other);
}
