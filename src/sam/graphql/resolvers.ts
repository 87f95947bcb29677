import { getAtt } from '../intrinsics.ts';
import type { Made } from '../made.ts';
import { missing, noSuchName, oneNeeded, together, wrongShape } from '../messages.ts';
import type { Macro } from '../stack.ts';
import { dict, Dict, dictOf, isGiven, isSet, listOf, textOf, type Value } from '../tree.ts';
import { apiId, partOf } from './part.ts';

/** Functions, and the pipelines of fields that run them. */
export function resolversOf(macro: Macro, sources: ReadonlyMap<string, Value>): Made[] {
  const resources: Made[] = [];
  const ids = new Map<string, Value>();
  let needsNone = false;
  const none = `${macro.id}NoneDataSource`;
  for (const [name, written] of dictOf(macro.properties.get('Functions'))?.entries() ?? []) {
    const fn = dictOf(written) ?? new Dict();
    const path = ['Functions', name];
    if (isSet(fn.get('Id'))) {
      if (fn.size > 1) macro.refuse(path, together('Id', fn.keys().find((key) => key !== 'Id') ?? ''));
      ids.set(name, fn.get('Id') as Value);
      continue;
    }
    const asked = textOf(fn.get('DataSource'));
    needsNone ||= asked?.toLowerCase() === 'none';
    const source = asked?.toLowerCase() === 'none' ? getAtt(none, 'Name') : asked === undefined ? fn.get('DataSource') : sources.get(asked);
    if (!isSet(source)) macro.refuse([...path, 'DataSource'], asked === undefined ? missing('DataSource') : noSuchName(asked, 'DataSources'));
    ids.set(name, getAtt(macro.id + name, 'FunctionId'));
    resources.push(functionFrom(macro, name, fn, source ?? null));
  }
  const resolvers = (dictOf(macro.properties.get('Resolvers'))?.entries() ?? []).flatMap(([type, fields]) => (dictOf(fields)?.entries() ?? []).map(([field, written]) => resolverFrom(macro, type, field, dictOf(written) ?? new Dict(), ids)));
  const last = needsNone ? [partOf(macro, none, 'AWS::AppSync::DataSource', { ApiId: apiId(macro), Name: none, Type: 'NONE' })] : [];
  return [...resources, ...resolvers, ...last];
}

function functionFrom(macro: Macro, name: string, fn: Dict, source: Value): Made {
  const [inline, uri] = [fn.get('InlineCode'), fn.get('CodeUri')];
  const path = ['Functions', name];
  if (isSet(inline) && isSet(uri)) macro.refuse([...path, 'CodeUri'], together('InlineCode', 'CodeUri'));
  if (!isSet(inline) && !isSet(uri)) macro.refuse([...path, 'InlineCode'], oneNeeded('InlineCode', 'CodeUri'));
  const [own, sync] = [fn.get('Name'), fn.get('Sync')];
  return partOf(macro, macro.id + name, 'AWS::AppSync::FunctionConfiguration', {
    ApiId: apiId(macro), Code: isSet(inline) ? inline : undefined, CodeS3Location: isSet(inline) ? undefined : uri, DataSourceName: source, Description: fn.get('Description'), MaxBatchSize: fn.get('MaxBatchSize'),
    Name: isSet(own) ? own : name, Runtime: runtimeOf(macro, path, fn), SyncConfig: isSet(sync) ? sync : undefined,
  });
}

function runtimeOf(macro: Macro, path: readonly string[], owner: Dict): Value | undefined {
  const runtime = dictOf(owner.get('Runtime'));
  if (!runtime || runtime.size === 0) {
    macro.refuse([...path, 'Runtime'], missing('Runtime'));
    return undefined;
  }
  return dict({ Name: runtime.get('Name') ?? undefined, RuntimeVersion: runtime.get('Version') ?? undefined });
}

/** A resolver without code of its own runs its functions one after the other, and this around them. */
const PIPELINE_CODE = '\nexport function request(ctx) {\n    return {};\n}\n\nexport function response(ctx) {\n    return ctx.prev.result;\n}\n';

function resolverFrom(macro: Macro, type: string, field: string, resolver: Dict, ids: ReadonlyMap<string, Value>): Made {
  const path = ['Resolvers', type, field];
  const [inline, uri] = [resolver.get('InlineCode'), resolver.get('CodeUri')];
  if (isSet(inline) && isSet(uri)) macro.refuse([...path, 'CodeUri'], together('InlineCode', 'CodeUri'));
  const hasCode = isSet(inline) || isSet(uri);
  const pipeline = listOf(resolver.get('Pipeline')) ?? [];
  if (pipeline.length === 0) macro.refuse([...path, 'Pipeline'], isGiven(resolver.get('Pipeline')) ? wrongShape('Pipeline', 'a list') : missing('Pipeline'));
  const functions = pipeline.map((name) => {
    const id = ids.get(textOf(name) ?? '');
    if (id === undefined) macro.refuse([...path, 'Pipeline'], noSuchName(textOf(name) ?? '', 'Functions'));
    return id ?? null;
  });
  const [own, caching, batch] = [resolver.get('FieldName'), resolver.get('Caching'), resolver.get('MaxBatchSize')];
  return partOf(macro, macro.id + type + field, 'AWS::AppSync::Resolver', {
    ApiId: apiId(macro), CachingConfig: isSet(caching) ? caching : undefined, Code: hasCode ? inline : PIPELINE_CODE, CodeS3Location: uri, FieldName: isSet(own) ? own : field, Kind: 'PIPELINE',
    MaxBatchSize: isSet(batch) ? batch : undefined, PipelineConfig: dict({ Functions: functions }), Runtime: hasCode ? runtimeOf(macro, path, resolver) : dict({ Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' }), TypeName: type,
  }, [`${macro.id}Schema`]);
}
