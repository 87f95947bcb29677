import { logicalIdOf } from '../model/design.ts';
import type { Design } from '../model/design.ts';
import { isObject, own } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { ResolveOptions } from './contract.ts';
import { known, unknown } from './known.ts';
import type { Value } from './known.ts';
import * as say from './messages.ts';

/** What `Ref` can name: parameters, pseudo parameters, resources. */
export class Parameters {
  private readonly design: Design;
  private readonly given: Readonly<Record<string, Json>>;
  private names: ReadonlyMap<string, string> | undefined;

  constructor(design: Design, { stage, parameters = {} }: ResolveOptions) {
    this.design = design;
    this.given = stage === undefined ? parameters : { Stage: stage, ...parameters };
  }

  ref(name: string): Value {
    if (name.startsWith('AWS::')) return this.pseudo(name);
    const given = own(this.given, name);
    const { template } = this.design;
    const declared = own(template, 'Parameters');
    const declaration = own(this.design.parameters, name) ?? (isObject(declared) ? own(declared, name) : undefined);
    if (given !== undefined) return known(typed(given, declaration));
    if (declaration === undefined) return unknown(say.afterDeployment(this.nameOf(name)));
    if (!isObject(declaration)) return known(declaration);
    if (String(own(declaration, 'Type') ?? '').startsWith('AWS::SSM::')) return unknown(say.fromOutside(name));
    const value = own(declaration, 'default') ?? own(declaration, 'Default');
    return value === undefined ? unknown(say.noDefault(name)) : known(typed(value, declaration));
  }

  private pseudo(name: string): Value {
    if (name === 'AWS::NoValue') return known(undefined);
    if (name === 'AWS::Region') return known(this.design.region);
    return unknown(say.ofAccount(name));
  }

  /** The node's id where a logical id stands for a node: people know their nodes by it. */
  private nameOf(logicalId: string): string {
    this.names ??= new Map(this.design.nodes.toReversed().map((node) => [logicalIdOf(node), node.id]));
    return this.names.get(logicalId) ?? logicalId;
  }
}

/** The value as the declared type has it: lists are written with commas, numbers may be quoted. */
function typed(value: Json, declaration: Json | undefined): Json {
  const type = isObject(declaration) ? typeOf(declaration) : '';
  if (typeof value !== 'string') return value;
  if (type === 'CommaDelimitedList' || type.startsWith('List<')) return value.split(',').map((item) => item.trim());
  return type === 'Number' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

function typeOf(declaration: JsonObject): string {
  return String(own(declaration, 'type') ?? own(declaration, 'Type') ?? '');
}
