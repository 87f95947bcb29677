import type { Node } from '../../core/model/design.ts';
import { isObject, own, type Json } from '../../core/model/json.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { parseRatio } from '../../core/model/units.ts';

/** CloudFront's price areas; the keys of its price table without `edge-`. */
export const AREAS = ['us', 'eu', 'za-me', 'sa', 'jp', 'au', 'ap', 'in'] as const;

export type Area = (typeof AREAS)[number];

/** Where the viewers of a region's design are, if nothing else is said: by the beginning of the region's name. */
const AREA_OF_REGION: readonly (readonly [string, Area])[] = [
  ['ap-northeast-1', 'jp'], ['ap-northeast-3', 'jp'], ['ap-southeast-2', 'au'], ['ap-southeast-4', 'au'], ['ap-southeast-6', 'au'],
  ['ap-south-', 'in'], ['ap-', 'ap'], ['eu-', 'eu'], ['il-', 'eu'], ['sa-', 'sa'], ['me-', 'za-me'], ['af-', 'za-me'],
];

/**
 * Areas whose edge locations a price class uses.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html
 */
const AREAS_OF_CLASS: ReadonlyMap<string, readonly Area[]> = new Map([
  ['PriceClass_100', ['us', 'eu']],
  ['PriceClass_200', ['us', 'eu', 'za-me', 'jp', 'ap', 'in']],
]);

/** Where requests are answered, and which share of them. */
export interface AreaShare {
  readonly area: Area;
  readonly share: number;
  readonly byDefault: boolean;
}

/**
 * The price areas in which a distribution answers: those of its viewers (`assume.viewers`: an area, or
 * shares by area; default: where the design stands). Viewers outside the price class are answered from
 * the United States or Europe, at their price.
 */
export function areasOf(node: Node, region: string, resolve: Resolver): readonly AreaShare[] {
  const allowed = AREAS_OF_CLASS.get(resolve.string(node.properties, 'DistributionConfig.PriceClass') ?? '') ?? AREAS;
  const shares = new Map<Area, AreaShare>();
  for (const { area, share, byDefault } of viewersOf(node, region)) {
    const served = allowed.includes(area) ? area : 'us';
    shares.set(served, { area: served, share: (shares.get(served)?.share ?? 0) + share, byDefault });
  }
  return [...shares.values()];
}

/** The areas of viewers that a price class leaves out; none of an unknown one. */
export function areasOutside(node: Node, region: string, priceClass: string): readonly Area[] {
  const allowed = AREAS_OF_CLASS.get(priceClass) ?? AREAS;
  return viewersOf(node, region).map(({ area }) => area).filter((area) => !allowed.includes(area));
}

/** The cheapest price class with edge locations in all of these areas. */
export function classFor(areas: readonly Area[]): string {
  const fitting = [...AREAS_OF_CLASS].find(([, allowed]) => areas.every((area) => allowed.includes(area)));
  return fitting?.[0] ?? 'PriceClass_All';
}

function viewersOf(node: Node, region: string): readonly AreaShare[] {
  const written = own(node.assume, 'viewers');
  if (isArea(written)) return [{ area: written, share: 1, byDefault: false }];
  if (isObject(written)) {
    const shares = Object.entries(written).flatMap(([area, value]) => {
      const share = parseRatio(value);
      return isArea(area) && share.ok && share.value > 0 ? [{ area, share: share.value, byDefault: false }] : [];
    });
    const sum = shares.reduce((all, { share }) => all + share, 0);
    if (sum > 0) return shares.map((each) => ({ ...each, share: each.share / sum }));
  }
  return [{ area: areaOfRegion(region), share: 1, byDefault: true }];
}

/** The area in which a region lies. */
export function areaOfRegion(region: string): Area {
  return AREA_OF_REGION.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'us';
}

/** Whether `assume.viewers` can be read: an area, or shares by area. The number says nothing. */
export function checkViewers(value: Json | undefined): Result<number> {
  const unknown = isObject(value) ? Object.keys(value).find((area) => !isArea(area) || !parseRatio(value[area]).ok) : isArea(value) ? undefined : String(value);
  if (unknown === undefined) return ok(0);
  return refuse('cloudfront.unknown-viewers', {
    en: `Viewers are said by area (${AREAS.join(', ')}) with shares: { ap: 80 %, us: 20 % }. '${unknown.slice(0, 40)}' is not readable, so they count as near the design's region.`,
    ko: `이용자는 지역(${AREAS.join(', ')})과 비율로 적습니다. 예: { ap: 80 %, us: 20 % }. '${unknown.slice(0, 40)}'을(를) 읽을 수 없어 설계의 리전 근처로 봅니다.`,
  });
}

function isArea(value: unknown): value is Area {
  return AREAS.some((area) => area === value);
}
