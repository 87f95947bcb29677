import type { BuildContext, Met, Self } from '../../core/cloudformation/contract.ts';
import type { AuthorizeFunction, AuthorizeSource, SourceEnds, TargetEnds } from '../../core/cloudformation/ends.ts';
import { ACCOUNT, PARTITION, ref, REGION, sub } from '../../core/cloudformation/intrinsics.ts';
import { idPart } from '../../core/cloudformation/names.ts';
import type { Connection } from '../../core/model/design.ts';
import { routesFor } from './served.ts';

/** Who decides whether callers may pass: a user pool by its tokens, or a function. */
export type Authorizer = Met<SourceEnds['authorize']>;

export function authorizerId(connection: Connection): string {
  return `${idPart(connection.id)}Authorizer`;
}

/** The authorizers of an API's routes; a route that several connections name has the first. */
export function authorizersByRoute(context: BuildContext): ReadonlyMap<string, Authorizer> {
  const byRoute = new Map<string, Authorizer>();
  for (const met of context.sources('authorize')) {
    for (const { key } of routesFor(context, met.connection, 'authorize')) if (!byRoute.has(key)) byRoute.set(key, met);
  }
  return byRoute;
}

export function isFunction(end: AuthorizeSource | AuthorizeFunction): end is AuthorizeFunction {
  return 'functionArn' in end;
}

/** What an API tells the function that authorizes: https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html (2026-11) */
export function askedBy({ logicalId }: Self, connection: Connection): TargetEnds['authorize'] {
  const sourceArn = sub`arn:${PARTITION}:execute-api:${REGION}:${ACCOUNT}:${ref(logicalId)}/authorizers/${ref(authorizerId(connection))}`;
  return { caller: { principal: 'apigateway.amazonaws.com', sourceArn, name: '' } };
}
