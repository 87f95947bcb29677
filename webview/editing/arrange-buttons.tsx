import { useMemo } from 'react';
import { useApp } from '../state/store.ts';
import { Icon } from '../ui/icons.tsx';
import { editingStrings as say } from '../ui/editing-strings.ts';
import { useText } from '../ui/use-text.ts';
import { KEY_OF, keyName } from './key-names.ts';
import { perform } from './perform.ts';
import { piecesOf } from './pieces.ts';
import { useStage } from './use-editing.ts';

const ALIGN = ['alignLeft', 'alignCentre', 'alignRight', 'alignTop', 'alignMiddle', 'alignBottom'] as const;
const DISTRIBUTE = ['distributeHorizontally', 'distributeVertically'] as const;

/** One button for each way to bring what is selected into line, or apart evenly; nothing where there is nothing to move. */
export function ArrangeButtons() {
  const t = useText();
  const stage = useStage();
  const [selection, snapshot, model] = [useApp((state) => state.selection), useApp((state) => state.snapshot), useApp((state) => state.model)];
  const count = useMemo(() => (snapshot && model ? piecesOf(selection, snapshot, model).length : 0), [selection, snapshot, model]);
  if (count < 2) return null;
  const button = (action: (typeof ALIGN)[number] | (typeof DISTRIBUTE)[number], fewest: number) => {
    const key = KEY_OF[action];
    const name = t(say[action]);
    return (
      <button
        key={action} type="button" className="icon-button" aria-label={name} title={key === undefined ? name : `${name} (${keyName(key)})`}
        aria-disabled={count < fewest} onClick={() => { if (count >= fewest) perform(action, stage); }}
      >
        <Icon name={action} />
      </button>
    );
  };
  return (
    <section className="inspector-section" aria-label={t(say.arrange)}>
      <h3>{t(say.arrange)}</h3>
      <div className="arrange-buttons">{ALIGN.map((action) => button(action, 2))}{DISTRIBUTE.map((action) => button(action, 3))}</div>
    </section>
  );
}
