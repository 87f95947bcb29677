import type { NodeSnapshot, SilencedSnapshot, Snapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import { dotted } from '../state/intents.ts';
import { nameOfNode, refOf, type Model } from '../state/model.ts';
import { CanvasLink, RuleLink } from '../ui/links.tsx';
import { Prose } from '../ui/prose.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { Place } from './finding-place.tsx';

/** What the file says is meant, with the reasons and the way back. */
export function SilencedList({ silenced, model }: { readonly silenced: readonly SilencedSnapshot[]; readonly model: Model }) {
  const t = useText();
  const controller = useController();
  if (silenced.length === 0) return null;
  return (
    <details className="besides">
      <summary>{t(strings.silenced(silenced.length))}</summary>
      <ul className="findings">
        {silenced.map((finding, index) => (
          <li key={`${finding.rule} ${index}`}>
            <div className="finding-text">
              <div className="muted"><Prose text={finding.message} /></div>
              <div>{t(strings.reason)}: {finding.reason}</div>
              <div className="finding-links muted">
                <Place finding={finding} model={model} />
                <RuleLink rule={finding.rule} />
              </div>
            </div>
            {!model.locked && (
              <div className="finding-actions">
                <button type="button" className="link" onClick={() => void controller.unsilence(refOf(finding))}>{t(strings.unsilence)}</button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The values that no rule could judge, by node and connection, each with the cause. */
export function UncheckedList({ snapshot, model }: { readonly snapshot: Snapshot; readonly model: Model }) {
  const t = useText();
  const nodes = snapshot.nodes.filter(({ unknown }) => unknown.length > 0);
  const connections = snapshot.connections.filter(({ unknown }) => unknown.length > 0);
  const count = [...nodes, ...connections].reduce((sum, { unknown }) => sum + unknown.length, 0);
  if (count === 0) return null;
  return (
    <details className="besides">
      <summary>{t(strings.unchecked(count))}</summary>
      <ul className="findings">
        {nodes.map((node) => (
          <li key={`node ${node.id}`}>
            <div className="finding-text">
              <div><CanvasLink kind="node" id={node.id}>{nameOfNode(node)}</CanvasLink></div>
              <Unchecked unknown={node.unknown} path={['nodes', node.id, 'properties']} />
            </div>
          </li>
        ))}
        {connections.filter(({ id }) => model.connections.has(id)).map(({ id, unknown }) => (
          <li key={`connection ${id}`}>
            <div className="finding-text">
              <div><CanvasLink kind="connection" id={id}>{id}</CanvasLink></div>
              <Unchecked unknown={unknown} path={['connections', id, 'properties']} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `3 values are not checked` in the inspector of a node. */
export function UncheckedHere({ node }: { readonly node: NodeSnapshot }) {
  const t = useText();
  if (node.unknown.length === 0) return null;
  return (
    <details className="besides">
      <summary>{t(strings.unchecked(node.unknown.length))}</summary>
      <Unchecked unknown={node.unknown} path={['nodes', node.id, 'properties']} />
    </details>
  );
}

function Unchecked({ unknown, path }: { readonly unknown: NodeSnapshot['unknown']; readonly path: readonly string[] }) {
  const controller = useController();
  return (
    <ul className="unchecked">
      {unknown.map((entry) => (
        <li key={entry.path}>
          <button type="button" className="link" onClick={() => controller.revealText([...path, ...dotted(entry.path)])}><code>{entry.path}</code></button>
          <span className="muted"> {entry.because}</span>
        </li>
      ))}
    </ul>
  );
}
