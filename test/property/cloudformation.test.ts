import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Synthesis } from '../../src/core/cloudformation/contract.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { indexOf, logicalIdOf, type Design } from '../../src/core/model/design.ts';
import { at, isObject, type Json, type JsonObject, type Path } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { catalog, richDesign } from './random-design.ts';

function synthesisOf(design: Design): Synthesis {
  return synthesize({ design, catalog, resolve: createResolver(design) });
}

function resourcesOf({ template }: Synthesis): readonly (readonly [string, JsonObject])[] {
  return Object.entries((template['Resources'] ?? {}) as JsonObject) as unknown as readonly (readonly [string, JsonObject])[];
}

interface Statement {
  readonly path: Path;
  readonly actions: readonly string[];
  readonly resources: readonly Json[];
}

/** The statements of every policy that gives a role permissions. */
function statementsOf(synthesis: Synthesis): readonly Statement[] {
  return resourcesOf(synthesis).flatMap(([id, resource]) => {
    const base: Path = ['Resources', id, 'Properties'];
    const policies = resource['Type'] === 'AWS::IAM::Role' ? ((at(resource, ['Properties', 'Policies']) ?? []) as readonly Json[]).map((_policy, index): Path => [...base, 'Policies', index, 'PolicyDocument', 'Statement'])
      : resource['Type'] === 'AWS::IAM::Policy' ? [[...base, 'PolicyDocument', 'Statement']] : [];
    return policies.flatMap((path) => (at(synthesis.template, path) as readonly JsonObject[]).map((statement, index) => ({
      path: [...path, index], actions: listOf(statement['Action']) as readonly string[], resources: listOf(statement['Resource']),
    })));
  });
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [value as Json];
}

/** The only statements on every resource: AWS offers nothing narrower (role.ts of lambda and stepfunctions). */
const UNBOUND = /^(ec2:.*NetworkInterface.*|ec2:DescribeSubnets|ec2:.*PrivateIpAddresses|xray:Put.*|xray:GetSampling.*|logs:.*LogDeliver(y|ies)|logs:PutResourcePolicy|logs:Describe(ResourcePolicies|LogGroups)|logs:CreateLogStream|logs:PutLogEvents)$/;
const LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];

describe('roles', () => {
  it('allow nothing but what a connection stands for, their own log group and what AWS cannot narrow', () => {
    fc.assert(fc.property(richDesign, (design) => {
      const synthesis = synthesisOf(design);
      for (const { path, actions } of statementsOf(synthesis)) {
        const origin = synthesis.sourceMap.origin(path);
        const isOwn = JSON.stringify(actions) === JSON.stringify(LOGS) || actions.every((action) => UNBOUND.test(action));
        expect(isOwn || origin?.connection !== undefined, `${path.join('.')}: ${actions.join()}`).toBe(true);
      }
    }));
  });

  it('name every action in full and never every resource', () => {
    fc.assert(fc.property(richDesign, (design) => {
      for (const { actions, resources } of statementsOf(synthesisOf(design))) {
        for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/);
        if (!actions.every((action) => UNBOUND.test(action))) expect(resources).not.toContain('*');
      }
    }));
  });

  it('allow exactly the actions of the verbs that an access connection names', () => {
    fc.assert(fc.property(richDesign, (design) => {
      const synthesis = synthesisOf(design);
      const statements = statementsOf(synthesis);
      for (const connection of design.connections.filter(({ kind, realizedBy }) => kind === 'access' && realizedBy.length === 0)) {
        const granted = statements.filter(({ path }) => synthesis.sourceMap.origin(path)?.connection === connection.id).flatMap(({ actions }) => actions);
        const verbs = catalog.kind(indexOf(design).node(connection.to)?.service ?? '')?.ports.access ?? { read: { actions: [] }, write: { actions: [] } };
        const wanted = connection.access.flatMap((verb) => (verbs as unknown as Record<string, { actions: readonly string[] }>)[verb]?.actions ?? []);
        expect(granted.toSorted()).toEqual(wanted.toSorted());
      }
    }));
  });
});

