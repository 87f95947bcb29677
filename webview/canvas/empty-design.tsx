import { useReactFlow } from '@xyflow/react';
import { useController } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { STARTERS, type Starter } from '../state/starters.ts';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';

/** What an empty canvas offers instead of a void. */
export function EmptyDesign({ locked }: { readonly locked: boolean }) {
  const t = useText();
  return (
    <div className="empty">
      <h2>{t(strings.emptyTitle)}</h2>
      {!locked && (
        <>
          <p className="muted">{t(strings.emptyHint)}</p>
          <div className="starters">{STARTERS.map((starter) => <StarterCard key={starter.id} starter={starter} />)}</div>
        </>
      )}
    </div>
  );
}

function StarterCard({ starter }: { readonly starter: Starter }) {
  const t = useText();
  const controller = useController();
  const flow = useReactFlow();
  const begin = async (): Promise<void> => {
    const title = { en: strings.editStarter(starter.title.en).en, ko: strings.editStarter(starter.title.ko).ko };
    const version = await controller.edit(starter.intent(), title, starter.title);
    if (version !== undefined) requestAnimationFrame(() => void flow.fitView({ padding: 0.08, maxZoom: 1 }));
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
