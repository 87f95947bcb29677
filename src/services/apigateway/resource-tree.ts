import type { Json } from '../../core/model/json.ts';
import type { BuildContext } from '../../core/cloudformation/contract.ts';
import { getAtt, ref } from '../../core/cloudformation/intrinsics.ts';
import { idPart } from '../../core/cloudformation/names.ts';

/** The resources of a REST API, one for each segment of a path, made when first asked for. */
export interface ResourceTree {
  /** Id of the resource at a path, for `ResourceId`. */
  readonly at: (path: string) => Json;
  /** Part of a logical id that stands for a path. */
  readonly name: (path: string) => string;
}

export function resourceTree(context: BuildContext): ResourceTree {
  const { logicalId } = context;
  const made = new Set<string>();

  function at(path: string): Json {
    const segments = segmentsOf(path);
    let parent = getAtt(logicalId, 'RootResourceId');
    segments.forEach((segment, index) => {
      const here = segments.slice(0, index + 1);
      const id = `${logicalId}${nameOf(here)}Resource`;
      if (!made.has(here.join('/'))) {
        made.add(here.join('/'));
        context.resource(id, { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: ref(logicalId), ParentId: parent, PathPart: segment } }, context.here('routes'));
      }
      parent = ref(id);
    });
    return parent;
  }

  return { at, name: (path) => nameOf(segmentsOf(path)) };
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** `/registrations/{id}` is `RegistrationsById`, so that it differs from `/registrations/id`. */
function nameOf(segments: readonly string[]): string {
  return segments.map((segment) => `${segment.startsWith('{') ? (segment.endsWith('+}') ? 'Below' : 'By') : ''}${idPart(segment)}`).join('');
}
