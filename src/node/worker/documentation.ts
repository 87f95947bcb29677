import { loadOnce } from '../../core/model/load-once.ts';
import { readDocumentation, type TypeDocumentation } from '../../core/specification/documentation.ts';

/** What AWS writes about a resource type; undefined where it cannot be had. Never rejects. */
export type Describe = (type: string) => Promise<TypeDocumentation | undefined>;

/**
 * Descriptions from a reader of the file's bytes, read when the first one is wanted and kept: some 6 MB beside the
 * heap, which nobody pays who never asks, and which a web page would have to fetch anew. A reader that fails is asked
 * again the next time. Without one there are no descriptions.
 */
export function describer(read?: () => Promise<Uint8Array>): Describe {
  const decoder = new TextDecoder();
  const loaded = read && loadOnce(async () => readDocumentation(await read(), (line) => decoder.decode(line)));
  return async (type) => {
    try {
      return (await loaded?.())?.type(type);
    } catch {
      return undefined;
    }
  };
}
