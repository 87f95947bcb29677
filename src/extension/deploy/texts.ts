import type { Text } from '../../core/model/text.ts';

export const deployTexts = {
  untrusted: { en: 'A design of a workspace that is not trusted is not deployed: its code would be bundled and run. Trust the workspace first.', ko: '신뢰하지 않는 작업 영역의 설계는 배포하지 않습니다. 코드를 번들로 만들고 실행하게 되기 때문입니다. 먼저 작업 영역을 신뢰하십시오.' },
  desktopOnly: { en: 'Deploying needs VS Code on a desktop or a remote machine, not in the browser. From here, export the template and deploy that.', ko: '배포하려면 브라우저가 아닌 데스크톱이나 원격 컴퓨터의 VS Code가 필요합니다. 여기서는 템플릿을 내보내 배포하십시오.' },
  overlay: { en: 'This canvas shows a template. Deploy the template as you did before, or convert it to a design first.', ko: '템플릿을 보여 주는 캔버스입니다. 템플릿은 쓰던 방법으로 배포하거나 먼저 설계로 변환하십시오.' },
  noFile: { en: 'Save the design first: paths of code and pages are written from its place.', ko: '먼저 설계를 저장하십시오. 코드와 페이지의 경로는 설계 파일을 기준으로 합니다.' },
  running: { en: 'This design is being deployed already.', ko: '이 설계는 이미 배포 중입니다.' },
  stage: { en: 'Stage to deploy', ko: '배포할 단계' },
  stageOf: { en: 'Stage', ko: '단계' },
  deploy: { en: 'Deploy', ko: '배포' },
  deployAndProtect: { en: 'Deploy and Protect Data', ko: '배포하고 데이터 보호' },
  letFinish: { en: 'Let It Finish', ko: '끝까지 진행' },
  rollBack: { en: 'Roll Back', ko: '롤백' },
  finishOrRollBack: { en: 'What AWS has begun can go on to its end, or be taken back: an update is undone, a stack that is being made is deleted.', ko: 'AWS가 시작한 작업을 끝까지 진행하거나 되돌릴 수 있습니다. 업데이트는 이전 상태로 되돌리고, 만드는 중인 스택은 삭제합니다.' },
  drift: { en: 'Looking for drift', ko: '드리프트 확인' },
  logs: { en: 'Logs of', ko: '로그' },
  allFunctions: { en: 'All functions', ko: '모든 함수' },
  whichFunctions: { en: 'Whose log?', ko: '어느 함수의 로그를 볼까요?' },
  noFunctions: { en: 'There are no functions in this stack.', ko: '이 스택에는 함수가 없습니다.' },
  noLinks: { en: 'This stack tells no address.', ko: '이 스택에는 열 수 있는 주소가 없습니다.' },
  asDeployed: { en: 'As it was deployed', ko: '배포한 그대로입니다' },
  destroy: { en: 'Destroy', ko: '없애기' },
  showLog: { en: 'Show Log', ko: '로그 보기' },
  open: { en: 'Open Site', ko: '사이트 열기' },
  resume: { en: 'Continue', ko: '계속' },
  keepData: { en: 'Keep tables, buckets and user pools', ko: '테이블, 버킷, 사용자 풀은 남기기' },
  deleteData: { en: 'Delete their data too', ko: '데이터도 삭제' },
  whatGoes: { en: 'What goes?', ko: '무엇을 없앨까요?' },
} as const satisfies Readonly<Record<string, Text>>;

export function mfaFor(device: string): Text {
  return { en: `Code of the device ${device}`, ko: `${device} 기기의 코드` };
}

export function interrupted(stack: string): Text {
  return { en: `${stack} was being deployed when VS Code closed.`, ko: `VS Code를 닫을 때 ${stack}을(를) 배포하고 있었습니다.` };
}

export function typeName(stack: string): Text {
  return { en: `Type ${stack} to delete the data for ever.`, ko: `데이터를 영구히 삭제하려면 ${stack}을(를) 입력하십시오.` };
}

