let context: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();

/** Width in pixels of a connection's label as the canvas draws it, with the room it keeps at either side. */
export function labelWidth(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  context ??= document.createElement('canvas').getContext('2d');
  if (context) context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const width = Math.ceil(context?.measureText(text).width ?? text.length * 6) + 8;
  widths.set(text, width);
  return width;
}
