import { pascalCase } from '../../model/design.ts';

/** Longest id of a node. */
const MAX_ID = 60;

/** What the CDK puts behind each logical id to tell constructs apart. */
const CDK_HASH = /[0-9A-F]{8}$/;

/** Names that are one word, however they are spelt. */
const WORDS = /DynamoDB|DDB|IoT|CloudFront|EventBridge|AppSync|WebSocket|GraphQL|SNS|SQS|API/g;

/** Ids of nodes for logical ids: `SNSTopic` becomes `sns-topic`. Two that become the same get numbers. */
export class Ids {
  private readonly taken = new Set<string>();

  /** An id that no other node has. `isCdk`: the logical id ends in a hash that nobody wants to read. */
  of(logicalId: string, isCdk = false): string {
    const name = isCdk ? logicalId.replace(CDK_HASH, '') || logicalId : logicalId;
    const words = name.replace(WORDS, (word) => `-${word.toLowerCase()}-`).replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
    return this.unique((/^[a-z]/.test(words) ? words : `n-${words}`).slice(0, MAX_ID).replace(/-+$/, ''));
  }

  /** The id itself, or with the first number that is free. */
  unique(base: string): string {
    let id = base;
    for (let number = 2; this.taken.has(id); number += 1) id = `${base.slice(0, MAX_ID - 4)}-${number}`;
    this.taken.add(id);
    return id;
  }
}

/** Whether the node has to say its logical id, since it does not follow from its id. */
export function needsLogicalId(id: string, logicalId: string): boolean {
  return pascalCase(id) !== logicalId;
}
