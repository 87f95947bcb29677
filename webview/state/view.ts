import { isObject, own, type Json, type JsonObject } from '../../src/core/model/json.ts';

/** What is remembered per file: where the user was and which panels were open. */
export interface View {
  readonly mode: Mode;
  readonly viewport?: { readonly x: number; readonly y: number; readonly zoom: number };
  /** `auto`: as wide as the window allows. */
  readonly palette: 'auto' | 'open' | 'icons';
  readonly inspector: 'auto' | 'closed';
  readonly inspectorTab: InspectorTab;
  readonly results: 'closed' | ResultsTab;
  readonly billGroup: BillGroup;
  readonly billView: BillView;
  readonly simulationView: SimulationView;
  readonly runView: RunView;
  /** Whether each node shows what it costs. */
  readonly nodeCosts: boolean;
  /** Whether nodes and connections show what was found about them. */
  readonly findingBadges: boolean;
  /** Whether nodes and connections show the load of a run. */
  readonly loads: boolean;
  /** Whether the whole design is shown in small beside the canvas. */
  readonly overview: boolean;
  /** Pixels. */
  readonly resultsHeight: number;
}

export type InspectorTab = 'properties' | 'assumptions' | 'cost' | 'all';
export const BILL_GROUPS = ['node', 'service'] as const;
export type BillGroup = (typeof BILL_GROUPS)[number];
export const BILL_VIEWS = ['lines', 'compare', 'ranges'] as const;
export type BillView = (typeof BILL_VIEWS)[number];
/** What the canvas is for just now: drawing, what happens under load, or watching it run on this machine. */
export const MODES = ['design', 'simulate', 'run'] as const;
export type Mode = (typeof MODES)[number];
export const SIMULATION_VIEWS = ['flows', 'nodes', 'why', 'breaking', 'compare'] as const;
export type SimulationView = (typeof SIMULATION_VIEWS)[number];
export const RUN_VIEWS = ['requests', 'resources', 'measured', 'notes'] as const;
export type RunView = (typeof RUN_VIEWS)[number];
const RESULTS_TABS = ['findings', 'bill', 'quotas', 'simulation', 'run'] as const;
export type ResultsTab = (typeof RESULTS_TABS)[number];

export const INITIAL_VIEW: View = { mode: 'design', palette: 'auto', inspector: 'auto', inspectorTab: 'properties', results: 'closed', billGroup: 'node', billView: 'lines', simulationView: 'flows', runView: 'requests', nodeCosts: true, findingBadges: true, loads: true, overview: false, resultsHeight: 220 };

/** A remembered view, whatever an older version of the product may have left: what cannot be read has its default. */
export function readView(stored: JsonObject | undefined): View {
  const viewport = readViewport(own(stored, 'viewport'));
  return {
    mode: oneOf(own(stored, 'mode'), MODES, INITIAL_VIEW.mode),
    palette: oneOf(own(stored, 'palette'), ['auto', 'open', 'icons'], INITIAL_VIEW.palette),
    inspector: oneOf(own(stored, 'inspector'), ['auto', 'closed'], INITIAL_VIEW.inspector),
    inspectorTab: oneOf(own(stored, 'inspectorTab'), ['properties', 'assumptions', 'cost', 'all'], INITIAL_VIEW.inspectorTab),
    results: oneOf(own(stored, 'results'), ['closed', ...RESULTS_TABS], INITIAL_VIEW.results),
    billGroup: oneOf(own(stored, 'billGroup'), BILL_GROUPS, INITIAL_VIEW.billGroup),
    billView: oneOf(own(stored, 'billView'), BILL_VIEWS, INITIAL_VIEW.billView),
    simulationView: oneOf(own(stored, 'simulationView'), SIMULATION_VIEWS, INITIAL_VIEW.simulationView),
    runView: oneOf(own(stored, 'runView'), RUN_VIEWS, INITIAL_VIEW.runView),
    nodeCosts: own(stored, 'nodeCosts') !== false,
    findingBadges: own(stored, 'findingBadges') !== false,
    loads: own(stored, 'loads') !== false,
    overview: own(stored, 'overview') === true,
    resultsHeight: numberWithin(own(stored, 'resultsHeight'), 80, 2_000) ?? INITIAL_VIEW.resultsHeight,
    ...(viewport && { viewport }),
  };
}

/** Of a large selection only so much is remembered. */
const SELECTED = 200;

/** The view, and what is selected (by the ids of the canvas), as plain data for the host to keep. */
export function writeView(view: View, selection: ReadonlySet<string>): JsonObject {
  return { ...view, ...(view.viewport && { viewport: { ...view.viewport } }), selection: [...selection].slice(0, SELECTED) } as JsonObject;
}

/** What was selected; what is not there any more goes with the next snapshot. */
export function readSelection(stored: JsonObject | undefined): ReadonlySet<string> {
  const selection = own(stored, 'selection');
  return new Set(Array.isArray(selection) ? selection.filter((id) => typeof id === 'string') : []);
}

function readViewport(value: Json | undefined): View['viewport'] {
  if (!isObject(value)) return undefined;
  const x = numberWithin(own(value, 'x'), -1e7, 1e7);
  const y = numberWithin(own(value, 'y'), -1e7, 1e7);
  const zoom = numberWithin(own(value, 'zoom'), 0.01, 10);
  return x === undefined || y === undefined || zoom === undefined ? undefined : { x, y, zoom };
}

function numberWithin(value: Json | undefined, min: number, max: number): number | undefined {
  return typeof value === 'number' && value >= min && value <= max ? value : undefined;
}

function oneOf<T extends string>(value: Json | undefined, allowed: readonly T[], fallback: T): T {
  return allowed.find((entry) => entry === value) ?? fallback;
}
