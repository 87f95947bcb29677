import type { Finding } from '../model/finding.ts';

/** The one finding that stands for a part of the product that threw; its other parts go on. */
export function failure(what: string, error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  return {
    rule: 'internal.rule-failed',
    severity: 'warning',
    message: {
      en: `The check “${what}” failed, so its findings are missing (${message}). Please report it.`,
      ko: `‘${what}’ 검사가 실패하여 결과가 빠졌습니다(${message}). 알려 주세요.`,
    },
    path: [],
  };
}
