import type { Text } from '../../src/core/model/text.ts';
import type { RunStatus } from '../../src/protocol/run-messages.ts';

function text(en: string, ko: string): Text {
  return { en, ko };
}

/** The sentences of a local run, in both languages. */
export const runStrings = {
  mode: text('Local run', '로컬 실행'),
  runLocally: text('Run locally', '로컬에서 실행'),
  runHint: text('Start the design on this machine: no account, no Docker', '이 컴퓨터에서 설계를 시작합니다. 계정도 Docker도 필요 없습니다'),
  runAgain: text('Run again', '다시 실행'),
  restart: text('Restart', '다시 시작'),
  stop: text('Stop', '멈추기'),
  stopHint: text('Stop the local run: every process, port and folder of it', '로컬 실행을 멈춥니다. 프로세스, 포트, 폴더를 모두 정리합니다'),
  openSite: text('Open site', '사이트 열기'),
  status: (status: RunStatus): Text => STATUS[status],
  started: text('The design runs on this machine.', '설계가 이 컴퓨터에서 실행 중입니다.'),
  stopped: text('The local run was stopped.', '로컬 실행을 멈췄습니다.'),
  failed: text('The local run has failed.', '로컬 실행에 실패했습니다.'),
  nothingYet: text('Run the design on this machine: open its pages, and watch each request travel over the diagram.', '이 컴퓨터에서 설계를 실행하고 페이지를 열어 보십시오. 요청이 그림 위를 지나가는 것을 볼 수 있습니다.'),
  changed: text('The design has changed since it was started. Code is renewed by itself; for the rest, restart.', '시작한 뒤에 설계가 바뀌었습니다. 코드는 저절로 갱신되지만 나머지는 다시 시작해야 합니다.'),
  addresses: text('Addresses', '주소'),
  firstPassword: (email: string, password: string): Text => text(`${email}, first password ${password}`, `${email}, 첫 암호 ${password}`),

  show: text('Show', '보기'),
  requests: text('Requests', '요청'),
  resources: text('Resources', '리소스'),
  measured: text('Measured', '측정값'),
  notes: (count: number): Text => text(`Notes ${count}`, `알림 ${count}`),
  noNotes: text('Everything of the design runs here, and nothing has gone wrong.', '설계의 모든 부분이 실행 중이며 문제가 없습니다.'),

  noRequests: text('No request yet. Open the site, or call a function under Resources.', '아직 요청이 없습니다. 사이트를 열거나 ‘리소스’에서 함수를 호출해 보십시오.'),
  time: text('Time', '시각'),
  request: text('Request', '요청'),
  answer: text('Answer', '응답'),
  took: text('Took', '소요'),
  errors: (count: number): Text => text(count === 1 ? '1 error' : `${count} errors`, `오류 ${count}`),
  waterfall: text('Hops over time', '시간에 따른 단계'),
  pickTrace: text('Choose a request to see where its time goes.', '요청을 고르면 시간이 어디에 쓰였는지 보여 줍니다.'),
  outside: text('outside', '외부'),
  starts: (duration: string): Text => text(`of it ${duration} to start`, `시작 ${duration} 포함`),
  attempt: (number: number): Text => text(`attempt ${number}`, `${number}번째 시도`),
  payloads: text('Payloads', '내용'),
  noPayload: text('Nothing is kept of it any more.', '남아 있는 내용이 없습니다.'),
  empty: text('empty', '비어 있음'),
  cutOff: (size: string): Text => text(`the beginning of ${size}`, `전체 ${size} 중 앞부분`),
  maskedValues: (count: number): Text => text(count === 1 ? '1 secret masked' : `${count} secrets masked`, `비밀 ${count}개 가림`),
  base64: text('binary, in Base64', '바이너리(Base64)'),
  copy: text('Copy', '복사'),

  calls: (count: string, last: string | undefined): Text => text(`${count === '1' ? '1 call' : `${count} calls`}${last === undefined ? '' : ` · ${last}`}`, `호출 ${count}${last === undefined ? '' : ` · ${last}`}`),
  passed: (count: string, failed: string | undefined): Text => text(failed === undefined ? count : `${count} · ${failed} failed`, failed === undefined ? count : `${count} · 실패 ${failed}`),
  failedCalls: (count: string): Text => text(`${count} failed`, `실패 ${count}`),
  showLog: text('Log', '로그'),
  debug: text('Debug', '디버그'),
  debugHint: text('Attach the debugger from the next event on', '다음 이벤트부터 디버거를 연결합니다'),
  stopDebugging: text('Stop debugging', '디버그 중지'),

  pickResource: text('Choose a resource.', '리소스를 고르십시오.'),
  noResources: text('This design has nothing to look into.', '이 설계에는 살펴볼 리소스가 없습니다.'),
  kind: (kind: string): Text => KINDS[kind] ?? { en: kind, ko: kind },
  refresh: text('Refresh', '새로 고침'),
  more: text('More', '더 보기'),
  nothingInside: text('Nothing is in it.', '비어 있습니다.'),
  send: text('Send', '보내기'),
  cancel: text('Cancel', '취소'),
  required: text('is required', '필수입니다'),
  notJson: text('This is no JSON.', 'JSON 형식이 아닙니다.'),
  showTrace: text('Show the request', '요청 보기'),
  total: (count: string): Text => text(`${count} in all`, `모두 ${count}개`),

  measuredHint: text('What this run has shown, beside what the design assumes. Write back what is typical: the bill and the simulation then rest on it.', '이번 실행에서 측정한 값과 설계의 가정을 비교합니다. 대표할 만한 값을 적으면 청구 내역과 시뮬레이션이 그 값을 씁니다.'),
  nothingMeasured: text('Nothing is measured that differs from the design: it takes some requests.', '설계와 다른 측정값이 아직 없습니다. 요청을 몇 번 보내 보십시오.'),
  assumption: text('Assumption', '가정'),
  assumedNow: text('In the design', '설계의 값'),
  samples: text('Samples', '표본'),
  take: (what: string): Text => text(`Take ${what}`, `${what} 선택`),
  write: (count: number): Text => text(count === 1 ? 'Write 1 assumption' : `Write ${count} assumptions`, `가정 ${count}개 적기`),
  written: text('The measured values are written into the design. Undo takes them back.', '측정한 값을 설계에 적었습니다. 실행 취소로 되돌릴 수 있습니다.'),
  preview: text('Show the edit', '편집 내용 보기'),
} as const;

const STATUS: Readonly<Record<RunStatus, Text>> = {
  starting: text('Starting…', '시작하는 중…'),
  running: text('Running', '실행 중'),
  stopping: text('Stopping…', '멈추는 중…'),
  stopped: text('Stopped', '멈춤'),
  failed: text('Failed', '실패'),
};

const KINDS: Readonly<Record<string, Text>> = {
  function: text('Functions', '함수'),
  table: text('Tables', '테이블'),
  bucket: text('Buckets', '버킷'),
  queue: text('Queues', '큐'),
  topic: text('Topics', '토픽'),
  bus: text('Event buses', '이벤트 버스'),
  'state-machine': text('State machines', '상태 머신'),
  websocket: text('WebSocket APIs', 'WebSocket API'),
  'user-pool': text('User pools', '사용자 풀'),
  schedule: text('Schedules', '일정'),
};
