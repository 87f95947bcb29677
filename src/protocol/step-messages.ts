/** Text and canvas beside each other select the same: what the canvas tells. */
export interface StepRequests {
  /** One node or one connection was selected by hand. */
  readonly selected: { readonly params: { readonly node?: string; readonly connection?: string }; readonly result: null };
}

export interface StepEvents {
  /** The cursor of the text came into a node or a connection: select it and bring it into view; the focus stays where it is. */
  readonly follow: { readonly id: string };
}
