import type { Resolver } from '../resolve/contract.ts';
import type { Schema } from './contract.ts';
import * as say from './messages.ts';
import type { Verdict, Violation } from './verdict.ts';
import type { Known, View } from './views.ts';

/** What every part of a judgement needs. */
export interface Court {
  readonly resolve: Resolver;
  /** How a place is called in messages: `AWS::SQS::Queue`, or the property. */
  readonly nameOf: (view: Known) => string;
  /**
   * Judges all that a value may be. `asked`: is it so? Then a value of which only one branch of `Fn::If`
   * fails is unsure; else each branch is held to the schema for itself.
   */
  readonly judge: (schema: Schema, views: readonly View[], asked: boolean) => Verdict;
}

/** A violation at the place of a view. */
export function violation(check: Violation['check'], view: Known, message: Violation['message']): Violation {
  return { check, path: view.path, computed: view.computed, message: view.computed ? say.computed(message) : message };
}

/** A violation at a key of an object. */
export function violationAt(check: Violation['check'], view: Known, key: string, message: Violation['message']): Violation {
  return { ...violation(check, view, message), path: view.computed ? view.path : [...view.path, key] };
}
