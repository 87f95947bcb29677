import type { Opened } from './open.ts';

/** Two functions, a table and people, far enough apart to be hit, near enough to be seen at full size. */
export const small = `version: 1
name: small
region: us-east-1
nodes:
  # Takes what comes.
  first: { service: lambda, at: [0, 0], properties: { Runtime: nodejs24.x, Handler: index.handler } }
  second: { service: lambda, at: [0, 200], properties: { Runtime: nodejs24.x, Handler: index.handler } }
  table: { service: dynamodb, at: [400, 0], properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }] } }
  people: { service: client, at: [400, 200] }
connections:
  first-table: { from: first, to: table, access: [read] }
`;
export const grouped = `${small}groups:
  back: { label: Back end, contains: [first, table] }
notes:
  n1: { text: Busy at noon., at: [0, 340] }
`;

export const element = ({ page }: Opened, flow: string) => page.locator(`.react-flow [data-id="${flow}"]`);
export const edits = async ({ requests }: Opened) => (await requests('edit')).map(({ params }) => (params as { intent: unknown }).intent);
export const clipboard = ({ page }: Opened) => page.evaluate(() => window.fakeHost.clipboard);
export const selected = ({ page }: Opened) => page.locator('.react-flow__node.selected, .react-flow__edge.selected').evaluateAll((all) => all.map((each) => each.getAttribute('data-id')));
export const said = ({ page }: Opened) => page.locator('[role=status][aria-live]').innerText();

/** Clicks where something can be clicked: a node at its name, a group at its label. */
export async function pick(view: Opened, flow: string, modifiers: 'Shift'[] = []): Promise<void> {
  const target = flow.startsWith('group:') ? element(view, flow).locator('.group-label') : element(view, flow);
  await target.click({ modifiers, ...(flow.startsWith('node:') && { position: { x: 80, y: 20 } }), ...(flow.startsWith('group:') && { position: { x: 40, y: 8 } }) });
}

export async function drag(view: Opened, from: { x: number; y: number }, by: readonly [number, number]): Promise<void> {
  const { mouse } = view.page;
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(from.x + 2, from.y + 2);
  await mouse.move(from.x + by[0] / 2, from.y + by[1] / 2, { steps: 4 });
  await mouse.move(from.x + by[0], from.y + by[1], { steps: 4 });
}

export async function middleOf(view: Opened, flow: string, part?: string): Promise<{ x: number; y: number }> {
  const box = await (part === undefined ? element(view, flow) : element(view, flow).locator(part)).boundingBox();
  if (!box) throw new Error(`${flow} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** As VS Code pastes: with what the system's clipboard holds. */
export async function paste({ page }: Opened, types: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(given)) {
      if (type.startsWith('image/')) data.items.add(new File([text], 'picture.png', { type }));
      else data.setData(type, text);
    }
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, types);
}
