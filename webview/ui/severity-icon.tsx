import type { Severity } from '../../src/core/model/finding.ts';

/** A sign per severity, told apart by its shape and not by colour alone. */
export function SeverityIcon({ severity, size = 14 }: { readonly severity: Severity; readonly size?: number }) {
  return (
    <svg className={`severity is-${severity}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[severity]}
    </svg>
  );
}

const SHAPES = {
  error: <><circle cx="8" cy="8" r="7.5" className="shape" /><path className="sign" d="M7.1 3.6h1.8l-.3 5.6H7.4zM8 10.4a1 1 0 1 1 0 2 1 1 0 0 1 0-2z" /></>,
  warning: <><path className="shape" d="M8 .8 15.6 15H.4z" /><path className="sign" d="M7.2 5.8h1.6l-.25 4.6h-1.1zM8 11.3a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8z" /></>,
  info: <><circle cx="8" cy="8" r="7.5" className="shape" /><path className="sign" d="M7.2 7h1.6v5.4H7.2zM8 3.7a1 1 0 1 1 0 2 1 1 0 0 1 0-2z" /></>,
} as const;
