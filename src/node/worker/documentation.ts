import { readDocumentation, type Documentation, type TypeDocumentation } from '../../core/specification/documentation.ts';

/** What AWS writes about a resource type; undefined where it cannot be had. Never rejects. */
export type Describe = (type: string) => Promise<TypeDocumentation | undefined>;

/**
 * Descriptions from a reader of the file's bytes, read when the first one is wanted and kept: some 6 MB beside the
 * heap, which nobody pays who never asks, and which a web page would have to fetch anew. A reader that fails is asked
 * again the next time. Without one there are no descriptions.
 */
export function describer(read?: () => Promise<Uint8Array>): Describe {
  let loading: Promise<Documentation> | undefined;
  const load = async (from: () => Promise<Uint8Array>): Promise<Documentation> => {
    const decoder = new TextDecoder();
    return readDocumentation(await from(), (line) => decoder.decode(line));
  };
  return async (type) => {
    if (!read) return undefined;
    try {
      loading ??= load(read);
      return (await loading).type(type);
    } catch {
      loading = undefined;
      return undefined;
    }
  };
}
