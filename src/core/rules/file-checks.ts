import type { Severity } from '../model/finding.ts';
import type { Text } from '../model/text.ts';

/** A finding that is no rule about AWS: about the file, its traffic, its bill or the template made of it. */
export interface FileCheck {
  readonly id: string;
  /** The worst it is reported with. */
  readonly severity: Severity;
  readonly title: Text;
}

function check(id: string, severity: Severity, en: string, ko: string): FileCheck {
  return { id, severity, title: { en, ko } };
}

/** Why the checks of a family are made, by the first part of their ids. */
export const WHY_OF_FAMILY: ReadonlyMap<string, Text> = new Map([
  ['syntax', { en: 'What cannot be read is left out of everything: canvas, bill, checks and template.', ko: '읽을 수 없는 부분은 캔버스, 청구 내역, 검사, 템플릿에서 모두 빠집니다.' }],
  ['structure', { en: 'What the format does not know is kept in the file and used by nothing.', ko: '형식에 없는 내용은 파일에 남지만 아무 데도 쓰이지 않습니다.' }],
  ['connection', { en: 'A connection becomes permissions, environment variables and resources. One that makes no sense becomes nothing, or a template that AWS refuses.', ko: '연결은 권한, 환경 변수, 리소스가 됩니다. 뜻이 맞지 않는 연결은 아무것도 만들지 않거나 AWS가 거부하는 템플릿이 됩니다.' }],
  ['property', { en: 'CloudFormation or the service refuses the resource when the stack is created, after minutes of waiting, and rolls everything back.', ko: '스택을 만들 때 CloudFormation이나 서비스가 리소스를 거부하고, 몇 분을 기다린 뒤 전체가 롤백됩니다.' }],
  ['resource', { en: 'CloudFormation refuses a template with a resource type that it does not know.', ko: 'CloudFormation은 모르는 리소스 유형이 있는 템플릿을 거부합니다.' }],
  ['reference', { en: 'CloudFormation refuses a template that refers to what it does not have.', ko: 'CloudFormation은 없는 것을 가리키는 템플릿을 거부합니다.' }],
  ['account', { en: 'The rules hold the design to the quotas of the account as they stand here. A wrong one hides what will be throttled.', ko: '규칙은 여기에 적힌 계정 할당량으로 설계를 검사합니다. 값이 틀리면 제한에 걸릴 부분이 드러나지 않습니다.' }],
  ['traffic', { en: 'The bill and every check of rates follow from the traffic. What it cannot place is counted nowhere.', ko: '청구 내역과 요청률 검사는 모두 트래픽에서 나옵니다. 경로를 알 수 없는 트래픽은 계산되지 않습니다.' }],
  ['cost', { en: 'The bill takes what it can read and leaves out the rest.', ko: '청구 내역은 읽을 수 있는 값으로만 계산하고 나머지는 제외합니다.' }],
  ['simulation', { en: 'A run takes what it can read of its scenario and leaves out the rest, so that it shows another load than the one meant.', ko: '시뮬레이션은 시나리오에서 읽을 수 있는 값만 쓰고 나머지는 제외하므로 의도와 다른 부하를 보여 줍니다.' }],
  ['goals', { en: 'A goal that cannot be read is not tested, and would seem to hold.', ko: '읽을 수 없는 목표는 확인되지 않아 지켜지는 것처럼 보입니다.' }],
  ['cloudformation', { en: 'The exported template would lack it, or AWS would refuse it.', ko: '내보낸 템플릿에서 빠지거나 AWS가 템플릿을 거부합니다.' }],
  ['iam', { en: 'IAM refuses a role or policy beyond its quotas, and the whole stack rolls back.', ko: 'IAM이 한도를 넘는 역할이나 정책을 거부하면 스택 전체가 롤백됩니다.' }],
  ['ignore', { en: 'A silence that says nothing, or meets nothing, hides the next finding of its rule from whoever reads the file later.', ko: '이유가 없거나 대상이 없는 무시 설정은 나중에 생기는 문제를 가립니다.' }],
  ['internal', { en: 'A part of Serverless Canvas failed, so its findings are missing. Please report it with the design.', ko: 'Serverless Canvas의 일부가 실패해 그 결과가 빠졌습니다. 설계와 함께 알려 주세요.' }],
]);

