import type { Text } from '../../src/core/model/text.ts';

const text = (en: string, ko: string): Text => ({ en, ko });

/** The walk through the design, sentence by sentence. */
export const walkStrings = {
  title: text('Talk me through', '차례로 설명'),
  hint: text('Arrow keys walk along the traffic, Escape ends.', '화살표 키로 트래픽을 따라가고 Escape 키로 끝냅니다.'),
  place: (at: number, count: number): Text => text(`${at} of ${count}`, `${count}개 중 ${at}`),
  said: (at: number, count: number, sentence: string): Text => text(`${sentence} ${at} of ${count}.`, `${sentence} ${count}개 중 ${at}.`),
  previous: text('Previous (←)', '이전(←)'),
  next: text('Next (→)', '다음(→)'),
  close: text('End the walk', '설명 끝내기'),
  copy: text('Copy as text', '텍스트로 복사'),
  copied: text('Copied.', '복사했습니다.'),
  ended: text('End of the walk.', '설명을 끝냈습니다.'),
  nothing: text('There is nothing to tell yet: the design is empty.', '설계가 비어 있어 설명할 것이 없습니다.'),
};
