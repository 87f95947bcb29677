import { overlaps, segmentBox, segmentsOf, type Box } from '../../../src/core/diagram/geometry.ts';
import type { Icons } from './icons.ts';
import type { FarCard, FarLine, FarScene } from './scene.ts';

/** Colours as the canvas' style sheet has them. */
export interface FarColors {
  readonly card: string;
  readonly border: string;
  readonly line: string;
  readonly text: string;
  readonly error: string;
  readonly warning: string;
  readonly busy: string;
}

export interface Painting {
  readonly scene: FarScene;
  readonly colors: FarColors;
  readonly icons: Icons;
  /** What of the design is painted. */
  readonly area: Box;
  /** Pixels of the picture for one of the design. */
  readonly scale: number;
}

/** Side of a card's icon, in pixels of the design. */
const ICON = 60;
const RADIUS = 8;
const BADGE = 20;
/** Dashes that still can be told apart from afar, in pixels of the picture. */
const DASHES = { sync: undefined, async: 4, authorize: 2 } as const;

/** Draws what lies in the area: lines as rectangles of a pixel, which are far quicker than strokes, then cards with their icons. */
export function paint(context: CanvasRenderingContext2D, painting: Painting): void {
  const { scene, area } = painting;
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  for (const line of scene.lines) paintLine(context, line, painting);
  for (const card of scene.cards) if (overlaps(card.box, area)) paintCard(context, card, painting);
}

function paintLine(context: CanvasRenderingContext2D, { points, line, severity }: FarLine, { colors, area, scale }: Painting): void {
  context.fillStyle = severity === 'error' ? colors.error : severity === 'warning' ? colors.warning : colors.line;
  const dash = DASHES[line];
  for (const segment of segmentsOf(points)) {
    const box = segmentBox(segment);
    if (box.x > area.x + area.width || box.x + box.width < area.x || box.y > area.y + area.height || box.y + box.height < area.y) continue;
    const [x, y] = [Math.round((box.x - area.x) * scale), Math.round((box.y - area.y) * scale)];
    const [width, height] = [Math.max(1, Math.round(box.width * scale)), Math.max(1, Math.round(box.height * scale))];
    if (dash === undefined) context.fillRect(x, y, width, height);
    else for (let at = 0; at < Math.max(width, height); at += 2 * dash) context.fillRect(width > 1 ? x + at : x, width > 1 ? y : y + at, Math.min(dash, width), Math.min(dash, height));
  }
}

function paintCard(context: CanvasRenderingContext2D, { box, service, severity, level }: FarCard, { colors, icons, area, scale }: Painting): void {
  const [x, y, width, height] = [(box.x - area.x) * scale, (box.y - area.y) * scale, box.width * scale, box.height * scale];
  context.fillStyle = colors.card;
  context.strokeStyle = level === 'wrong' ? colors.error : level === 'busy' ? colors.busy : colors.border;
  context.lineWidth = level === 'wrong' || level === 'busy' ? 2 : 1;
  context.beginPath();
  context.roundRect(x, y, width, height, RADIUS * scale);
  context.fill();
  context.stroke();
  const side = Math.max(1, Math.round(ICON * scale));
  const icon = icons.of(service, side, colors.text);
  if (icon) context.drawImage(icon, Math.round(x + (width - side) / 2), Math.round(y + (height - side) / 2));
  if (severity === 'error' || severity === 'warning') paintBadge(context, x + width, y, severity, { colors, scale });
}

/** Told apart by its shape too: a disc for what is wrong, a triangle for a warning. */
function paintBadge(context: CanvasRenderingContext2D, x: number, y: number, severity: 'error' | 'warning', { colors, scale }: Pick<Painting, 'colors' | 'scale'>): void {
  const radius = Math.max(2, BADGE * scale);
  context.fillStyle = colors[severity];
  context.beginPath();
  if (severity === 'error') context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    context.moveTo(x, y - radius);
    context.lineTo(x + radius, y + radius);
    context.lineTo(x - radius, y + radius);
    context.closePath();
  }
  context.fill();
}
