import { useReactFlow } from '@xyflow/react';
import { useController } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { STARTERS, type Starter } from '../state/starters.ts';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { FIT } from './fit.ts';

/** What an empty canvas offers instead of a void. */
export function EmptyDesign({ locked }: { readonly locked: boolean }) {
  const t = useText();
  return (
    <section className="empty" aria-label={t(strings.emptyTitle)}>
      <h2>{t(strings.emptyTitle)}</h2>
      {!locked && (
        <>
          <p className="muted">{t(strings.emptyHint)}</p>
          <div className="starters">{STARTERS.map((starter) => <StarterCard key={starter.id} starter={starter} />)}</div>
        </>
      )}
    </section>
  );
}

function StarterCard({ starter }: { readonly starter: Starter }) {
  const t = useText();
  const controller = useController();
  const flow = useReactFlow();
  const begin = async (): Promise<void> => {
    const title = { en: strings.editStarter(starter.title.en).en, ko: strings.editStarter(starter.title.ko).ko };
    const version = await controller.edit(starter.intent(), title, starter.title);
    if (version !== undefined) requestAnimationFrame(() => void flow.fitView(FIT));
  };
  return (
    <button type="button" className="starter" onClick={() => void begin()}>
      <span className="starter-icons">
        {starter.services.filter((service) => descriptorOf(service)).map((service, index) => <ServiceIcon key={`${service} ${index}`} service={service} size={24} />)}
      </span>
      <span className="starter-title">{t(starter.title)}</span>
      <span className="muted">{t(starter.about)}</span>
    </button>
  );
}
