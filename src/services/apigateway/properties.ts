import { assumption, BOOLEAN, choiceOf, field, STRUCTURE, TEXT } from '../../core/catalog/fields.ts';
import type { FormField, PropertiesForm } from '../../core/catalog/form.ts';
import { UNNAMED_STAGE } from './stages.ts';

const routes: FormField = field('routes', { en: 'Routes', ko: '경로' }, STRUCTURE, {
  home: 'node',
  help: {
    en: 'Each has a key, a method and a path. The connection to a function names them.',
    ko: '각 경로에는 키, 메서드, 주소가 있습니다. 함수로 가는 연결이 키를 지정합니다.',
  },
});

const stage = (byDefault: string): FormField => field('stage', { en: 'Stage', ko: '스테이지' }, TEXT, {
  home: 'node',
  default: byDefault,
  help: {
    en: 'First part of the path. Behind CloudFront it must match the path pattern: api for /api/*.',
    ko: '주소의 첫 부분입니다. CloudFront 뒤에서는 경로 패턴과 같아야 합니다. /api/*라면 api입니다.',
  },
});

const cors: FormField = field('cors', { en: 'CORS', ko: 'CORS' }, STRUCTURE, {
  home: 'node',
  help: { en: 'Needed where a page of another origin calls the API.', ko: '다른 오리진의 페이지가 API를 호출할 때 필요합니다.' },
});

const description: FormField = field('Description', { en: 'Description', ko: '설명' }, TEXT);

const onlyOwnDomain: FormField = field('DisableExecuteApiEndpoint', { en: 'Own domain only', ko: '자체 도메인만 사용' }, BOOLEAN, {
  default: false,
  help: {
    en: 'Switches the generated address off. A distribution in front still needs it unless the API has a domain of its own.',
    ko: '생성된 주소를 끕니다. API에 자체 도메인이 없으면 앞에 있는 배포가 이 주소를 써야 합니다.',
  },
});

/** What an access log takes, where a stage has one. */
const accessLog: readonly FormField[] = [
  assumption('logBytes', { en: 'Access log', ko: '액세스 로그' }, 'bytes',
    { en: 'What one request leaves in the access log, where the stage writes one.', ko: '스테이지가 액세스 로그를 쓸 때 요청 하나가 남기는 양입니다.' }, '512 B'),
  assumption('logRetention', { en: 'Logs kept for', ko: '로그 보관 기간' }, 'duration',
    { en: 'Without it: what the log group says, else for ever.', ko: '없으면 로그 그룹 설정을, 그것도 없으면 계속 보관한다고 봅니다.' }),
  assumption('logCompression', { en: 'Logs after compression', ko: '로그 압축률' }, 'ratio',
    { en: 'Share of the bytes that is left at rest and billed. AWS’s calculator takes 15 %.', ko: '압축 후 남아 요금이 나오는 비율입니다. AWS 계산기는 15%를 씁니다.' }, '15 %'),
];

export const http: PropertiesForm = {
  fields: [
    routes,
    stage(UNNAMED_STAGE.http),
    cors,
    onlyOwnDomain,
    field('IpAddressType', { en: 'IP addresses', ko: 'IP 주소' }, choiceOf('ipv4', 'dualstack'), { default: 'ipv4' }),
    field('Name', { en: 'Name', ko: '이름' }, TEXT),
    description,
  ],
  assumptions: accessLog,
};

export const rest: PropertiesForm = {
  fields: [
    routes,
    stage(UNNAMED_STAGE.rest),
    cors,
    field('EndpointConfiguration.Types', { en: 'Endpoint', ko: '엔드포인트' }, STRUCTURE, {
      default: ['EDGE'],
      help: { en: '[REGIONAL], [EDGE] or [PRIVATE]. Behind CloudFront: [REGIONAL].', ko: '[REGIONAL], [EDGE], [PRIVATE] 중 하나입니다. CloudFront 뒤라면 [REGIONAL]입니다.' },
    }),
    field('ApiKeySourceType', { en: 'API key from', ko: 'API 키 위치' }, choiceOf('HEADER', 'AUTHORIZER'), { default: 'HEADER' }),
    field('MinimumCompressionSize', { en: 'Compress from', ko: '압축 기준 크기' }, { type: 'number', unit: 'B', min: 0, step: 1 }, {
      help: { en: 'Responses of this size and above are compressed.', ko: '이 크기 이상의 응답을 압축합니다.' },
    }),
    field('BinaryMediaTypes', { en: 'Binary media types', ko: '이진 미디어 유형' }, STRUCTURE),
    onlyOwnDomain,
    field('Name', { en: 'Name', ko: '이름' }, TEXT),
    description,
  ],
  assumptions: [
    assumption('cacheHitRatio', { en: 'Cache hit ratio', ko: '캐시 적중률' }, 'ratio',
      { en: 'Share of GET requests that the cache of the stage answers, where it has one.', ko: '스테이지에 캐시가 있을 때 캐시가 응답하는 GET 요청의 비율입니다.' }),
    assumption('traceRatio', { en: 'Share of requests traced', ko: '추적 비율' }, 'ratio',
      { en: 'Where X-Ray is on. Without it: one a second and 5 % of the others.', ko: 'X-Ray가 켜져 있을 때입니다. 없으면 초당 하나와 나머지의 5%입니다.' }),
    ...accessLog,
  ],
};

export const websocket: PropertiesForm = {
  fields: [
    routes,
    stage(UNNAMED_STAGE.websocket),
    field('RouteSelectionExpression', { en: 'Route chosen by', ko: '경로 선택식' }, TEXT, {
      help: { en: 'Where in the message the route key stands: $request.body.action.', ko: '메시지에서 경로 키의 위치입니다. 예: $request.body.action' },
    }),
    onlyOwnDomain,
    field('Name', { en: 'Name', ko: '이름' }, TEXT),
    description,
  ],
  assumptions: [
    assumption('replies', { en: 'Messages sent for each received', ko: '수신 메시지당 송신 수' }, 'count',
      { en: 'What the API sends to connected clients for each message it gets.', ko: '메시지를 하나 받을 때마다 연결된 클라이언트에 보내는 수입니다.' }, 1),
    assumption('connections', { en: 'Open connections', ko: '열린 연결 수' }, 'count',
      { en: 'On average over the month; billed by the minute.', ko: '한 달 평균이며 분 단위로 요금이 나옵니다.' }),
    ...accessLog,
  ],
};
