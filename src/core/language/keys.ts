import type { Text } from '../model/text.ts';

/** The keys that each block of a file may have, with what they are for; docs/format.md says the rest. */
type Keys = Readonly<Record<string, Text>>;

export const FILE_KEYS: Keys = {
  version: { en: 'Version of the format', ko: '형식의 버전' }, name: { en: 'Name of the design', ko: '설계 이름' }, region: { en: 'AWS Region', ko: 'AWS 리전' },
  description: { en: 'What the design is for', ko: '설계 설명' }, parameters: { en: 'CloudFormation parameters', ko: 'CloudFormation 파라미터' },
  nodes: { en: 'What the architecture consists of', ko: '아키텍처를 이루는 노드' }, connections: { en: 'What is connected to what', ko: '노드 사이의 연결' },
  groups: { en: 'Frames around nodes', ko: '노드를 묶는 그룹' }, notes: { en: 'Notes on the canvas', ko: '캔버스의 메모' }, scenarios: { en: 'Loads to simulate', ko: '시뮬레이션할 부하' },
  goals: { en: 'What has to hold', ko: '지켜야 할 목표' }, account: { en: 'Quotas and billing of the account', ko: '계정의 할당량과 청구' }, ignore: { en: 'Findings that are meant, with a reason', ko: '의도한 문제와 이유' },
  template: { en: 'Sections of the template, word for word', ko: '그대로 두는 템플릿 부분' }, source: { en: 'The template of an overlay', ko: '오버레이의 템플릿' },
};

export const NODE_KEYS: Keys = {
  service: { en: 'Kind of node', ko: '노드 종류' }, resource: { en: 'CloudFormation type of a node that is one resource', ko: '리소스 하나인 노드의 CloudFormation 유형' },
  label: { en: 'Name on the canvas', ko: '캔버스에 보이는 이름' }, at: { en: 'Place on the canvas: [x, y]', ko: '캔버스 위치: [x, y]' }, logicalId: { en: 'Logical id in CloudFormation', ko: 'CloudFormation 논리 ID' },
  properties: { en: 'Properties of the resource', ko: '리소스 속성' }, attributes: { en: 'Attributes of the resource', ko: '리소스 특성' }, parts: { en: 'Further resources of the node', ko: '노드의 다른 리소스' },
  assume: { en: 'Assumptions for bill and simulation', ko: '요금과 시뮬레이션의 가정' }, traffic: { en: 'Flows that start here', ko: '여기서 시작하는 흐름' }, routes: { en: 'Routes of the API', ko: 'API 경로' },
  behaviours: { en: 'Cache behaviours', ko: '캐시 동작' }, stage: { en: 'Name of the stage', ko: '스테이지 이름' }, code: { en: 'Folder of the code', ko: '코드 폴더' }, content: { en: 'Folder that is uploaded', ko: '업로드할 폴더' },
  config: { en: 'Keys of config.json beside the pages', ko: '페이지 옆 config.json의 키' }, groups: { en: 'Groups of users', ko: '사용자 그룹' }, cors: { en: 'CORS', ko: 'CORS' },
};

export const CONNECTION_KEYS: Keys = {
  from: { en: 'Node that it leaves', ko: '출발 노드' }, to: { en: 'Node that it enters', ko: '도착 노드' }, kind: { en: 'What the connection means', ko: '연결의 뜻' },
  access: { en: 'What is permitted', ko: '허용하는 접근' }, routes: { en: 'Routes of the API', ko: 'API 경로' }, behaviour: { en: 'Cache behaviour', ko: '캐시 동작' }, env: { en: 'Environment variables', ko: '환경 변수' },
  properties: { en: 'Properties of the resource', ko: '리소스 속성' }, with: { en: 'Settings of the connection', ko: '연결 설정' }, assume: { en: 'Assumptions for bill and simulation', ko: '요금과 시뮬레이션의 가정' }, label: { en: 'Text at the connection', ko: '연결에 쓰는 글' },
};

export const GROUP_KEYS: Keys = { label: { en: 'Name on the canvas', ko: '캔버스에 보이는 이름' }, contains: { en: 'Nodes of the group', ko: '그룹의 노드' }, collapsed: { en: 'Shown as one card', ko: '카드 하나로 접기' } };

