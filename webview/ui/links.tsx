import type { ReactNode } from 'react';
import type { Source } from '../../src/core/model/source.ts';
import { useController } from '../state/controller.ts';
import { flowId, type FlowKind } from '../state/flow-ids.ts';
import { useStore } from '../state/actions-context.ts';
import { strings } from './strings.ts';
import { useText } from './use-text.ts';

/** Opens a page outside of VS Code, by way of the host: the webview itself has no addresses. */
export function OutsideLink({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  const controller = useController();
  return <button type="button" className="link" title={url} onClick={() => controller.openLink(url)}>{children}</button>;
}

/** Where a number comes from, and of when. */
export function SourceLink({ source, short }: { readonly source: Source; readonly short?: boolean }) {
  const t = useText();
  const where = !isAws(source.url) ? hostOf(source.url) : short ? 'AWS' : t(strings.documentation);
  return <OutsideLink url={source.url}>{where}, {source.asOf}</OutsideLink>;
}

/** The id of a rule, which leads to its page. */
export function RuleLink({ rule }: { readonly rule: string }) {
  const t = useText();
  const controller = useController();
  return <button type="button" className="link" title={t(strings.aboutRule)} onClick={() => controller.openRule(rule)}><code>{rule}</code></button>;
}

/** Selects a node or connection and brings it into view. */
export function CanvasLink({ kind, id, children }: { readonly kind: FlowKind; readonly id: string; readonly children: ReactNode }) {
  const store = useStore();
  const flow = flowId(kind, id);
  return <button type="button" className="link" onClick={() => store.set({ selection: new Set([flow]), reveal: flow, highlight: undefined })}>{children}</button>;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

function isAws(url: string): boolean {
  return /^https:\/\/([a-z0-9-]+\.)*(aws\.amazon|amazonaws)\.com\//.test(url);
}
