import { isObject, own, type Json, type JsonArray, type JsonObject, type Path } from '../model/json.ts';
import { intrinsicOf } from '../resolve/intrinsic.ts';
import type { Resolver } from '../resolve/contract.ts';

/**
 * What a value of the template may turn out to be. `absent`: AWS::NoValue. `unknown`: told by deployment
 * only. A `known` one may hold further functions. `computed`: what a function gives, so that everything
 * found in it is found at the function.
 */
export type View = Known | { readonly is: 'absent' | 'unknown'; readonly path: Path };

export interface Known extends Standing {
  readonly is: 'known';
  readonly value: Json;
}

/** Where views are made: `guarded` below an `Fn::If` or a condition, where parameters may not have their defaults. */
export interface Standing {
  readonly path: Path;
  readonly computed: boolean;
  readonly guarded: boolean;
}

/** Everything that the value at a place may be; several things where `Fn::If` decides. */
export function viewsOf(value: Json, standing: Standing, resolve: Resolver): readonly View[] {
  const { path, computed, guarded } = standing;
  if (typeof value === 'string' && value.includes('{{resolve:')) return [{ is: 'unknown', path }];
  // A key without a value says nothing yet; that it has none is found for itself (check-nulls.ts).
  if (value === null) return [{ is: 'unknown', path }];
  if (computed || !isObject(value)) return [{ is: 'known', value, path, computed, guarded }];
  const intrinsic = intrinsicOf(value);
  if (!intrinsic) return [hasMacro(value) ? { is: 'unknown', path } : { is: 'known', value, path, computed, guarded }];
  const { name, argument } = intrinsic;
  if (name === 'Ref' && argument === 'AWS::NoValue') return [{ is: 'absent', path }];
  if (name === 'Fn::If' && Array.isArray(argument) && argument.length === 3) {
    return [1, 2].flatMap((branch) => viewsOf((argument as JsonArray)[branch] as Json, { path: [...path, name, branch], computed, guarded: true }, resolve));
  }
  return [computedView(value, standing, resolve)];
}

/** A parameter that may be empty by default is there to be filled. */
function computedView(value: JsonObject, { path, guarded }: Standing, resolve: Resolver): View {
  const resolved = guarded ? undefined : resolve.value(value);
  const isTold = resolved?.known === true && resolved.value !== undefined && resolved.value !== null && resolved.value !== '' && !JSON.stringify(resolved.value).includes('{{resolve:');
  return isTold ? { is: 'known', value: resolved.value as Json, path, computed: true, guarded } : { is: 'unknown', path };
}

/** Whether a transform will change what stands here. */
function hasMacro(value: JsonObject): boolean {
  return Object.keys(value).some((key) => key === 'Fn::Transform' || key.startsWith('Fn::ForEach::') || key === '<<');
}

/** The views of the value under a key of a known object. */
export function below(view: Known, key: string | number, resolve: Resolver): readonly View[] {
  const value = Array.isArray(view.value) ? (view.value as JsonArray)[key as number] : own(view.value as JsonObject, String(key));
  return viewsOf(value as Json, { path: view.computed ? view.path : [...view.path, key], computed: view.computed, guarded: view.guarded }, resolve);
}

/** Whether a property of an object is there: surely, surely not, or told by deployment only. */
export function presence(view: Known, key: string, resolve: Resolver): 'yes' | 'no' | 'maybe' {
  if (!isObject(view.value) || !Object.hasOwn(view.value, key)) return 'no';
  const views = below(view, key, resolve);
  if (views.every(({ is }) => is === 'absent')) return 'no';
  return views.some(({ is }) => is === 'absent') ? 'maybe' : 'yes';
}