/** Everything besides the rules about services, connections and structure that a finding may be called. */
export const FILE_CHECKS: readonly FileCheck[] = [
  check('syntax.invalid-yaml', 'error', 'The text is not valid YAML', '올바른 YAML이 아닌 텍스트'),
  check('syntax.bad-indentation', 'error', 'The indentation does not fit the lines around it', '앞뒤 줄과 맞지 않는 들여쓰기'),
  check('syntax.duplicate-key', 'error', 'A key is there twice', '두 번 쓰인 키'),
  check('syntax.merge-key', 'error', 'A merge key, which is not read', '읽지 않는 병합 키'),
  check('syntax.multiple-documents', 'error', 'More than one YAML document', '둘 이상의 YAML 문서'),
  check('syntax.alias-across-blocks', 'error', 'An alias to an anchor of another block', '다른 블록의 앵커를 가리키는 별칭'),
  check('syntax.alias-bomb', 'error', 'Aliases that repeat each other too often', '서로를 너무 많이 반복하는 별칭'),
  check('syntax.alias-loop', 'error', 'An alias that contains itself', '자기 자신을 포함하는 별칭'),
  check('syntax.too-deep', 'error', 'Nested too deeply', '너무 깊은 중첩'),
  check('syntax.too-large', 'error', 'A text that is too large to be read', '읽기에는 너무 큰 텍스트'),
  check('syntax.unknown-tag', 'warning', 'A tag that is no intrinsic function of CloudFormation', 'CloudFormation 내장 함수가 아닌 태그'),
  check('syntax.control-character', 'warning', 'An invisible control character', '보이지 않는 제어 문자'),

  check('structure.empty-file', 'info', 'An empty file', '빈 파일'),
  check('structure.missing-version', 'warning', 'The file does not say its version', '버전이 없는 파일'),
  check('structure.bad-version', 'error', 'The version is no whole number', '정수가 아닌 버전'),
  check('structure.newer-version', 'error', 'The file is newer than this program', '프로그램보다 새로운 파일'),
  check('structure.overlay', 'info', 'The structure comes from a template and cannot be changed here', '템플릿에서 가져와 여기에서 바꿀 수 없는 구조'),
  check('structure.overlay-unreadable', 'error', 'The template of an overlay cannot be read', '읽을 수 없는 오버레이의 템플릿'),
  check('structure.overlay-unknown', 'warning', 'An overlay says something about a resource that its template does not have', '템플릿에 없는 리소스를 말하는 오버레이'),
  check('structure.wrong-type', 'error', 'A key has a value of another kind', '값의 종류가 다른 키'),
  check('structure.unknown-key', 'warning', 'A key that the format does not know', '형식에 없는 키'),
  check('structure.control-character', 'warning', 'A name with an invisible control character', '보이지 않는 제어 문자가 든 이름'),
  check('structure.bad-id', 'error', 'An id that is none', 'ID로 쓸 수 없는 이름'),
  check('structure.bad-position', 'error', 'A position that is not two whole numbers', '정수 두 개가 아닌 위치'),
  check('structure.missing-service', 'error', 'A node that does not say what it is', '종류가 없는 노드'),
  check('structure.unknown-service', 'error', 'A service that is not known', '알 수 없는 서비스'),
  check('structure.missing-end', 'error', 'A connection without one of its ends', '한쪽 끝이 없는 연결'),
  check('structure.missing-node', 'error', 'A connection or a group names a node that does not exist', '없는 노드를 가리키는 연결이나 그룹'),

  check('traffic.invalid-flow', 'error', 'A flow that cannot be read', '읽을 수 없는 트래픽'),
  check('traffic.unknown-flow', 'warning', 'An assumption about a flow that does not exist', '없는 트래픽에 대한 가정'),
  check('traffic.unknown-key', 'warning', 'A key of the traffic that nothing reads', '아무것도 읽지 않는 트래픽 키'),
  check('traffic.invalid-assumption', 'error', 'An assumption that cannot be read', '읽을 수 없는 가정'),
  check('traffic.leads-nowhere', 'warning', 'A flow that reaches nothing', '아무 데도 닿지 않는 트래픽'),
  check('traffic.flow-goes-everywhere', 'info', 'A flow without a path is counted on every behaviour and route', '경로가 없어 모든 동작과 경로에 계산되는 트래픽'),
  check('traffic.no-route', 'warning', 'Requests that no route takes', '받는 경로가 없는 요청'),
  check('traffic.method-not-allowed', 'warning', 'Requests whose method the distribution refuses', '배포가 거부하는 메서드의 요청'),
  check('traffic.cycle', 'warning', 'Traffic that goes round in a circle', '순환하는 트래픽'),
  check('traffic.endless-cycle', 'error', 'Traffic that grows each time it goes round', '돌 때마다 늘어나는 트래픽'),

  check('cost.invalid-assumption', 'error', 'An assumption of the bill that cannot be read', '청구 내역에서 읽을 수 없는 가정'),
  check('cost.unknown-assumption', 'warning', 'An assumption that the bill does not know', '청구 내역이 모르는 가정'),
  check('cost.unknown-component', 'warning', 'A quantity by hand for a component that the bill does not have', '청구 내역에 없는 항목에 직접 적은 사용량'),
  check('cost.unknown-storage-key', 'warning', 'A key of the storage that nothing reads', '아무것도 읽지 않는 저장 용량 키'),
  check('cost.invalid-billing', 'warning', 'A billing setting of the account that cannot be read', '읽을 수 없는 계정 청구 설정'),

  check('simulation.invalid-scenario', 'error', 'A scenario of the simulation that cannot be read', '읽을 수 없는 시뮬레이션 시나리오'),
  check('simulation.unknown-key', 'warning', 'A key of a scenario that nothing reads', '아무것도 읽지 않는 시나리오 키'),

  check('goals.invalid-goal', 'error', 'A goal that cannot be read', '읽을 수 없는 목표'),
  check('goals.unknown-key', 'error', 'A goal that asks for something unknown', '알 수 없는 항목을 요구하는 목표'),

  check('cloudformation.bad-logical-id', 'error', 'A logical id that CloudFormation does not take', 'CloudFormation이 받지 않는 논리적 ID'),
  check('cloudformation.duplicate-logical-id', 'error', 'Two resources with one logical id', '같은 논리적 ID를 가진 두 리소스'),
  check('cloudformation.connection-not-built', 'warning', 'A connection for which the template has nothing', '템플릿에 해당하는 내용이 없는 연결'),
  check('cloudformation.env-not-used', 'warning', 'Environment variables for something that has none', '환경 변수를 가질 수 없는 노드의 환경 변수'),
  check('cloudformation.env-conflict', 'error', 'An environment variable both on a function and on a connection', '함수와 연결에 모두 있는 환경 변수'),
  check('cloudformation.parameter-not-used', 'info', 'A parameter that nothing uses', '아무것도 사용하지 않는 매개변수'),
  check('cloudformation.circular-reference', 'error', 'Resources that each need the next one first', '서로를 먼저 필요로 하는 리소스'),
  check('cloudformation.description-too-long', 'warning', 'A description longer than CloudFormation takes', 'CloudFormation 한도보다 긴 설명'),
  check('cloudformation.role-not-in-template', 'warning', 'A function whose role is not in the template', '템플릿에 역할이 없는 함수'),
  check('cloudformation.no-definition', 'error', 'A state machine without a definition', '정의가 없는 상태 머신'),
  check('cloudformation.no-default-origin', 'error', 'A distribution without an origin for everything else', '기본 오리진이 없는 배포'),
  check('cloudformation.schedule-without-target', 'error', 'A schedule that calls nothing', '호출하는 대상이 없는 일정'),
  check('cloudformation.pipe-incomplete', 'error', 'A pipe without a source or a target', '소스나 대상이 없는 파이프'),

  check('ignore.no-reason', 'warning', 'A silence without a reason', '이유가 없는 무시 설정'),
  check('ignore.unknown-rule', 'warning', 'A silence of a rule that does not exist', '없는 규칙에 대한 무시 설정'),
  check('ignore.unknown-id', 'warning', 'A silence for a node or connection that does not exist', '없는 노드나 연결에 대한 무시 설정'),
  check('ignore.not-possible', 'warning', 'A silence of what is wrong with the file itself', '파일 자체의 문제에 대한 무시 설정'),
  check('ignore.matches-nothing', 'info', 'A silence that meets no finding any more', '더는 걸리는 것이 없는 무시 설정'),

  check('internal.rule-failed', 'warning', 'A check that failed', '실패한 검사'),
];
