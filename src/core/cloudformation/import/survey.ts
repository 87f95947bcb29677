import { isObject, own, type Json, type JsonArray, type JsonObject } from '../../model/json.ts';
import type { Evidence, Implied, ImpliedNode, Look, MentionFilter, NodeType, Permission, TemplateResource } from './contract.ts';
import type { Knowledge } from './knowledge.ts';
import { Names } from './names.ts';
import { arnOf, isDrawn, ownershipOf } from './other-types.ts';
import { permissionsIn } from './permissions.ts';
import type { Template } from './read-template.ts';
import { eachReference, symbolOf } from './symbols.ts';
import { objectOf, valueAt, withGlobals } from './values.ts';

/** What a resource is on the canvas. */
export interface NodeRole {
  readonly service?: string;
  readonly nodeType?: NodeType;
  readonly arn: string;
}

/** Knows of every resource what it is, to whom it belongs, and what a value means. */
export class Survey implements Look {
  readonly resources: ReadonlyMap<string, TemplateResource>;
  /** The resources that are nodes, in the order of the template. */
  readonly roles = new Map<string, NodeRole>();
  /** What transforms make without its being written down. */
  readonly impliedNodes: ImpliedNode[] = [];
  readonly impliedEvidence: ((look: Look) => readonly Evidence[])[] = [];
  private readonly owners = new Map<string, string>();
  private readonly names = new Names();
  private readonly implied = new Map<string, string>();
  private readonly types = new Map<string, string>();
  private readonly references = new Map<string, ReadonlySet<string>>();
  private readonly effective = new Map<string, JsonObject>();
  private readonly knowledge: Knowledge;
  private readonly template: Template;

  constructor(template: Template, knowledge: Knowledge) {
    this.resources = template.resources;
    this.template = template;
    this.knowledge = knowledge;
    for (const resource of template.resources.values()) this.classify(resource);
    for (const [id, { arn, nodeType }] of this.roles) this.names.add(this.resources.get(id) as TemplateResource, arn, nodeType ?? {});
    for (const part of knowledge.parts) this.learnImplied(part.implied?.(this));
    this.findOwners();
  }

  private classify(resource: TemplateResource): void {
    const { logicalId, type } = resource;
    const nodeType = this.knowledge.node(type);
    const service = typeof nodeType?.service === 'function' ? nodeType.service(resource, this) : nodeType?.service;
    this.types.set(logicalId, type);
    if (nodeType && service !== undefined) this.roles.set(logicalId, { service, nodeType, arn: nodeType.arn ?? arnOf(type) });
    else if (!nodeType && !this.knowledge.owned(type) && isDrawn(type)) this.roles.set(logicalId, { arn: arnOf(type) });
  }

  private learnImplied(implied: Implied | undefined): void {
    if (implied?.evidence) this.impliedEvidence.push(implied.evidence);
    for (const node of implied?.nodes ?? []) {
      if (this.resources.has(node.logicalId)) continue;
      this.impliedNodes.push(node);
      this.types.set(node.logicalId, node.service ?? node.resource ?? '');
      this.implied.set(node.logicalId, node.logicalId);
    }
    for (const [name, owner] of implied?.names ?? []) if (!this.resources.has(name)) this.implied.set(name, owner);
  }

  /** Secondary resources may belong to each other: after as many passes as such chains are long, nothing is left to find. */
  private findOwners(): void {
    const mentionedBy = this.mentioners();
    const left = new Set([...this.resources.values()].filter(({ logicalId }) => !this.roles.has(logicalId)));
    for (let found = true; found;) {
      found = false;
      for (const resource of left) {
        const owner = this.findOwner(resource, mentionedBy.get(resource.logicalId) ?? []);
        if (owner === undefined) continue;
        this.owners.set(resource.logicalId, owner);
        left.delete(resource);
        found = true;
      }
    }
  }

  private mentioners(): ReadonlyMap<string, readonly string[]> {
    const mentioners = new Map<string, string[]>();
    for (const id of this.resources.keys()) {
      for (const name of this.referencesOf(id)) {
        const ids = mentioners.get(name);
        if (ids) ids.push(id);
        else mentioners.set(name, [id]);
      }
    }
    return mentioners;
  }

