import { isHorizontal, lengthOf, overlaps, segmentsOf, type Box, type Point } from '../../src/core/diagram/geometry.ts';
import { halfWay } from '../../src/core/diagram/labels.ts';
import type { Route } from '../../src/core/diagram/route.ts';
import { createSpatialIndex } from '../../src/core/diagram/spatial-index.ts';

/** Pixels of one line of small print. */
const HEIGHT = 16;
/** What stands out of a card above and below: its badge, and the count of what failed. */
const OUT_OF_CARD = 10;

interface FlowPlacesInput {
  /** In the order in which they choose. */
  readonly routes: ReadonlyMap<string, Route>;
  /** Width of what a connection carries, as text, by its id; the others carry nothing. */
  readonly widths: ReadonlyMap<string, number>;
  readonly cards: Iterable<Box>;
}

/**
 * Where a connection says what it carries: below its label, else beside it, else on its line, wherever no card, label
 * or other such text stands; nowhere where there is no such place. The answers are centres, by connection.
 */
export function flowPlaces({ routes, widths, cards }: FlowPlacesInput): ReadonlyMap<string, Point> {
  const taken = createSpatialIndex<Box>();
  const take = (box: Box): void => taken.add(box, box);
  for (const { x, y, width, height } of cards) take({ x, y: y - OUT_OF_CARD, width, height: height + 2 * OUT_OF_CARD });
  for (const { label, badge } of routes.values()) {
    if (label) take(label.box);
    if (badge) take(around(badge, HEIGHT));
  }
  const places = new Map<string, Point>();
  for (const [id, route] of routes) {
    const width = widths.get(id);
    if (width === undefined) continue;
    const place = candidates(route, width).find((at) => !taken.some(around(at, width), (other) => overlaps(other, around(at, width))));
    if (!place) continue;
    places.set(id, place);
    take(around(place, width));
  }
  return places;
}

function around({ x, y }: Point, width: number): Box {
  return { x: x - width / 2, y: y - HEIGHT / 2, width, height: HEIGHT };
}

/** Where it stands if nothing is in the way: below the label where there is one, since both would stand on each other, else half way. */
export function usualPlace({ label, points }: Pick<Route, 'label' | 'points'>): Point | undefined {
  return label ? { x: label.box.x + label.box.width / 2, y: label.box.y + label.box.height + HEIGHT / 2 } : halfWay(points);
}

function candidates(route: Route, width: number): readonly Point[] {
  const { label, points } = route;
  const middle = label && halfWay(points);
  return [usualPlace(route), ...(label ? besideLabel(label.box, width) : []), middle, ...onLine(points, width)].filter((place) => place !== undefined);
}

function besideLabel({ x, y, width: room, height }: Box, width: number): readonly Point[] {
  const [across, down] = [x + room / 2, y + height / 2];
  return [{ x: across, y: y - HEIGHT / 2 }, { x: x + room + width / 2, y: down }, { x: x - width / 2, y: down }];
}

/** The middle and the quarters of each stretch that is long enough, the longest stretch first. */
function onLine(points: readonly Point[], width: number): readonly Point[] {
  const stretches = segmentsOf(points).filter((segment) => lengthOf(segment) > (isHorizontal(segment) ? width : HEIGHT));
  return stretches.sort((a, b) => lengthOf(b) - lengthOf(a))
    .flatMap(({ from, to }) => [0.5, 0.25, 0.75].map((share) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })));
}
