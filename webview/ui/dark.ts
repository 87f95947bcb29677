/** Whether the user's theme is dark, as VS Code says it on the body of a page; high contrast has both polarities. */
export function isDark(): boolean {
  const { classList } = document.body;
  return classList.contains('vscode-dark') || (classList.contains('vscode-high-contrast') && !classList.contains('vscode-high-contrast-light'));
}

/** Calls back when the user has chosen another theme. */
export function onTheme(changed: () => void): void {
  new MutationObserver(changed).observe(document.body, { attributes: true, attributeFilter: ['class'] });
}
