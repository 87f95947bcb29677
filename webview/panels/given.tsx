import type { NodeSnapshot } from '../../src/protocol/messages.ts';
import type { Model } from '../state/model.ts';
import { CanvasLink } from '../ui/links.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';

/** What connections gave a node, each with the connection it comes from. */
export function Given({ given, model }: { readonly given: NodeSnapshot['given']; readonly model: Model }) {
  return (
    <>
      <GivenList title={strings.environment} entries={given.filter(({ what }) => what === 'env')} model={model} />
      <GivenList title={strings.permissions} entries={given.filter(({ what }) => what === 'permission')} model={model} />
    </>
  );
}

interface GivenListProps {
  readonly title: typeof strings.environment;
  readonly entries: NodeSnapshot['given'];
  readonly model: Model;
}

function GivenList({ title, entries, model }: GivenListProps) {
  const t = useText();
  if (entries.length === 0) return null;
  return (
    <section className="inspector-section" aria-label={t(title)}>
      <h3>{t(title)}</h3>
      <ul className="given">
        {entries.map(({ connection, text }, index) => (
          <li key={`${connection} ${index}`}>
            <span>{text}</span>{' '}
            <span className="muted">
              {t(strings.by)} {model.connections.has(connection) ? <CanvasLink kind="connection" id={connection}>{connection}</CanvasLink> : connection}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
