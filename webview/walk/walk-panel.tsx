import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { focusCanvas, focusFlow } from '../canvas/focus.ts';
import { shownAs } from '../editing/fold.ts';
import { useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { useApp } from '../state/store.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/use-text.ts';
import { walkStrings as say } from '../ui/walk-strings.ts';
import { flowOf, stepsOf, textOf } from './told.ts';

/** The walk through the design, where it is under way. */
export function WalkPanel({ snapshot }: { readonly snapshot: Snapshot }) {
  const at = useApp((state) => state.walking);
  return at === undefined ? null : <Walk snapshot={snapshot} at={at} />;
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at) => at + 1, ArrowDown: (at) => at + 1, ArrowLeft: (at) => at - 1, ArrowUp: (at) => at - 1, Home: () => 0, End: (_at, last) => last,
};

/** One sentence at a time: what it is about is selected and brought into view, and the sentence is said aloud. */
function Walk({ snapshot, at: wanted }: { readonly snapshot: Snapshot; readonly at: number }) {
  const t = useText();
  const controller = useController();
  const panel = useRef<HTMLElement>(null);
  const steps = useMemo(() => stepsOf(snapshot), [snapshot]);
  const at = Math.min(wanted, steps.length - 1);
  const { go, end } = useWalking(snapshot, steps, at);
  useEffect(() => { panel.current?.focus(); go(at); }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined;
    if (event.key === 'Escape') end();
    else if (step) go(step(at, steps.length - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const copy = (): void => void controller.copy(textOf(snapshot)).then((done) => { if (done) controller.announce(say.copied); });
  const button = (icon: 'left' | 'right' | 'close', title: string, work: () => void, disabled = false) => (
    <button type="button" className="icon-button" title={title} aria-label={title} aria-disabled={disabled} onClick={() => { if (!disabled) work(); }}><Icon name={icon} /></button>
  );
  return (
    <section ref={panel} className="walk" tabIndex={-1} aria-label={t(say.title)} onKeyDown={onKeyDown}>
      <p className="walk-sentence">{steps[at]?.text ?? t(say.nothing)}</p>
      <div className="walk-foot">
        <span className="muted walk-place">{steps.length === 0 ? '' : t(say.place(at + 1, steps.length))}</span>
        <span className="muted walk-hint">{t(say.hint)}</span>
        <button type="button" className="link" onClick={copy}>{t(say.copy)}</button>
        {button('left', t(say.previous), () => go(at - 1), at <= 0)}
        {button('right', t(say.next), () => go(at + 1), at >= steps.length - 1)}
        {button('close', t(say.close), end)}
      </div>
    </section>
  );
}

function useWalking(snapshot: Snapshot, steps: ReturnType<typeof stepsOf>, at: number) {
  const store = useStore();
  const controller = useController();
  const go = (next: number): void => {
    const row = Math.min(Math.max(next, 0), steps.length - 1);
    const step = steps[row];
    if (!step) return controller.announce(say.nothing);
    const flow = flowOf(step);
    controller.select([flow]);
    store.set({ walking: row, reveal: flow, revealOnly: true });
    controller.announce(say.said(row + 1, steps.length, step.text));
  };
  const end = (): void => {
    store.set({ walking: undefined });
    controller.announce(say.ended);
    const step = steps[at];
    const { model } = store.get();
    if (step && model) focusFlow(shownAs(flowOf(step), snapshot, model));
    else focusCanvas();
  };
  return { go, end };
}
