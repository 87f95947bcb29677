import { useState } from 'react';
import { CATEGORIES } from '../../src/core/catalog/service.ts';
import { useController } from '../state/controller.ts';
import { DESCRIPTORS, type Descriptor } from '../state/descriptors.ts';
import { useApp } from '../state/store.ts';
import { TextField } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { strings } from '../ui/strings.ts';
import { PALETTE_COLLAPSES, useWidth } from '../ui/use-width.ts';
import { useText } from '../ui/use-text.ts';
import { usePlaceGesture } from './use-place-gesture.tsx';

/** The services by category. Each is a button: click and click the canvas, drag, or Enter. */
export function Palette() {
  const t = useText();
  const controller = useController();
  const [search, setSearch] = useState('');
  const chosen = useApp((state) => state.view.palette);
  const locked = useApp((state) => state.model?.locked ?? true);
  const narrow = useWidth() < PALETTE_COLLAPSES;
  const icons = chosen === 'icons' || (chosen === 'auto' && narrow);
  const found = DESCRIPTORS.filter((descriptor) => icons || matches(descriptor, search));
  return (
    <nav className={icons ? 'palette is-icons' : 'palette'} aria-label={t(strings.palette)}>
      {!icons && (
        <div className="palette-search">
          <TextField label={t(strings.searchServices)} placeholder={t(strings.searchServices)} value={search} onInput={setSearch} />
        </div>
      )}
      <div className="palette-list">
        {CATEGORIES.map((category) => {
          const services = found.filter((descriptor) => descriptor.category === category.id);
          if (services.length === 0) return null;
          return (
            <section key={category.id} aria-label={t(category.title)}>
              {!icons && <h2>{t(category.title)}</h2>}
              {services.map((descriptor) => <PaletteItem key={descriptor.service} descriptor={descriptor} icons={icons} disabled={locked} />)}
            </section>
          );
        })}
        {found.length === 0 && <p className="muted palette-none">{t(strings.noService)}</p>}
      </div>
      <button
        type="button" className="palette-toggle" title={t(icons ? strings.expandPalette : strings.collapsePalette)}
        aria-label={t(icons ? strings.expandPalette : strings.collapsePalette)} onClick={() => controller.setView({ palette: icons ? 'open' : 'icons' })}
      >
        <Icon name={icons ? 'right' : 'left'} />
      </button>
    </nav>
  );
}

function PaletteItem({ descriptor, icons, disabled }: { readonly descriptor: Descriptor; readonly icons: boolean; readonly disabled: boolean }) {
  const t = useText();
  const armed = useApp((state) => state.armed === descriptor.service);
  const { ghost, handlers } = usePlaceGesture(descriptor);
  const name = t(descriptor.short);
  return (
    <>
      <button
        type="button" className={armed ? 'palette-item is-armed' : 'palette-item'} disabled={disabled} aria-pressed={armed}
        aria-label={icons ? t(descriptor.title) : undefined} title={`${t(descriptor.title)}: ${t(descriptor.description)} ${t(strings.placeHint)}`} {...handlers}
      >
        <ServiceIcon service={descriptor.service} size={icons ? 24 : 20} />
        {!icons && <span>{name}</span>}
      </button>
      {ghost}
    </>
  );
}

function matches(descriptor: Descriptor, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const { short, title, service, resourceType } = descriptor;
  return [short.en, short.ko, title.en, title.ko, service, resourceType ?? ''].some((text) => text.toLowerCase().includes(wanted));
}