  private findOwner({ type, properties }: TemplateResource, mentioners: readonly string[]): string | undefined {
    const ownership = this.knowledge.owned(type) ?? ownershipOf(type);
    for (const path of ownership?.by ?? []) {
      const value = valueAt(properties, path);
      const [first, ...more] = typeof value === 'string' && this.roles.has(value) ? [value] : this.nodes(value);
      if (first !== undefined && (more.length === 0 || !/^AWS::IAM::/.test(type))) return first;
    }
    if (!ownership?.mentioned) return undefined;
    const users = new Set(mentioners.flatMap((id) => this.nodeOf(id) ?? (this.isSecondary(id) ? ['?'] : [])));
    const [only, ...others] = users;
    return others.length === 0 && only !== '?' ? only : undefined;
  }

  /** Whether its owner may still be found, and count. */
  private isSecondary(id: string): boolean {
    const type = this.typeOf(id);
    return (this.knowledge.owned(type) ?? ownershipOf(type)) !== undefined && !/^AWS::IAM::(?:Managed|Role)?Policy$/.test(type);
  }

  /** The node that a logical id stands for: itself, its owner, or what a transform makes it part of. */
  nodeOf(id: string): string | undefined {
    const at = this.implied.get(id) ?? id;
    return this.roles.has(at) || this.implied.get(at) === at ? at : this.owners.get(at);
  }

  ownerOf(id: string): string | undefined {
    return this.owners.get(id);
  }

  referencesOf(id: string): ReadonlySet<string> {
    const known = this.references.get(id);
    if (known) return known;
    const names = new Set<string>();
    eachReference(this.resources.get(id)?.properties, (name) => names.add(name));
    names.delete(id);
    this.references.set(id, names);
    return names;
  }

  ofType(...types: readonly string[]): readonly TemplateResource[] {
    return [...this.resources.values()].filter(({ type }) => types.includes(type));
  }

  section(name: string): Json | undefined {
    return own(this.template.data, name);
  }

  typeOf(logicalId: string): string {
    return this.types.get(logicalId) ?? '';
  }

  properties(resource: TemplateResource): JsonObject {
    const section = this.knowledge.globals(resource.type);
    const globals = section === undefined ? undefined : own(objectOf(own(this.template.data, 'Globals')), section);
    if (!isObject(globals)) return resource.properties;
    let effective = this.effective.get(resource.logicalId);
    if (!effective) this.effective.set(resource.logicalId, (effective = withGlobals(globals, resource.properties) as JsonObject));
    return effective;
  }

  mentions(value: Json | undefined): readonly string[] {
    const found = new Set<string>();
    eachReference(value, (name) => found.add(name));
    return [...found];
  }

  nodes(value: Json | undefined, { arn }: MentionFilter = {}): readonly string[] {
    const found = new Set<string>();
    const isAsked = (each: string): boolean => arn === undefined || (typeof arn === 'string' ? each === arn : arn.includes(each));
    const add = (id: string | undefined): void => {
      if (id !== undefined && isAsked(this.arnOf(id))) found.add(id);
    };
    eachReference(value, (name) => add(this.nodeOf(name)));
    this.eachSymbol(value, (symbol) => this.names.meant(symbol, isAsked).forEach(add));
    return [...found];
  }

  arnOf(node: string): string {
    return this.roles.get(node)?.arn ?? '';
  }

  private eachSymbol(value: Json | undefined, visit: (symbol: string) => void): void {
    const symbol = symbolOf(value);
    if (symbol !== undefined) visit(symbol);
    if (Array.isArray(value)) for (const item of value as JsonArray) this.eachSymbol(item, visit);
    else if (isObject(value) && !Object.hasOwn(value, 'Ref') && !Object.hasOwn(value, 'Fn::GetAtt')) for (const item of Object.values(value)) this.eachSymbol(item, visit);
  }

  permissions(logicalId: string): readonly Permission[] {
    return permissionsIn(this.resources.get(logicalId));
  }

  symbol(value: Json | undefined): string | undefined {
    return symbolOf(value);
  }
}
