import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../src/core/analysis/analyse.ts';
import type { ServiceDefinition } from '../../../src/core/catalog/service.ts';
import { editsFor } from '../../../src/core/document/edits.ts';
import { applyEdits } from '../../../src/core/document/pieces.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Json } from '../../../src/core/model/json.ts';
import { catalog } from '../../../src/services/catalog.ts';

/** One design, as a user writes it, that breaks one rule once; and what the rule says about it. */
export interface RuleCase {
  readonly rule: string;
  /** The nodes (and connections) of the design: YAML below `version`, `name` and `region`. */
  readonly design: string;
  /** Of the design; us-east-1 where the case says nothing. */
  readonly region?: string;
  readonly says: string;
  /** Path in the file, dotted. */
  readonly at: string;
  /** The value that one click writes, `undefined` where it removes; absent where there is no click. */
  readonly fix?: { readonly at?: string; readonly value: Json | undefined };
  /** The nearest design that keeps to the rule. */
  readonly fine?: string;
  /** The limit that the finding names, and what the design asks of it. */
  readonly limit?: { readonly id: string; readonly needed?: number };
}

function header(region = 'us-east-1'): string {
  return `version: 1\nname: case\nregion: ${region}\n`;
}

function findingsOf(text: string, rule: string): readonly Finding[] {
  return createAnalyser(catalog).analyse(text).findings.filter((finding) => finding.rule === rule);
}

/** Runs the cases of one service, and holds them to be complete: every rule of the service has one. */
export function specifyRules(service: Pick<ServiceDefinition, 'family' | 'rules'>, cases: readonly RuleCase[]): void {
  describe(`rules of ${service.family}`, () => {
    it('each have a case here', () => {
      expect([...new Set(cases.map((each) => each.rule))].sort()).toEqual(service.rules.map((rule) => rule.id).sort());
    });

    it('each have a near miss that they leave alone', () => {
      expect(withoutCase(service, cases, ({ fine }) => fine !== undefined)).toEqual([]);
    });

    it('each have a fix, or say why there is none', () => {
      const mended = new Set(cases.filter(({ fix }) => fix !== undefined).map(({ rule }) => rule));
      expect(service.rules.filter(({ id, unfixable }) => mended.has(id) === (unfixable !== undefined)).map(({ id }) => id)).toEqual([]);
      for (const { id, unfixable } of service.rules) if (unfixable) expect(unfixable.ko, id).toMatch(/[가-힣]/);
    });
  });

  describe.each(cases.map((each) => [each.rule, each] as const))('%s', (_, each) => {
    const text = header(each.region) + each.design;

    it('says what is wrong, where, and from which page', () => {
      const findings = findingsOf(text, each.rule);
      expect(findings.map((finding) => [finding.message.en, finding.path?.join('.')])).toEqual([[each.says, each.at]]);
      expect(findings[0]?.message.ko).toMatch(/[가-힣]/);
      expect(findings[0]?.source?.url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
      expect(findings[0]?.range).toBeDefined();
      if (each.limit) expect(findings[0]?.limit).toMatchObject(each.limit);
    });

    if (!each.fix) {
      it('offers no click', () => {
        expect(findingsOf(text, each.rule)[0]?.fix).toBeUndefined();
      });
    }
    if (each.fix) {
      it('is mended by its fix', () => {
        const fix = findingsOf(text, each.rule)[0]?.fix;
        expect([fix?.path.join('.'), fix?.value]).toEqual([each.fix?.at ?? each.at, each.fix?.value]);
        expect(findingsOf(mended(text, fix!), each.rule)).toEqual([]);
      });
    }
    if (each.fine !== undefined) {
      it('is silent where the design keeps to it', () => {
        expect(findingsOf(header() + each.fine, each.rule)).toEqual([]);
      });
    }
  });
}

function withoutCase({ rules }: Pick<ServiceDefinition, 'rules'>, cases: readonly RuleCase[], has: (each: RuleCase) => boolean): readonly string[] {
  const held = new Set(cases.filter(has).map(({ rule }) => rule));
  return rules.map(({ id }) => id).filter((id) => !held.has(id));
}

function mended(text: string, fix: NonNullable<Finding['fix']>): string {
  const edits = editsFor(text, { kind: 'set', path: fix.path, value: fix.value });
  if (!edits.ok) throw new Error(edits.error.message.en);
  return applyEdits(text, edits.value);
}

/** A function that keeps to every rule, with further properties as YAML flow. */
export function lambdaWith(properties: string, rest = ''): string {
  return `nodes:\n  work:\n    service: lambda\n    properties: { Runtime: nodejs24.x, Handler: index.handler${properties === '' ? '' : `, ${properties}`} }\n${rest}`;
}