describe('resource policies', () => {
  it('let AWS services in for one resource of this account only', () => {
    fc.assert(fc.property(richDesign, (design) => {
      for (const [, resource] of resourcesOf(synthesisOf(design))) {
        const properties = resource['Properties'] as JsonObject | undefined;
        if (resource['Type'] === 'AWS::Lambda::Permission') expect(properties).toHaveProperty('SourceArn');
        if (!/::(QueuePolicy|TopicPolicy|BucketPolicy)$/.test(String(resource['Type']))) continue;
        for (const statement of at(properties, ['PolicyDocument', 'Statement']) as readonly JsonObject[]) {
          expect(statement['Effect'] === 'Deny' || at(statement, ['Condition', 'ArnEquals', 'aws:SourceArn']) !== undefined).toBe(true);
        }
      }
    }));
  });
});

describe('the template', () => {
  it('is the same for the same design', () => {
    fc.assert(fc.property(richDesign, (design) => {
      const copy = structuredClone(design);
      expect(JSON.stringify(synthesisOf(copy).template)).toBe(JSON.stringify(synthesisOf(design).template));
    }));
  });

  it('has the same resources whatever the order of nodes and connections', () => {
    fc.assert(fc.property(richDesign, (design) => {
      const turned = { ...design, nodes: design.nodes.toReversed() };
      expect(resourcesOf(synthesisOf(turned)).map(([id]) => id).toSorted()).toEqual(resourcesOf(synthesisOf(design)).map(([id]) => id).toSorted());
    }));
  });

  it('mentions only what it has', () => {
    fc.assert(fc.property(richDesign, (design) => {
      const synthesis = synthesisOf(design);
      const ids = new Set([...resourcesOf(synthesis).map(([id]) => id), ...Object.keys((synthesis.template['Parameters'] ?? {}) as JsonObject)]);
      for (const name of mentions(synthesis.template)) expect(ids.has(name) || name.startsWith('AWS::') || /^(Value\d+|StackGuid)$/.test(name), name).toBe(true);
    }));
  });

  it('needs nothing in a circle, unless the file asks for one by variables or by queues that are each other\'s last resort', () => {
    fc.assert(fc.property(richDesign, (design) => {
      const connections = design.connections.filter(({ kind }) => kind !== 'on-failure').map((connection) => ({ ...connection, env: {} }));
      const { findings } = synthesisOf({ ...design, connections });
      expect(findings.filter(({ rule }) => rule === 'cloudformation.circular-reference')).toEqual([]);
    }));
  });

  it('knows for every resource the node or connection it comes from', () => {
    fc.assert(fc.property(richDesign, (design) => {
      const synthesis = synthesisOf(design);
      const index = indexOf(design);
      for (const [id] of resourcesOf(synthesis)) {
        const origin = synthesis.sourceMap.origin(['Resources', id, 'Properties', 'Anything']);
        expect(index.node(origin?.node ?? '') ?? index.connection(origin?.connection ?? ''), id).toBeDefined();
      }
    }));
  });

  it('has every property of a node as it is written, and leads from it to its place in the file', () => {
    fc.assert(fc.property(richDesign, (design) => {
      const synthesis = synthesisOf(design);
      // The account's default bus is in no template.
      for (const node of design.nodes.filter(({ properties }) => properties['Name'] !== 'default')) {
        for (const path of leavesOf(node.properties, [])) {
          const place: Path = ['Resources', logicalIdOf(node), 'Properties', ...path];
          expect(at(synthesis.template, place)).toEqual(at(node.properties, path));
          expect(synthesis.sourceMap.origin(place)).toEqual({ node: node.id, path: ['nodes', node.id, 'properties', ...path] });
        }
      }
    }));
  });
});

function mentions(value: Json, found: string[] = []): readonly string[] {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) mentions(item, found);
  if (!isObject(value)) return found;
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'Ref' && typeof entry === 'string') found.push(entry);
    else if (key === 'Fn::GetAtt') found.push(String((entry as readonly Json[])[0]));
    else if (key === 'Fn::Sub') for (const [, name = ''] of String(Array.isArray(entry) ? entry[0] : entry).matchAll(/\$\{([^!}][^}]*)\}/g)) found.push(name.split('.')[0] ?? name);
    mentions(entry, found);
  }
  return found;
}

function leavesOf(value: Json, path: Path): readonly Path[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item, index) => leavesOf(item, [...path, index]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, entry]) => leavesOf(entry, [...path, key]));
  return [path];
}
