import { ok } from '../../core/model/result.ts';
import { say } from '../../core/model/text.ts';
import type { AgentRequests } from '../../protocol/agent-messages.ts';
import { failure, type Handlers } from '../../protocol/channel.ts';
import type { Workbench } from './contract.ts';
import { toolNamed } from './tools.ts';

/** The tools for a host that keeps the files and asks from another thread. */
export function agentHandlers(workbench: Workbench): Handlers<AgentRequests> {
  return {
    agentTool: async ({ tool: name, input, given, locale }, cancellation) => {
      const tool = toolNamed(name);
      if (!tool) return failure('agent.no-such-tool', name);
      const done = await tool.run({ input, given, locale, workbench, cancellation });
      return done.ok ? ok(done.value) : failure(done.error.code, say(done.error.message, locale));
    },
  };
}
