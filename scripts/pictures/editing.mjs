// Pictures of the clipboard, the menu, the keys, notes, and what is dropped from VS Code's explorer.
import { openFile } from '../../test/e2e/lib/workbench.ts';

/** The canvas of the editor on the right, of the two that stand side by side. */
async function rightOf(page) {
  for (;;) {
    const places = await Promise.all(page.frames().map(async (frame) => ({ frame, box: await frame.locator('.canvas').boundingBox({ timeout: 200 }).catch(() => null) })));
    const [right] = places.filter(({ box }) => box !== null && box.x > page.viewportSize().width / 2);
    if (right) return right.frame;
  }
}

export const editing = {
  /** Three nodes of a shop and what connects them, copied into a design that has names in common with it. */
  copy: async (desk) => {
    const { window, page } = desk;
    await desk.open('shop.arch.yaml');
    await desk.select('place', 'placed', 'packing');
    await page.keyboard.press('Control+C');
    await page.keyboard.press('Escape');
    await window.command('View: Split Editor Right');
    await openFile(window, 'other.arch.yaml');
    const other = await rightOf(page);
    await other.locator('.react-flow__pane').click({ position: { x: 340, y: 560 } });
    await page.keyboard.press('Control+V');
    await other.locator('[data-id="node:place-2"]').waitFor();
    const close = other.getByRole('button', { name: 'Close the inspector' });
    if (await close.count() > 0) await close.click();
    await other.getByRole('button', { name: 'Fit' }).click();
    await desk.take('copy');
    await window.command('View: Revert and Close Editor');
    await window.command('View: Close All Editors in Group');
  },

  menu: async (desk) => {
    const canvas = await desk.open('shop.arch.yaml');
    await canvas.node('place').click({ button: 'right', position: { x: 120, y: 30 } });
    const menu = canvas.frame.getByRole('menu');
    await menu.waitFor();
    await desk.take('menu', [canvas.node('place'), canvas.node('api'), canvas.node('orders'), menu]);
    await desk.page.keyboard.press('Escape');
  },

  keys: async (desk) => {
    const canvas = await desk.open('shop.arch.yaml');
    for (const width of [1680, 900]) {
      await desk.resize(width);
      await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
      await desk.page.keyboard.press('?');
      const sheet = canvas.frame.getByRole('dialog');
      await sheet.waitFor();
      await desk.take('keys', width === 1680 ? [sheet] : []);
      await desk.page.keyboard.press('Escape');
    }
  },

  notes: async (desk) => {
    const canvas = await desk.open('notes.arch.yaml');
    const note = canvas.frame.locator('[data-id="note:n2"]');
    await note.dblclick();
    await canvas.frame.locator('.note-editor').waitFor();
    await desk.take('notes', [canvas.node('shoppers'), canvas.node('parcels'), note, canvas.frame.locator('[data-id="note:n1"]'), canvas.node('place')]);
    await desk.page.keyboard.press('Escape');
  },

  /** A handler's file as VS Code's explorer gives it with the Shift key held, over the canvas and dropped. */
  drop: async (desk) => {
    const { window, page } = desk;
    const canvas = await desk.open('shop.arch.yaml');
    await window.command('Toggle Primary Side Bar Visibility');
    await desk.fit();
    const at = await canvas.centreOf(canvas.node('show'));
    const frame = await (await canvas.frame.frameElement()).boundingBox();
    const send = (types) => canvas.frame.locator('.canvas').evaluate((element, { types: each, path, x, y }) => {
      const data = new DataTransfer();
      data.setData('application/vnd.code.uri-list', `vscode-remote://localhost${path}`);
      for (const type of each) element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, clientX: x, clientY: y }));
    }, { types, path: `${window.folder}/pay.mjs`, x: at.x - frame.x, y: at.y - frame.y + 110 });
    await send(['dragenter', 'dragover']);
    await send(['drop']);
    await canvas.node('pay').waitFor();
    await page.waitForTimeout(400);
    await desk.take('drop');
    await window.command('Toggle Primary Side Bar Visibility');
  },
};
