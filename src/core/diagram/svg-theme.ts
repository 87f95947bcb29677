export type ThemeName = 'light' | 'dark';

/** The colours of the canvas: those of VS Code's Light Modern and Dark Modern, mixed as the webview's style sheet mixes them. */
export interface Theme {
  readonly canvas: string;
  readonly card: string;
  readonly border: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly outline: string;
  /** What a comparison of two revisions marks. */
  readonly marks: Readonly<Record<'added' | 'removed' | 'changed', string>>;
}

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: { canvas: '#ffffff', card: '#f8f8f8', border: '#dcdcdc', text: '#3b3b3b', muted: '#616161', line: '#8d8d8d', outline: '#c0c0c0', marks: { added: '#1a7f37', removed: '#b3261e', changed: '#8a5a00' } },
  dark: { canvas: '#1f1f1f', card: '#262626', border: '#3e3e3e', text: '#cccccc', muted: '#9d9d9d', line: '#838383', outline: '#565656', marks: { added: '#4ac26b', removed: '#f47067', changed: '#d4a72c' } },
};
