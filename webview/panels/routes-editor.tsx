import { own } from '../../src/core/model/json.ts';
import type { NodeSnapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import { freshId, slug } from '../state/ids.ts';
import { set } from '../state/intents.ts';
import { TextField } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { asObject, shown } from './fields.ts';

/** Routes of an API by key. Connections name them by that key, so a key stays when its route changes. */
export function RoutesEditor({ node, locked }: { readonly node: NodeSnapshot; readonly locked: boolean }) {
  const t = useText();
  const controller = useController();
  const routes = asObject(node.data['routes']);
  const path = ['nodes', node.id, 'routes'];
  const title = strings.editSet(t(strings.routes));
  const write = (key: string, route: string): void => void controller.edit(set([...path, key, 'route'], route), title, strings.changed);
  const add = (route: string): void => {
    const key = freshId(slug(route.replaceAll(/[{}$]/g, ''), 'route'), { has: (id) => Object.hasOwn(routes, id) });
    void controller.edit(set([...path, key], { route }), title, strings.changed);
  };
  return (
    <section className="inspector-section" aria-label={t(strings.routes)}>
      <h3>{t(strings.routes)}</h3>
      {Object.entries(routes).map(([key, route]) => (
        <div className="row" key={key}>
          <TextField label={key} value={shown(own(asObject(route), 'route'))} disabled={locked} onCommit={(text) => text.trim() !== '' && write(key, text.trim())} />
          {!locked && (
            <button type="button" className="icon-button" aria-label={t(strings.removeRoute(key))} title={t(strings.removeRoute(key))} onClick={() => void controller.edit(set([...path, key], undefined), title, strings.changed)}>
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      {!locked && <TextField key={Object.keys(routes).length} label={t(strings.addRoute)} placeholder={t(strings.addRoute)} value="" onCommit={(text) => text.trim() !== '' && add(text.trim())} />}
    </section>
  );
}
