/** What keys, menus and commands of VS Code ask a canvas to do. */
export const CANVAS_ACTIONS = [
  'copy', 'cut', 'paste', 'duplicate', 'selectAll', 'remove', 'rename', 'connect', 'addNext', 'addNote',
  'group', 'ungroup', 'leaveGroup', 'toggleGroup', 'alignLeft', 'alignCentre', 'alignRight', 'alignTop', 'alignMiddle', 'alignBottom',
  'distributeHorizontally', 'distributeVertically', 'tidyHorizontally', 'tidyVertically', 'find', 'zoomToSelection', 'fit', 'talkThrough', 'showKeys', 'showMenu',
] as const;
export type CanvasAction = (typeof CANVAS_ACTIONS)[number];

type Place = readonly [number, number];

/** Requests of the webview about editing by hand that an intent alone does not say. */
export interface EditingRequests {
  /** The blocks as YAML of their own, also put into the clipboard where that is asked for; `places` of what the file has no position for. */
  readonly copyBlocks: {
    readonly params: {
      readonly nodes: readonly string[]; readonly groups?: readonly string[]; readonly notes?: readonly string[]; readonly clipboard?: boolean;
      readonly places?: { readonly nodes?: Readonly<Record<string, Place>>; readonly notes?: Readonly<Record<string, Place>> };
    };
    readonly result: { readonly text: string };
  };
  /** The text in the clipboard; asked for where the page itself gets no paste event. */
  readonly readClipboard: { readonly params: Record<string, never>; readonly result: { readonly text: string } };
  /** Whether keys go to the canvas: VS Code's own keybindings ask for it. */
  readonly canvasFocus: { readonly params: { readonly focused: boolean }; readonly result: null };
  /**
   * A file was dropped on the canvas: a template becomes a design of its own, a handler's code a function at this
   * place. By address where it comes from VS Code's explorer, by name and text where it comes from elsewhere.
   * `version` is absent where this design did not change.
   */
  readonly dropFile: { readonly params: { readonly uri?: string; readonly name?: string; readonly text?: string; readonly at: Place }; readonly result: { readonly version?: number } };
}

export interface EditingEvents {
  readonly act: { readonly action: CanvasAction };
}
