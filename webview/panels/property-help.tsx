import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { Path } from '../../src/core/model/json.ts';
import type { PropertyCard } from '../../src/protocol/property-messages.ts';
import { useController } from '../state/controller.ts';
import { Icon } from '../ui/icons.tsx';
import { OutsideLink } from '../ui/links.tsx';
import { propertyStrings as say } from '../ui/property-strings.ts';
import { Prose } from '../ui/prose.tsx';
import { useText } from '../ui/use-text.ts';

interface Help {
  /** Of the row, which the card belongs to. */
  readonly handlers: { readonly onMouseLeave: () => void; readonly onBlur: (event: FocusEvent) => void; readonly onKeyDown: (event: KeyboardEvent) => void };
  readonly isOpen: boolean;
  readonly button: ReactNode;
  readonly card: ReactNode;
}

/** How long the pointer rests before the card opens, milliseconds. */
const RESTS = 350;

/**
 * What AWS documents of a property, in a card below its field: for the pointer that rests on the sign beside the name,
 * and by key. It stays while pointer or focus are in the row, and Escape closes it.
 */
export function usePropertyHelp(path: Path): Help {
  const t = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const place = path.join('\n');
  useEffect(() => { setOpen(false); return () => clearTimeout(timer.current); }, [place]);
  const leave = (): void => clearTimeout(timer.current);
  const close = (): void => { leave(); setOpen(false); };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => { if (!currentTarget.contains(relatedTarget)) close(); };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    close();
  };
  const isDocumented = path[2] === 'properties';
  return {
    handlers: { onMouseLeave: close, onBlur, onKeyDown }, isOpen,
    button: isDocumented && (
      <button
        type="button" className="icon-button property-sign" aria-label={t(say.about)} aria-expanded={isOpen} aria-controls={isOpen ? id : undefined}
        onMouseEnter={() => { timer.current = setTimeout(() => setOpen(true), RESTS); }} onMouseLeave={leave} onClick={() => { leave(); setOpen(!isOpen); }}
      >
        <Icon name="info" />
      </button>
    ),
    card: isOpen && <Card id={id} path={path} />,
  };
}

function Card({ id, path }: { readonly id: string; readonly path: Path }) {
  const t = useText();
  const card = useDocumentation(path);
  if (card === undefined || card === null) return <div className="property-card" id={id} role="status">{t(card === null ? say.none : say.loading)}</div>;
  return (
    <div className="property-card" id={id} role="status" aria-label={t(say.about)}>
      <p><strong>{card.name}</strong> <span className="muted">{card.type}</span></p>
      {card.text !== '' && <p lang="en"><Prose text={card.text} /></p>}
      <ul>{card.facts.map((fact) => <li key={fact} className="muted"><Prose text={fact} /></li>)}</ul>
      {card.page !== undefined && <OutsideLink url={card.page}>{t(say.page)}</OutsideLink>}
    </div>
  );
}

/** Undefined while it is read, null where there is none. */
function useDocumentation(path: Path): PropertyCard | null | undefined {
  const controller = useController();
  const [card, setCard] = useState<PropertyCard | null>();
  const place = path.join('\n');
  useEffect(() => {
    const reading = new AbortController();
    void controller.whatIf('describeProperty', { path }, reading.signal).then((answer) => { if (!reading.signal.aborted) setCard(answer.ok ? answer.value : null); });
    return () => reading.abort();
  }, [place, controller]);
  return card;
}
