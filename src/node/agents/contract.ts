import type { SpecificationLoader } from '../../core/specification/loader.ts';
import type { DefinitionJudge } from '../../core/analysis/definitions.ts';
import type { Result } from '../../core/model/result.ts';
import type { Locale, Text } from '../../core/model/text.ts';
import type { Done, Given } from '../../protocol/agent-messages.ts';
import type { Cancellation } from '../../protocol/channel.ts';
import type { Describe } from '../worker/documentation.ts';
import type { InputSchema } from './input.ts';

export const TOOL_NAMES = ['read', 'edit', 'check', 'cost', 'simulate', 'explain'] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** What tools know besides what they are given. */
export interface Workbench {
  readonly judge: DefinitionJudge;
  readonly specification: SpecificationLoader;
  readonly describe: Describe;
}

/** Input that its schema has let through. */
export type ToolInput = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly input: ToolInput;
  readonly given: Given;
  readonly locale: Locale;
  readonly workbench: Workbench;
  readonly cancellation: Pick<Cancellation, 'cancelled'>;
}

export interface Tool {
  readonly name: ToolName;
  readonly title: Text;
  /** For whoever chooses among tools: what it does, what it takes, what comes back. */
  readonly description: string;
  readonly inputSchema: InputSchema;
  readonly run: (asked: Asked) => Promise<Result<Done>>;
}
