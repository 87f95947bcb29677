import type { Frame, Locator, Page } from 'playwright-core';
import { canvasOf } from './window.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A canvas as a person uses it: by pointer, by keyboard, by what is written on it. */
export class Canvas {
  readonly page: Page;
  readonly frame: Frame;

  private constructor(page: Page, frame: Frame) {
    this.page = page;
    this.frame = frame;
  }

  static async of(page: Page): Promise<Canvas> {
    const canvas = new Canvas(page, await canvasOf(page));
    await canvas.frame.locator('.react-flow__node').first().waitFor();
    return canvas;
  }

  node(id: string): Locator {
    return this.frame.locator(`.react-flow__node[data-id="node:${id}"]`);
  }

  connection(id: string): Locator {
    return this.frame.locator(`.react-flow__edge[data-id="connection:${id}"]`);
  }

  /** A setting of the inspector by its label. */
  field(label: string): Locator {
    return this.frame.getByRole('group', { name: label, exact: true });
  }

  /** Pixels on the screen for one unit of the design. */
  async zoom(): Promise<number> {
    return this.frame.locator('.react-flow__viewport').evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a);
  }

  async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 2, from.y + 2);
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await mouse.move(to.x, to.y, { steps: 5 });
    await mouse.up();
  }

  /** The middle of something, in pixels of the window. */
  async centreOf(what: Locator): Promise<Point> {
    const box = await what.boundingBox();
    if (!box) throw new Error(`${String(what)} is not on the screen`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
}
