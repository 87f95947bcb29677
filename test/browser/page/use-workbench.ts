import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { startWorkbench, type Opened, type OpenOptions, type Workbench } from './open.ts';

/**
 * One browser for the tests of a file. The answer opens the canvas on a design; after the test its page
 * is closed, and nothing may have gone wrong on it: no dialog, no exception, no breach of its policy.
 */
export function useWorkbench(): (options: OpenOptions) => Promise<Opened> {
  let workbench: Workbench;
  let opened: Opened | undefined;
  beforeAll(async () => {
    workbench = await startWorkbench();
  });
  afterAll(() => workbench.close());
  afterEach(async () => {
    const troubles = opened?.troubles ?? [];
    await opened?.page.close();
    opened = undefined;
    expect(troubles).toEqual([]);
  });
  return async (options) => (opened = await workbench.open(options));
}

/** As `useWorkbench`; waits until the design is shown. */
export function useCanvas(): (options: OpenOptions) => Promise<Opened> {
  const open = useWorkbench();
  return async (options) => {
    const view = await open(options);
    await view.page.locator('.bar').waitFor();
    return view;
  };
}