export function whereTo({ stack, account, region, profile, endpoint }: { readonly stack: string; readonly account: string; readonly region: string; readonly profile?: string; readonly endpoint?: string }): Text {
  if (endpoint !== undefined) return { en: `Stack ${stack} at ${endpoint} (not AWS), ${region}`, ko: `스택 ${stack}, ${endpoint}(AWS 아님), ${region}` };
  const whose = profile === undefined ? '' : `, ${profile}`;
  return { en: `Stack ${stack} in AWS account ${account}, ${region}${whose}`, ko: `스택 ${stack}, AWS 계정 ${account}, ${region}${whose}` };
}

export function changingNow(stack: string): Text {
  return { en: `AWS is changing ${stack}.`, ko: `AWS가 ${stack}을(를) 바꾸고 있습니다.` };
}

export function takenBack(stack: string, kept: number): Text {
  const rest = { en: kept === 0 ? '' : ` ${kept} resources with data stay; the log names them.`, ko: kept === 0 ? '' : ` 데이터가 있는 리소스 ${kept}개는 남았습니다. 로그에 이름이 있습니다.` };
  return { en: `${stack}: what was begun was taken back.${rest.en}`, ko: `${stack}: 시작한 작업을 되돌렸습니다.${rest.ko}` };
}

export function mayBeProtected(ids: readonly string[]): Text {
  const names = ids.join(', ');
  return {
    en: `“${deployTexts.deployAndProtect.en}” also keeps the stack from being deleted, and ${names} from being replaced or deleted by an update.`,
    ko: `“${deployTexts.deployAndProtect.ko}”를 선택하면 스택이 삭제되거나 업데이트로 ${names}이(가) 교체, 삭제되지 않습니다.`,
  };
}

export function drifted(stack: string, resources: number): Text {
  return resources === 0
    ? { en: `${stack} is as it was deployed.`, ko: `${stack}은(는) 배포한 그대로입니다.` }
    : { en: `${stack}: ${resources} ${resources === 1 ? 'resource was' : 'resources were'} changed at AWS since the deployment. The canvas shows where, the log what.`, ko: `${stack}: 배포한 뒤 AWS에서 리소스 ${resources}개가 바뀌었습니다. 위치는 캔버스에, 내용은 로그에 있습니다.` };
}

export function costs(amount: string): Text {
  return { en: `About $${amount} a month with the traffic of the design.`, ko: `설계의 트래픽으로 월 약 $${amount}입니다.` };
}

export function moreChanges(count: number): Text {
  return { en: `… and ${count} more, all in the log`, ko: `… 외 ${count}건, 로그에 모두 있습니다` };
}

export function addsResources(resources: number, nodes: number): Text {
  return { en: `${resources} resources of ${nodes} nodes are made; the log names them.`, ko: `노드 ${nodes}개의 리소스 ${resources}개를 만듭니다. 로그에 이름이 있습니다.` };
}

export function progressed(done: number, all: number, seconds: number): Text {
  return { en: `${done} of ${all} resources, ${seconds} s`, ko: `리소스 ${all}개 중 ${done}개, ${seconds}초` };
}

export function deployed(stack: string): Text {
  return { en: `${stack} is deployed.`, ko: `${stack}을(를) 배포했습니다.` };
}

export function nothingToDo(stack: string): Text {
  return { en: `${stack}: nothing to do.`, ko: `${stack}: 바뀐 것이 없습니다.` };
}

export function destroyed(stack: string, kept: number): Text {
  const rest = { en: kept === 0 ? '' : ` ${kept} resources with data are kept; the log names them.`, ko: kept === 0 ? '' : ` 데이터가 있는 리소스 ${kept}개는 남았습니다. 로그에 이름이 있습니다.` };
  return { en: `${stack} is gone.${rest.en}`, ko: `${stack}을(를) 없앴습니다.${rest.ko}` };
}

export function waitOrLeave(): Text {
  return { en: 'AWS goes on with what it has begun. Deploy again to watch it, or let it be.', ko: 'AWS는 시작한 작업을 계속합니다. 다시 배포하면 이어서 볼 수 있습니다.' };
}
