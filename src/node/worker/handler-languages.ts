/** How the entry of a function is found in a language's source; the name that is used most where none is found. */
export const LANGUAGES: readonly { readonly runtime: string; readonly files: RegExp; readonly handlers: readonly RegExp[]; readonly usual: string }[] = [
  {
    runtime: 'nodejs', files: /\.(?:[cm]?js|m?ts)$/, usual: 'handler',
    handlers: [/^export\s+(?:async\s+)?function\s+(handler|lambdaHandler|main)\b/m, /^export\s+(?:const|let|var)\s+(handler|lambdaHandler|main)\b/m, /^(?:module\.)?exports\.(\w+)\s*=/m, /^export\s+(?:async\s+)?function\s+(\w+)/m, /^export\s+(?:const|let|var)\s+(\w+)\s*(?::[^=]+)?=\s*(?:async\b|\()/m],
  },
  { runtime: 'python', files: /\.py$/, usual: 'lambda_handler', handlers: [/^def\s+(lambda_handler|handler|main)\s*\(/m, /^def\s+(\w+)\s*\(\s*event\b/m] },
  { runtime: 'ruby', files: /\.rb$/, usual: 'lambda_handler', handlers: [/^def\s+(?:self\.)?(lambda_handler|handler)\b/m, /^def\s+(\w+)\s*\(\s*event:/m] },
];

/** Whether a file's name is that of a function's code. */
export function isHandlerFile(name: string): boolean {
  return !/\.d\.[cm]?ts$/.test(name) && LANGUAGES.some(({ files }) => files.test(name));
}
