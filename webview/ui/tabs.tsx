import { useRef, type KeyboardEvent } from 'react';

interface TabsProps<Id extends string> {
  /** Makes the ids of tabs and panels: `name-id-tab`, `name-id`. */
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly title: string }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** A row of tabs; arrow keys go from one to the next. */
export function Tabs<Id extends string>({ name, label, tabs, selected, onSelect }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const index = tabs.findIndex(({ id }) => id === selected);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    onSelect(next.id);
    list.current?.querySelector<HTMLElement>(`[id="${name}-${next.id}-tab"]`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map(({ id, title }) => (
        <button
          key={id} type="button" role="tab" id={`${name}-${id}-tab`} aria-selected={id === selected} tabIndex={id === selected ? 0 : -1}
          {...(id === selected && { 'aria-controls': `${name}-${id}` })} onClick={() => onSelect(id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
