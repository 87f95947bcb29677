import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ErrorCode, ListToolsRequestSchema, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { ServeTools } from './contract.ts';

/** Serves tools over the Model Context Protocol on standard input and output until the input ends. */
export const serveTools: ServeTools = async ({ version, instructions, tools, call, onFault }) => {
  const underWay = new Set<Promise<unknown>>();
  const server = new Server({ name: 'serverless-canvas', title: 'Serverless Canvas', version }, { capabilities: { tools: {} }, instructions });
  server.onerror = onFault;
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, title, description, inputSchema, writes }) => ({
      name, title, description, inputSchema: { ...inputSchema, type: 'object' as const },
      annotations: { title, readOnlyHint: !writes, destructiveHint: writes, idempotentHint: !writes, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: input } }, { signal }) => {
    if (!tools.some((tool) => tool.name === name)) throw new McpError(ErrorCode.InvalidParams, `There is no tool ${JSON.stringify(name.slice(0, 100))}. Tools: ${tools.map((tool) => tool.name).join(', ')}.`);
    const answer = call(name, input ?? {}, signal);
    underWay.add(answer);
    const { text, isError } = await answer.finally(() => underWay.delete(answer));
    return { content: [{ type: 'text', text }], isError };
  });
  const ended = new Promise<void>((resolve) => {
    server.onclose = resolve;
    process.stdin.once('end', resolve);
  });
  await server.connect(new StdioServerTransport());
  await ended;
  // Whoever has said all that they wanted still waits for the answers.
  await Promise.allSettled(underWay);
  await new Promise((resolve) => { setImmediate(resolve); });
  await server.close();
};
