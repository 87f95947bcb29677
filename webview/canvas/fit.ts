/** How a whole design is brought into view: never enlarged, with a little room around it. */
export const FIT = { padding: '24px', maxZoom: 1 } as const;
