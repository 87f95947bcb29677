/** The variables that VS Code sets on a webview, from its own default themes (only those the canvas uses). */
export interface Theme {
  readonly kind: 'vscode-light' | 'vscode-dark' | 'vscode-high-contrast' | 'vscode-high-contrast-light';
  readonly variables: Readonly<Record<string, string>>;
}

const FONTS = { 'font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif', 'editor-font-family': '"Droid Sans Mono", monospace' };

const DARK_MODERN: Theme = {
  kind: 'vscode-dark',
  variables: {
    ...FONTS,
    foreground: '#cccccc', descriptionForeground: '#9d9d9d', errorForeground: '#f85149', focusBorder: '#0078d4',
    'editor-background': '#1f1f1f', 'editor-foreground': '#cccccc', 'sideBar-background': '#181818', 'panel-background': '#181818', 'panel-border': '#2b2b2b',
    'editorWidget-background': '#202020', 'editorWidget-border': '#454545', 'widget-border': '#313131', 'widget-shadow': '#0000005c',
    'sideBarSectionHeader-foreground': '#cccccc', 'panelTitle-activeBorder': '#0078d4',
    'textLink-foreground': '#4daafc', 'textLink-activeForeground': '#4daafc',
    'list-hoverBackground': '#2a2d2e', 'list-activeSelectionBackground': '#04395e', 'list-activeSelectionForeground': '#ffffff', 'toolbar-hoverBackground': '#5a5d5e50',
    'button-background': '#0078d4', 'button-foreground': '#ffffff', 'button-border': '#ffffff12', 'button-secondaryBackground': '#313131', 'button-secondaryForeground': '#cccccc', 'button-secondaryHoverBackground': '#3c3c3c',
    'input-background': '#313131', 'input-foreground': '#cccccc', 'input-border': '#3c3c3c', 'input-placeholderForeground': '#989898',
    'settings-textInputBackground': '#313131', 'settings-textInputForeground': '#cccccc', 'settings-textInputBorder': '#3c3c3c',
    'settings-dropdownBackground': '#313131', 'settings-dropdownForeground': '#cccccc', 'settings-dropdownBorder': '#3c3c3c', 'settings-dropdownListBorder': '#454545',
    'settings-checkboxBackground': '#313131', 'settings-checkboxForeground': '#cccccc', 'settings-checkboxBorder': '#3c3c3c',
    'inputValidation-errorBackground': '#5a1d1d', 'inputValidation-errorBorder': '#be1100', 'inputValidation-infoBackground': '#063b49',
    'problemsErrorIcon-foreground': '#f14c4c', 'problemsWarningIcon-foreground': '#cca700', 'problemsInfoIcon-foreground': '#3794ff',
    'editorHoverWidget-background': '#202020', 'editorHoverWidget-foreground': '#cccccc', 'editorHoverWidget-border': '#454545',
    'quickInput-background': '#222222', 'quickInput-foreground': '#cccccc', 'sash-hoverBorder': '#0078d4',
  },
};

