import type { Point } from './geometry.ts';
import { element } from './svg-markup.ts';
import type { Theme } from './svg-theme.ts';

/** Edge of an icon in a card, in pixels. */
export const ICON_SIZE = 34;
const CORNER = 4;

/** The icons that are used, each once, to be referred to where they are drawn. */
export function iconSymbols(nodes: readonly { readonly service: string }[], icons: ReadonlyMap<string, string>): string {
  const used = [...new Set(nodes.map(({ service }) => service))].sort().flatMap((service) => symbol(service, icons.get(service)) ?? []);
  if (used.length === 0) return '';
  const corners = element('clipPath', { id: 'icon-corners', clipPathUnits: 'objectBoundingBox' }, element('rect', { width: 1, height: 1, rx: CORNER / ICON_SIZE }));
  return element('defs', {}, corners, ...used);
}

/** A node's icon; a question mark for a service without one. */
export function iconOf(service: string, icons: ReadonlyMap<string, string>, { x, y }: Point, colors: Theme): string {
  const icon = icons.get(service);
  if (icon === undefined || !symbol(service, icon)) return unknownIcon(x, y, colors);
  // An icon in one colour is a drawing and has no ground with corners.
  return element('use', { 'href': `#${idOf(service)}`, x, y, 'width': ICON_SIZE, 'height': ICON_SIZE, 'clip-path': icon.includes('currentColor') ? undefined : 'url(#icon-corners)' });
}

function unknownIcon(x: number, y: number, { line, muted }: Theme): string {
  return element('g', {},
    element('rect', { 'x': x + 0.5, 'y': y + 0.5, 'width': ICON_SIZE - 1, 'height': ICON_SIZE - 1, 'rx': CORNER, 'fill': 'none', 'stroke': line, 'stroke-dasharray': '3 3' }),
    element('text', { 'x': x + ICON_SIZE / 2, 'y': y + 22, 'font-size': 14, 'text-anchor': 'middle', 'fill': muted }, '?'));
}

/** The icon's document as a symbol: the same attributes but the namespace, the same content. */
function symbol(service: string, icon: string | undefined): string | undefined {
  const parts = /^<svg\b([^>]*)>(.*)<\/svg>\s*$/s.exec(icon ?? '');
  return parts ? `<symbol id="${idOf(service)}"${(parts[1] ?? '').replace(/ xmlns="[^"]*"/, '')}>${parts[2] ?? ''}</symbol>` : undefined;
}

function idOf(service: string): string {
  return `icon-${service.replace(/[^a-z0-9]+/g, '-')}`;
}
