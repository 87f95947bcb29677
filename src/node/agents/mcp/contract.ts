/** A tool as the Model Context Protocol lists it. */
export interface ServedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** A JSON Schema of an object. */
  readonly inputSchema: object;
  /** Whether it may change a file. */
  readonly writes: boolean;
}

export interface ToolService {
  readonly version: string;
  /** What whoever connects should know. */
  readonly instructions: string;
  readonly tools: readonly ServedTool[];
  /** Never rejects: what goes wrong is an answer too. */
  readonly call: (tool: string, input: unknown, signal: AbortSignal) => Promise<{ readonly text: string; readonly isError: boolean }>;
  /** Told of messages that are none. */
  readonly onFault: (fault: Error) => void;
}

export type ServeTools = (service: ToolService) => Promise<void>;