export const NOTE_KEYS: Keys = { text: { en: 'What it says', ko: '메모 내용' }, at: { en: 'Place on the canvas: [x, y]', ko: '캔버스 위치: [x, y]' }, size: { en: 'Width and height', ko: '너비와 높이' } };

export const FLOW_KEYS: Keys = {
  requests: { en: 'Rate: 60k/month, 3/s', ko: '빈도: 60k/month, 3/s' }, peak: { en: 'Highest rate', ko: '최대 빈도' }, shape: { en: 'Course over time', ko: '시간에 따른 모양' }, path: { en: 'Method and path', ko: '메서드와 경로' },
  method: { en: 'HTTP method', ko: 'HTTP 메서드' }, sends: { en: 'Size of a request', ko: '요청 크기' }, receives: { en: 'Size of an answer', ko: '응답 크기' }, arrivals: { en: '`even`, or at random', ko: '`even` 또는 무작위' },
};

export const CALL_KEYS: Keys = {
  calls: { en: 'Calls that one request makes', ko: '요청 하나가 만드는 호출 수' }, share: { en: 'Share of the requests', ko: '요청의 비율' }, sends: { en: 'Size of a call', ko: '호출 크기' }, receives: { en: 'Size of an answer', ko: '응답 크기' },
  batch: { en: 'Messages at a time', ko: '한 번에 받는 메시지 수' }, failureRatio: { en: 'Share that fails', ko: '실패 비율' }, retries: { en: 'How often it is tried again', ko: '재시도 횟수' },
};

export const SCENARIO_KEYS: Keys = {
  flows: { en: 'Loads by flow', ko: '흐름별 부하' }, duration: { en: 'How long the load lasts', ko: '부하 지속 시간' }, drain: { en: 'How the run ends', ko: '실행이 끝나는 방식' },
  seed: { en: 'Seed of the random numbers', ko: '난수 시드' }, factor: { en: 'Times the load', ko: '부하 배수' }, faults: { en: 'What goes wrong, by node', ko: '노드별 장애' },
};

export const LOAD_KEYS: Keys = { requests: FLOW_KEYS['requests'] as Text, peak: FLOW_KEYS['peak'] as Text, shape: FLOW_KEYS['shape'] as Text, burst: { en: 'Requests that come at once', ko: '한꺼번에 오는 요청 수' }, arrivals: FLOW_KEYS['arrivals'] as Text };

export const FAULT_KEYS: Keys = {
  errors: { en: 'Share that fails', ko: '실패 비율' }, throttles: { en: 'Share that is throttled', ko: '제한되는 비율' }, slower: { en: 'Times as slow', ko: '느려지는 배수' }, cold: { en: 'Every start is cold', ko: '항상 콜드 스타트' },
  poison: { en: 'Share that always fails', ko: '항상 실패하는 비율' }, from: { en: 'When it begins', ko: '시작 시각' }, to: { en: 'When it ends', ko: '끝 시각' },
};

export const GOAL_KEYS: Keys = { scenario: { en: 'Under which load', ko: '적용할 시나리오' }, rate: { en: 'Steady load', ko: '일정한 부하' }, duration: { en: 'How long', ko: '지속 시간' }, flow: { en: 'Whose figures: a flow', ko: '대상 흐름' }, node: { en: 'Whose figures: a node', ko: '대상 노드' } };

export const SILENCE_KEYS: Keys = { nodes: { en: 'At these nodes only', ko: '이 노드에서만' }, connections: { en: 'At these connections only', ko: '이 연결에서만' }, reason: { en: 'Why it is meant', ko: '의도한 이유' } };

export const ACCOUNT_KEYS: Keys = { quotas: { en: 'Quotas that differ', ko: '기본값과 다른 할당량' }, billing: { en: 'How the bill is counted', ko: '요금 계산 방식' } };

export const ATTRIBUTE_KEYS: Keys = Object.fromEntries(['DependsOn', 'Condition', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata', 'CreationPolicy', 'UpdatePolicy'].map((key) => [key, { en: 'Attribute of the resource', ko: '리소스 특성' }]));
