const TRIES = 20;

/** Gives the keyboard focus to a node or connection on the canvas as soon as it is drawn. */
export function focusFlow(flow: string, tries = TRIES): void {
  const element = document.querySelector<HTMLElement | SVGElement>(`.react-flow [data-id="${CSS.escape(flow)}"]`);
  if (element) element.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusFlow(flow, tries - 1));
}

/** The flow id of the node or connection that has the focus. */
export function focusedFlow(): string | undefined {
  const element = document.activeElement?.closest<HTMLElement>('.react-flow__node, .react-flow__edge');
  return element?.dataset['id'];
}

/** Where the focus goes when what had it is gone. */
export function focusCanvas(): void {
  document.querySelector<HTMLElement>('.canvas')?.focus({ preventScroll: true });
}
