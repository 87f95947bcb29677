/**
 * How a whole design is brought into view: never enlarged, with a little room around it, and more on the
 * right, where connections that lead back run with their labels beside the last nodes.
 */
export const FIT = { padding: { top: '24px', right: '64px', bottom: '24px', left: '24px' }, maxZoom: 1, includeHiddenNodes: true } as const;
