import type { Text } from '../../model/text.ts';
import { formatDuration } from '../../model/units-format.ts';

/** A run that is too short for a law: it needs so long. */
export function tooShort(neededMs: number): Text {
  return { en: `The run is too short: it needs ${formatDuration(neededMs)} of load.`, ko: `실행이 너무 짧습니다. 부하가 ${formatDuration(neededMs, 'ko')} 이상이어야 합니다.` };
}