const LIGHT_MODERN: Theme = {
  kind: 'vscode-light',
  variables: {
    ...FONTS,
    foreground: '#3b3b3b', descriptionForeground: '#3b3b3b', errorForeground: '#f85149', focusBorder: '#005fb8',
    'editor-background': '#ffffff', 'editor-foreground': '#3b3b3b', 'sideBar-background': '#f8f8f8', 'panel-background': '#f8f8f8', 'panel-border': '#e5e5e5',
    'editorWidget-background': '#f8f8f8', 'editorWidget-border': '#c8c8c8', 'widget-border': '#e5e5e5', 'widget-shadow': '#00000029',
    'sideBarSectionHeader-foreground': '#3b3b3b', 'panelTitle-activeBorder': '#005fb8',
    'textLink-foreground': '#005fb8', 'textLink-activeForeground': '#005fb8',
    'list-hoverBackground': '#f2f2f2', 'list-activeSelectionBackground': '#e8e8e8', 'list-activeSelectionForeground': '#000000', 'toolbar-hoverBackground': '#b8b8b850',
    'button-background': '#005fb8', 'button-foreground': '#ffffff', 'button-border': '#0000001a', 'button-secondaryBackground': '#e5e5e5', 'button-secondaryForeground': '#3b3b3b', 'button-secondaryHoverBackground': '#cccccc',
    'input-background': '#ffffff', 'input-foreground': '#3b3b3b', 'input-border': '#cecece', 'input-placeholderForeground': '#767676',
    'settings-textInputBackground': '#ffffff', 'settings-textInputForeground': '#3b3b3b', 'settings-textInputBorder': '#cecece',
    'settings-dropdownBackground': '#ffffff', 'settings-dropdownForeground': '#3b3b3b', 'settings-dropdownBorder': '#cecece', 'settings-dropdownListBorder': '#c8c8c8',
    'settings-checkboxBackground': '#f8f8f8', 'settings-checkboxForeground': '#3b3b3b', 'settings-checkboxBorder': '#cecece',
    'inputValidation-errorBackground': '#f2dede', 'inputValidation-errorBorder': '#be1100', 'inputValidation-infoBackground': '#d6ecf2',
    'problemsErrorIcon-foreground': '#e51400', 'problemsWarningIcon-foreground': '#bf8803', 'problemsInfoIcon-foreground': '#1a85ff',
    'editorHoverWidget-background': '#f8f8f8', 'editorHoverWidget-foreground': '#3b3b3b', 'editorHoverWidget-border': '#c8c8c8',
    'quickInput-background': '#f8f8f8', 'quickInput-foreground': '#3b3b3b', 'sash-hoverBorder': '#005fb8',
  },
};

function highContrast(kind: Theme['kind'], background: string, foreground: string, border: string, active: string): Theme {
  const variables: Record<string, string> = { ...FONTS };
  for (const name of ['editor-background', 'sideBar-background', 'panel-background', 'editorWidget-background', 'input-background', 'settings-textInputBackground', 'settings-dropdownBackground', 'settings-checkboxBackground', 'editorHoverWidget-background', 'quickInput-background', 'button-secondaryBackground', 'inputValidation-errorBackground', 'inputValidation-infoBackground']) variables[name] = background;
  for (const name of ['foreground', 'descriptionForeground', 'editor-foreground', 'input-foreground', 'settings-textInputForeground', 'settings-dropdownForeground', 'settings-checkboxForeground', 'editorHoverWidget-foreground', 'quickInput-foreground', 'button-secondaryForeground', 'sideBarSectionHeader-foreground', 'input-placeholderForeground']) variables[name] = foreground;
  for (const name of ['contrastBorder', 'panel-border', 'editorWidget-border', 'widget-border', 'input-border', 'settings-textInputBorder', 'settings-dropdownBorder', 'settings-dropdownListBorder', 'settings-checkboxBorder', 'editorHoverWidget-border', 'button-border']) variables[name] = border;
  for (const name of ['contrastActiveBorder', 'focusBorder', 'panelTitle-activeBorder', 'sash-hoverBorder']) variables[name] = active;
  return { kind, variables };
}

const HIGH_CONTRAST = highContrast('vscode-high-contrast', '#000000', '#ffffff', '#6fc3df', '#f38518');
const HIGH_CONTRAST_LIGHT = highContrast('vscode-high-contrast-light', '#ffffff', '#292929', '#0f4a85', '#006bbd');

export const THEMES = {
  dark: DARK_MODERN,
  light: LIGHT_MODERN,
  'high-contrast': { ...HIGH_CONTRAST, variables: { ...HIGH_CONTRAST.variables, 'textLink-foreground': '#21a6ff', errorForeground: '#f48771', 'problemsErrorIcon-foreground': '#f48771', 'problemsWarningIcon-foreground': '#ffd370', 'problemsInfoIcon-foreground': '#3794ff' } },
  'high-contrast-light': { ...HIGH_CONTRAST_LIGHT, variables: { ...HIGH_CONTRAST_LIGHT.variables, 'textLink-foreground': '#0f4a85', errorForeground: '#b5200d', 'problemsErrorIcon-foreground': '#b5200d', 'problemsWarningIcon-foreground': '#895503', 'problemsInfoIcon-foreground': '#1a85ff' } },
} satisfies Readonly<Record<string, Theme>>;

export type ThemeName = keyof typeof THEMES;
