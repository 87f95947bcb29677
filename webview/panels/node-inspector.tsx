import type { FormField } from '../../src/core/catalog/form.ts';
import type { NodeSnapshot } from '../../src/protocol/messages.ts';
import { useActions, useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { flowId } from '../state/flow-ids.ts';
import { bySeverity, nameOfNode, type Model } from '../state/model.ts';
import { useApp } from '../state/store.ts';
import type { InspectorTab } from '../state/view.ts';
import { OutsideLink } from '../ui/links.tsx';
import { ServiceIcon } from '../ui/service-icon.tsx';
import { strings } from '../ui/strings.ts';
import { Tabs } from '../ui/tabs.tsx';
import { useText } from '../ui/use-text.ts';
import { FieldRow } from './field-row.tsx';
import { isShown, type Home } from './fields.ts';
import { FindingCard } from './findings-list.tsx';
import { UncheckedHere } from './findings-besides.tsx';
import { Given } from './given.tsx';
import { NodeCost } from './node-cost.tsx';
import { RawTree } from './raw-tree.tsx';
import { RoutesEditor } from './routes-editor.tsx';

/** A node: what is wrong first, then its settings, what is assumed, what it costs, and everything as it stands in the file. */
export function NodeInspector({ node, model }: { readonly node: NodeSnapshot; readonly model: Model }) {
  const t = useText();
  const controller = useController();
  const tab = useApp((state) => state.view.inspectorTab);
  const tabs = [
    { id: 'properties', title: t(strings.properties) }, { id: 'assumptions', title: t(strings.assumptions) },
    { id: 'cost', title: t(strings.cost) }, { id: 'all', title: t(strings.all) },
  ] as const;
  return (
    <>
      <Header node={node} locked={model.locked} />
      <Tabs<InspectorTab> name="inspector" label={t(strings.inspector)} tabs={tabs} selected={tab} onSelect={(inspectorTab) => controller.setView({ inspectorTab })} />
      <div className="inspector-body" role="tabpanel" id={`inspector-${tab}`} aria-labelledby={`inspector-${tab}-tab`} tabIndex={0}>
        <Panel tab={tab} node={node} model={model} />
      </div>
    </>
  );
}

function Header({ node, locked }: { readonly node: NodeSnapshot; readonly locked: boolean }) {
  const t = useText();
  const store = useStore();
  const actions = useActions();
  const descriptor = descriptorOf(node.service);
  const type = descriptor?.resourceType ?? node.resource;
  const kind = [descriptor ? t(descriptor.short) : node.service, type].filter((part) => part !== undefined).join(' · ');
  return (
    <header className="inspector-header">
      <ServiceIcon service={node.service} size={30} />
      <div className="inspector-names">
        <h2 className="inspector-title" title={nameOfNode(node)}>{nameOfNode(node)}</h2>
        <div className="muted inspector-kind" title={kind}>{descriptor ? <OutsideLink url={descriptor.docs}>{kind}</OutsideLink> : kind}</div>
        {!locked && (
          <div className="inspector-actions">
            <button type="button" className="link" onClick={() => store.set({ dialog: { kind: 'connect', from: node.id } })}>{t(strings.connect)}</button>
            <button type="button" className="link" onClick={() => store.set({ renaming: flowId('node', node.id), reveal: flowId('node', node.id) })}>{t(strings.rename)}</button>
            <button type="button" className="link" onClick={() => void actions.removeSelected()}>{t(strings.deleteNode)}</button>
          </div>
        )}
      </div>
    </header>
  );
}

function Panel({ tab, node, model }: { readonly tab: InspectorTab; readonly node: NodeSnapshot; readonly model: Model }) {
  const form = descriptorOf(node.service)?.form;
  switch (tab) {
    case 'properties': return <Properties node={node} model={model} fields={form?.fields ?? []} />;
    case 'assumptions': return <Fields node={node} model={model} fields={form?.assumptions ?? []} home="assume" none={strings.noAssumptions} />;
    case 'cost': return <NodeCost node={node} model={model} />;
    case 'all': return <RawTree data={node.data} path={['nodes', node.id]} unknown={node.unknown} />;
  }
}

function Properties({ node, model, fields }: { readonly node: NodeSnapshot; readonly model: Model; readonly fields: readonly FormField[] }) {
  const findings = bySeverity(model.findingsOfNode.get(node.id) ?? []);
  const keys = descriptorOf(node.service)?.keys ?? [];
  return (
    <>
      {findings.map((finding, index) => <FindingCard key={`${finding.rule} ${index}`} finding={finding} model={model} />)}
      <UncheckedHere node={node} />
      <Fields node={node} model={model} fields={fields} home="properties" none={keys.includes('routes') ? undefined : strings.noFields} />
      {keys.includes('routes') && <RoutesEditor node={node} locked={model.locked} />}
      <Given given={node.given} model={model} />
    </>
  );
}

interface FieldsProps {
  readonly node: NodeSnapshot;
  readonly model: Model;
  readonly fields: readonly FormField[];
  readonly home: Home;
  readonly none: (typeof strings)['noFields'] | undefined;
}

function Fields({ node, model, fields, home, none }: FieldsProps) {
  const t = useText();
  const shown = fields.filter((field) => isShown(node, field));
  if (shown.length === 0) return none ? <p className="muted">{t(none)}</p> : null;
  return shown.map((field) => <FieldRow key={`${field.home ?? home} ${field.path}`} node={node} field={field} home={home} model={model} />);
}
