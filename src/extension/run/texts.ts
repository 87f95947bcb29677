import type { Text } from '../../core/model/text.ts';

export const runTexts = {
  untrusted: { en: 'A design of a workspace that is not trusted is not run: its code would run on this machine. Trust the workspace first.', ko: '신뢰하지 않는 작업 영역의 설계는 실행하지 않습니다. 그 코드가 이 컴퓨터에서 실행되기 때문입니다. 먼저 작업 영역을 신뢰하십시오.' },
  desktopOnly: { en: 'Running a design needs VS Code on a desktop or a remote machine, not in the browser.', ko: '설계를 실행하려면 브라우저가 아닌 데스크톱이나 원격 컴퓨터의 VS Code가 필요합니다.' },
  overlay: { en: 'This canvas shows a template. Convert it to a design to run it here.', ko: '템플릿을 보여 주는 캔버스입니다. 여기서 실행하려면 설계로 변환하십시오.' },
  noFile: { en: 'Save the design first: paths of code and pages are written from its place.', ko: '먼저 설계를 저장하십시오. 코드와 페이지의 경로는 설계 파일을 기준으로 합니다.' },
  notRunning: { en: 'The design does not run on this machine now.', ko: '지금은 이 설계가 이 컴퓨터에서 실행되고 있지 않습니다.' },
  notItsAddress: { en: 'Only the addresses of the run itself are opened.', ko: '실행 중인 설계의 주소만 열 수 있습니다.' },
  noAddress: { en: 'Nothing of this design answers a browser.', ko: '이 설계에는 브라우저로 열 주소가 없습니다.' },
  noLog: { en: 'This function has logged nothing yet.', ko: '이 함수는 아직 로그를 남기지 않았습니다.' },
  open: { en: 'Open Site', ko: '사이트 열기' },
  stop: { en: 'Stop', ko: '멈추기' },
  showCanvas: { en: 'Show Canvas', ko: '캔버스 보기' },
} as const satisfies Readonly<Record<string, Text>>;

export function starting(design: string): Text {
  return { en: `Starting ${design} on this machine`, ko: `${design}을(를) 이 컴퓨터에서 시작하는 중` };
}

export function runsAt(design: string, url: string | undefined): Text {
  return url === undefined
    ? { en: `${design} runs on this machine.`, ko: `${design}이(가) 이 컴퓨터에서 실행 중입니다.` }
    : { en: `${design} runs at ${url}`, ko: `${design} 실행 중: ${url}` };
}

export function hasNoLocalForm(count: number): Text {
  return { en: `${count} parts have no local form; the canvas says which.`, ko: `로컬에서 실행할 수 없는 부분이 ${count}개 있습니다. 캔버스에서 확인하십시오.` };
}

export function notStarted(design: string, why: string): Text {
  return { en: `${design} could not be started here. ${why}`, ko: `${design}을(를) 여기서 시작하지 못했습니다. ${why}` };
}

export function crashed(how: string): Text {
  return { en: `The local run ended by itself (${how}). Nothing of it is left; run it again.`, ko: `로컬 실행이 저절로 끝났습니다(${how}). 남은 것은 없으니 다시 실행하십시오.` };
}

export function logOf(design: string, node: string): string {
  return `${design}: ${node}`;
}

export function newCode(milliseconds: number): Text {
  return { en: `New code runs from the next event on (${milliseconds.toFixed(0)} ms).`, ko: `다음 이벤트부터 새 코드가 실행됩니다(${milliseconds.toFixed(0)} ms).` };
}

export function nextAttempt(attempt: number, seconds: string): Text {
  return { en: `Attempt ${attempt} in ${seconds} s.`, ko: `${seconds}초 뒤 ${attempt}번째 시도.` };
}

export function tooltip(design: string): Text {
  return { en: `${design} runs on this machine. Click to open, watch or stop it.`, ko: `${design}이(가) 이 컴퓨터에서 실행 중입니다. 누르면 열거나 보거나 멈출 수 있습니다.` };
}

export function measuredTitle(file: string): Text {
  return { en: `${file}: with measured values`, ko: `${file}: 측정값 적용` };
}

export function notAttached(node: string, port: number): Text {
  return { en: `VS Code's JavaScript debugger did not attach to ${node}. It waits at 127.0.0.1:${port} for another one.`, ko: `VS Code의 JavaScript 디버거를 ${node}에 연결하지 못했습니다. 127.0.0.1:${port}에서 다른 디버거를 연결할 수 있습니다.` };
}
