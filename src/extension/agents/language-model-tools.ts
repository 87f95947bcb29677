import { Disposable, LanguageModelTextPart, LanguageModelToolResult, lm, MarkdownString, type CancellationToken, type LanguageModelTool, type PreparedToolInvocation } from 'vscode';
import { markdownText } from '../../core/model/markdown.ts';
import type { JsonObject } from '../../core/model/json.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { TOOL_NAMES, type ToolInput, type ToolName } from '../../node/agents/contract.ts';
import { editWords } from '../../node/agents/edit-words.ts';
import type { AgentTools } from '../../node/worker/host-engine.ts';
import type { EngineHost } from '../engine-host.ts';
import { agentTexts } from './texts.ts';
import { workspaceHost } from './workspace-host.ts';

/** What the manifest calls a tool (`contributes.languageModelTools`). */
export function toolId(name: string): string {
  return `serverlessCanvas_${name}`;
}

/** Gives language models in VS Code the tools that agents have elsewhere; nothing where this VS Code knows no such tools. */
export function offerLanguageModelTools(engine: EngineHost, locale: Locale): Disposable {
  // Other products built on VS Code leave this part of its API out.
  const isKnown = typeof (lm as Partial<typeof lm> | undefined)?.registerTool === 'function';
  return Disposable.from(...(isKnown ? TOOL_NAMES : []).map((name) => lm.registerTool(toolId(name), modelTool(name, engine, locale))));
}

function modelTool(name: ToolName, engine: EngineHost, locale: Locale): LanguageModelTool<ToolInput> {
  return {
    invoke: async ({ input }, token) => new LanguageModelToolResult([new LanguageModelTextPart(await answer(name, input, engine, locale, token))]),
    prepareInvocation: async ({ input }, token) => ({
      invocationMessage: say(agentTexts.working((await agentTools()).named(name).title, typeof input['file'] === 'string' ? input['file'] : ''), locale).replace(/: $/, ''),
      ...(name === 'edit' && input['preview'] !== true && (await confirmation(name, input, engine, locale, token))),
    }),
  };
}

async function agentTools(): Promise<AgentTools> {
  return (await import('../../node/worker/host-engine.ts')).agentTools;
}

/** A tool that cannot answer throws, with words that the model can act on. */
async function answer(name: ToolName, input: ToolInput, engine: EngineHost, locale: Locale, token: CancellationToken): Promise<string> {
  const { named, call } = await agentTools();
  const called = await call(named(name), input, workspaceHost(engine, locale, token), { get cancelled() { return token.isCancellationRequested; } });
  if (!called.ok) throw new Error(`${called.error.code}: ${say(called.error.message, locale)}`);
  return called.value;
}

/** Asks with what the edit changes, in words. One that cannot be made is refused here already, so that nobody is asked in vain. */
async function confirmation(name: ToolName, input: ToolInput, engine: EngineHost, locale: Locale, token: CancellationToken): Promise<Pick<PreparedToolInvocation, 'confirmationMessages'>> {
  const preview = JSON.parse(await answer(name, { ...input, preview: true }, engine, locale, token)) as JsonObject;
  const lines = editWords(input, preview).map((words) => `- ${markdownText(say(words, locale))}`);
  return { confirmationMessages: { title: say(agentTexts.may(String(input['file'])), locale), message: new MarkdownString(lines.join('\n')) } };
}
