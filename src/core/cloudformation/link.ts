import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Connection } from '../model/design.ts';
import type { Origin, Self } from './contract.ts';
import type { SourceEnds, TargetEnds } from './ends.ts';

/** A connection after both ends were asked what they tell each other. */
export interface Link {
  readonly connection: Connection;
  readonly kind: ConnectionKindId | undefined;
  readonly from: Self;
  readonly to: Self;
  readonly source: SourceEnds[ConnectionKindId] | undefined;
  readonly target: TargetEnds[ConnectionKindId] | undefined;
  readonly origin: Origin;
  /** Its permissions, put into a role, would close a circle of resources that need each other. */
  readonly circular: boolean;
}
