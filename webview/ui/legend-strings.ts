import type { Text } from '../../src/core/model/text.ts';

const text = (en: string, ko: string): Text => ({ en, ko });

/** What the signs on the canvas mean. */
export const legendStrings = {
  legend: text('Legend', '범례'),
  legendHint: text('What the lines and signs on the canvas mean', '캔버스의 선과 표시가 뜻하는 것'),
  lines: text('Connections', '연결'),
  sync: text('Synchronous: the caller waits for the answer', '동기: 호출한 쪽이 응답을 기다림'),
  async: text('Asynchronous: the caller goes on at once', '비동기: 호출한 쪽이 기다리지 않음'),
  authorize: text('Authorizes: decides who may pass', '권한 부여: 누가 통과할지 결정'),
  findings: text('Findings', '문제'),
  error: text('Error: it will not work, or AWS will refuse it', '오류: 동작하지 않거나 AWS가 거부함'),
  warning: text('Warning: it works, but something is at risk', '경고: 동작하지만 위험이 있음'),
  info: text('Info: good to know', '정보: 알아 두면 좋음'),
  cost: text('Cost', '비용'),
  costOf: text('What the node costs a month', '노드의 월 비용'),
  load: text('Load, in a simulation', '부하, 시뮬레이션에서'),
  fine: text('How much of its limit is in use', '한도 중 사용 중인 비율'),
  busy: (share: string): Text => text(`${share} of its limit or more`, `한도의 ${share} 이상`),
  wrong: text('It fails requests, or others wait for it', '요청이 실패하거나 다른 노드가 기다림'),
  failedOf: text('Requests that failed here', '여기서 실패한 요청'),
  idle: text('Pale: nothing came here', '흐림: 아무 요청도 오지 않음'),
  perSecond: text('Requests per second; a wider line carries more', '초당 요청 수, 굵을수록 많음'),
  run: text('Local run', '로컬 실행'),
  noForm: text('It has no local form', '로컬 형태가 없음'),
  trouble: text('Something went wrong here', '여기서 문제가 생김'),
  deployment: text('Deployment', '배포'),
};
