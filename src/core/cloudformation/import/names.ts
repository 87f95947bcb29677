import { own, type Json, type JsonObject } from '../../model/json.ts';
import type { NodeType, TemplateResource } from './contract.ts';
import { arnPieces, symbolOf } from './symbols.ts';

/** A node that is known by a name. */
interface Named {
  readonly logicalId: string;
  readonly symbol: string;
  readonly arn: string;
  readonly endpoint: NodeType['endpoint'];
}

/** Finds nodes by the names they have, where a template writes the name instead of a reference. */
export class Names {
  private readonly bySymbol = new Map<string, Named[]>();
  private readonly endpoints: Named[] = [];

  add({ logicalId, properties, type }: TemplateResource, arn: string, { name, endpoint }: Pick<NodeType, 'name' | 'endpoint'>): void {
    const symbol = symbolOf(nameIn(properties, name, type));
    if (symbol === undefined || symbol.length < 2) return;
    const named = { logicalId, symbol, arn, endpoint };
    this.bySymbol.set(symbol, [...(this.bySymbol.get(symbol) ?? []), named]);
    if (endpoint) this.endpoints.push(named);
  }

  /** The nodes that a text means: their name, an ARN with it, or an endpoint. A name that several have means none. */
  meant(symbol: string, isAsked: (arn: string) => boolean): readonly string[] {
    if (symbol.length > 2_048 || this.bySymbol.size === 0) return [];
    const same = (named: readonly Named[] | undefined, service: string | undefined): readonly string[] =>
      (named ?? []).filter((each) => (service === undefined || each.arn === service) && isAsked(each.arn)).map(({ logicalId }) => logicalId);
    const whole = same(this.bySymbol.get(symbol), undefined);
    if (whole.length > 0) return whole.length === 1 ? whole : [];
    const parts = arnPieces(symbol);
    if (parts) {
      const found = [...new Set(parts.pieces.flatMap((piece) => same(this.bySymbol.get(piece), parts.arn)))];
      return found.length === 1 ? found : [];
    }
    return this.endpoints.filter((each) => each.symbol.length > 2 && symbol.includes(each.symbol) && isAsked(each.arn) && each.endpoint?.(symbol, each.symbol)).map(({ logicalId }) => logicalId);
  }
}

function nameIn(properties: JsonObject, name: string | undefined, type: string): Json | undefined {
  if (name !== undefined) return own(properties, name);
  return own(properties, `${type.split('::')[2] ?? ''}Name`) ?? own(properties, 'Name');
}
