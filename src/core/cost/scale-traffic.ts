import type { Design, Node } from '../model/design.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import { parseRate } from '../model/units.ts';
import { hoursPerMonthOf } from '../traffic/propagate.ts';

/**
 * The design with every flow of every node's `traffic` multiplied. What schedules start, what is stored, how many
 * users there are and what is provisioned stay as they are written.
 */
export function scaleTraffic(design: Design, factor: number): Design {
  if (factor === 1) return design;
  const hours = hoursPerMonthOf(design);
  return { ...design, nodes: design.nodes.map((node) => scaled(node, factor, hours)) };
}

function scaled(node: Node, factor: number, hours: number): Node {
  const flows = Object.entries(node.traffic);
  if (flows.length === 0) return node;
  return { ...node, traffic: Object.fromEntries(flows.map(([name, flow]) => [name, isObject(flow) ? scaledFlow(flow, factor, hours) : flow])) };
}

function scaledFlow(flow: JsonObject, factor: number, hours: number): JsonObject {
  return Object.fromEntries(Object.entries(flow).map(([key, value]) => [key, key === 'requests' || key === 'peak' ? scaledRate(value, factor, hours) : value]));
}

/** A rate or the ends of a range of them; what cannot be read stays, and is a finding as before. */
function scaledRate(value: Json, factor: number, hours: number): Json {
  if (isObject(value)) return Object.fromEntries(Object.keys(value).map((end) => [end, scaledRate(own(value, end) ?? null, factor, hours)]));
  const rate = parseRate(value, hours);
  return rate.ok ? `${rate.value * factor}/month` : value;
}
