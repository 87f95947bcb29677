import type { ConnectionKindId } from '../../catalog/connection-kinds.ts';
import { actorEvidence } from './actor-evidence.ts';
import { actorsOf } from './actors.ts';
import type { Evidence } from './contract.ts';
import type { Knowledge } from './knowledge.ts';
import type { Survey } from './survey.ts';

/** A connection with everything that proves it; ends are logical ids of nodes. */
export interface Proven {
  readonly from: string;
  readonly to: string;
  readonly kind?: ConnectionKindId;
  readonly access: readonly ('read' | 'write')[];
  readonly realizedBy: readonly string[];
}

/** Every connection that the template proves, in the order in which it first shows. */
export function provenConnections(survey: Survey, knowledge: Knowledge): readonly Proven[] {
  const known = new Set([...survey.roles.keys(), ...survey.impliedNodes.map(({ logicalId }) => logicalId)]);
  const written = [...survey.resources.values()].flatMap((resource) => [
    ...knowledge.evidence(resource.type).flatMap((read) => read(resource, survey)),
    ...(knowledge.node(resource.type) || knowledge.owned(resource.type) ? [] : referenceEvidence(resource.logicalId, survey)),
  ]);
  const sure = atNodes([...written, ...survey.impliedEvidence.flatMap((read) => read(survey))], survey, known);
  const hands = new Set(sure.map(({ from, to }) => `${from} ${to}`));
  const fromActors = actorsOf(survey, knowledge).flatMap((actor) => actorEvidence(actor, survey)).filter(({ weak, from, to }) => !weak || !hands.has(`${to} ${from}`));
  return merged([...sure, ...atNodes(fromActors, survey, known)]);
}

/** What a resource without a service folder refers to. */
function referenceEvidence(logicalId: string, survey: Survey): readonly Evidence[] {
  const owner = survey.nodeOf(logicalId);
  const resource = survey.resources.get(logicalId);
  if (owner === undefined || !resource || /^AWS::(?:IAM|Logs)::/.test(resource.type)) return [];
  return survey.nodes(resource.properties).map((to) => ({ from: owner, to, at: logicalId }));
}

/** With nodes as ends; what leads from a node to itself says nothing. */
function atNodes(evidence: readonly Evidence[], survey: Survey, known: ReadonlySet<string>): readonly Evidence[] {
  return evidence.flatMap((each) => {
    const [from, to] = [survey.nodeOf(each.from), survey.nodeOf(each.to)];
    return from === undefined || to === undefined || from === to || !known.has(from) || !known.has(to) ? [] : [{ ...each, from, to }];
  });
}

/** One connection for each pair and kind; evidence without a kind joins what there is between the two. */
function merged(evidence: readonly Evidence[]): readonly Proven[] {
  const byPair = new Map<string, { readonly from: string; readonly to: string; kind?: ConnectionKindId; readonly access: Set<'read' | 'write'>; readonly realizedBy: Set<string> }[]>();
  const ordered = evidence.map((each, at) => ({ each, at })).sort((a, b) => Number(a.each.kind === undefined) - Number(b.each.kind === undefined) || a.at - b.at);
  const first = new Map<object, number>();
  for (const { each: { from, to, kind, access, at: place }, at } of ordered) {
    const pair = `${from} ${to}`;
    const among = byPair.get(pair) ?? [];
    let found = kind === undefined ? among[0] : among.find((one) => one.kind === kind);
    if (!found) {
      found = { from, to, ...(kind !== undefined && { kind }), access: new Set(), realizedBy: new Set() };
      among.push(found);
      byPair.set(pair, among);
      first.set(found, at);
    }
    access?.forEach((verb) => found.access.add(verb));
    found.realizedBy.add(place);
  }
  return [...byPair.values()].flat().sort((a, b) => (first.get(a) ?? 0) - (first.get(b) ?? 0))
    .map(({ access, realizedBy, ...rest }) => ({ ...rest, access: (['read', 'write'] as const).filter((verb) => access.has(verb)), realizedBy: [...realizedBy] }));
}
