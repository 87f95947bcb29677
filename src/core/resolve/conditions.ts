import { isObject, own } from '../model/json.ts';
import type { Json, JsonArray, JsonObject } from '../model/json.ts';
import type { Resolved } from './contract.ts';
import * as say from './messages.ts';

type Decision = Resolved<boolean>;

/** Conditions of the template, each decided once. One unknown part leaves `And` and `Or` open only where it matters. */
export class Conditions {
  private readonly decided = new Map<string, Decision | 'open'>();
  private readonly declared: JsonObject;
  private readonly resolve: (value: Json) => Resolved<Json | undefined>;
  private depth = 0;

  constructor(declared: JsonObject, resolve: (value: Json) => Resolved<Json | undefined>) {
    this.declared = declared;
    this.resolve = resolve;
  }

  /** By name, as `Fn::If` has it; the long form is taken as well. */
  named(name: Json): Decision {
    if (typeof name !== 'string') return this.evaluate(name);
    const before = this.decided.get(name);
    if (before === 'open') return { known: false, because: say.circular(name) };
    if (before) return before;
    const condition = own(this.declared, name);
    if (condition === undefined) return { known: false, because: say.noCondition(name) };
    this.decided.set(name, 'open');
    const decision = this.evaluate(condition);
    this.decided.set(name, decision);
    return decision;
  }

  evaluate(condition: Json): Decision {
    if (this.depth > 100) return { known: false, because: say.TOO_DEEP };
    this.depth += 1;
    const decision = this.decide(condition);
    this.depth -= 1;
    return decision;
  }

  private decide(condition: Json): Decision {
    if (typeof condition === 'boolean') return { known: true, value: condition };
    const [name, argument] = isObject(condition) ? (Object.entries(condition)[0] ?? []) : [];
    if (name === 'Condition' && typeof argument === 'string') return this.named(argument);
    if (name === undefined || !Array.isArray(argument)) return { known: false, because: say.malformed(name ?? 'Condition') };
    const parts = argument as JsonArray;
    if (name === 'Fn::And') return this.every(parts, true);
    if (name === 'Fn::Or') return this.every(parts, false);
    if (name === 'Fn::Not' && parts.length === 1) return negate(this.evaluate(parts[0]!));
    if (name === 'Fn::Equals' && parts.length === 2) return this.equals(parts[0]!, parts[1]!);
    return { known: false, because: say.malformed(name) };
  }

  /** Whether all parts are `wanted`: `And` for true; `Or` is false where all parts are false. */
  private every(parts: JsonArray, wanted: boolean): Decision {
    let open: Decision | undefined;
    for (const part of parts) {
      const decision = this.evaluate(part);
      if (decision.known && decision.value !== wanted) return { known: true, value: !wanted };
      if (!decision.known) open ??= decision;
    }
    return open ?? { known: true, value: wanted };
  }

  private equals(a: Json, b: Json): Decision {
    const [left, right] = [this.resolve(a), this.resolve(b)];
    if (!left.known) return left;
    if (!right.known) return right;
    return { known: true, value: comparable(left.value) === comparable(right.value) };
  }
}

function negate(decision: Decision): Decision {
  return decision.known ? { known: true, value: !decision.value } : decision;
}

/** CloudFormation compares texts: 1 equals "1", true equals "true". */
function comparable(value: Json | undefined): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
