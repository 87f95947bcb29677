import type { Json } from '../model/json.ts';
import type { Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import type { Condition } from './ports.ts';

/** The curated form of a node kind: the settings that matter. Pure data; goes to the webview as it is. */
export interface PropertiesForm {
  readonly fields: readonly FormField[];
  /** Assumptions for bill and simulation, edited the same way, below `assume`. */
  readonly assumptions: readonly FormField[];
}

export interface FormField {
  /** Dotted path below `properties` (or `assume`, or the node itself where `home` says so). */
  readonly path: string;
  /** Where the path starts. Default `properties`. */
  readonly home?: 'properties' | 'assume' | 'node';
  readonly label: Text;
  readonly help?: Text;
  readonly input: FieldInput;
  /** What AWS (or the estimate) takes where the field is absent; shown as a placeholder. */
  readonly default?: Json;
  readonly when?: Condition;
}

export type FieldInput =
  | { readonly type: 'text'; readonly pattern?: string; readonly maxLength?: number; readonly source?: Source }
  | { readonly type: 'number'; readonly unit?: string; readonly min?: number; readonly max?: number; readonly step?: number; readonly source?: Source }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly options: readonly { readonly value: string; readonly label?: Text }[] }
  /** A value with a unit of the format's own grammar: `200 ms`, `5 MB`, `60 MB/month`, `93 %`. */
  | { readonly type: 'quantity'; readonly of: 'duration' | 'bytes' | 'count' | 'rate' | 'ratio' | 'bytes-rate' }
  /** Anything else: edited as YAML in the text, shown read-only with a link to the line. */
  | { readonly type: 'structure' };
