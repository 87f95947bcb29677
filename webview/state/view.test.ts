import { describe, expect, it } from 'vitest';
import { INITIAL_VIEW, readSelection, readView, writeView, type View } from './view.ts';

describe('the remembered view', () => {
  it('comes back as it was', () => {
    const view: View = { mode: 'simulate', simulationView: 'nodes', runView: 'measured', viewport: { x: -10, y: 20, zoom: 0.85 }, palette: 'icons', inspector: 'closed', inspectorTab: 'cost', results: 'bill', billGroup: 'service', billView: 'compare', nodeCosts: false, findingBadges: false, loads: true, overview: true, resultsHeight: 300 };
    const kept = writeView(view, new Set(['node:register', 'connection:a-b']));
    expect(readView(kept)).toEqual(view);
    expect([...readSelection(kept)]).toEqual(['node:register', 'connection:a-b']);
  });

  it('is the initial one where nothing, or nothing sensible, was kept', () => {
    expect(readView(undefined)).toEqual(INITIAL_VIEW);
    expect(readSelection({ selection: ['node:a', 7, null] })).toEqual(new Set(['node:a']));
    expect(readSelection({ selection: 'node:a' })).toEqual(new Set());
    expect(readView({ viewport: { x: 0, y: 0, zoom: 0 }, palette: 7, inspector: {}, inspectorTab: '__proto__', results: null, resultsHeight: -1 })).toEqual(INITIAL_VIEW);
  });
});
