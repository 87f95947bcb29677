import { assumption, choiceOf, field, numberBetween, numberUpTo, STRUCTURE, TEXT } from '../../core/catalog/fields.ts';
import type { PropertiesForm } from '../../core/catalog/form.ts';
import { formatNumber } from '../../core/model/units-format.ts';
import { limits } from './limits.ts';
import { runsAtTheEdge, SUPPORTED_RUNTIMES } from './runtimes.ts';

const PER_VCPU = formatNumber(limits['memory-per-vcpu'].value);

const SNAPSHOTS = { property: 'SnapStart.ApplyOn', equals: 'PublishedVersions' } as const;
const TENANTS = { property: 'TenancyConfig', exists: true } as const;
const DURABLE = { property: 'DurableConfig', exists: true } as const;
const TRACED = { property: 'TracingConfig.Mode', equals: 'Active' } as const;

export const lambda: PropertiesForm = {
  fields: [
    field('Runtime', { en: 'Runtime', ko: '런타임' }, choiceOf(...SUPPORTED_RUNTIMES)),
    field('Handler', { en: 'Handler', ko: '핸들러' }, TEXT, {
      help: { en: 'File and exported function: index.handler.', ko: '파일과 내보낸 함수입니다. 예: index.handler' },
    }),
    field('code', { en: 'Code', ko: '코드' }, TEXT, {
      home: 'node',
      help: { en: 'Folder of the source, relative to this file.', ko: '이 파일을 기준으로 한 소스 폴더입니다.' },
    }),
    field('MemorySize', { en: 'Memory', ko: '메모리' }, numberBetween(limits['memory-min'], limits['memory-max']), {
      default: limits['memory-default'].value,
      help: { en: `CPU grows with it: one vCPU at ${PER_VCPU} MB.`, ko: `CPU도 함께 늘어납니다. ${PER_VCPU} MB에서 vCPU 하나입니다.` },
    }),
    field('Timeout', { en: 'Timeout', ko: '제한 시간' }, numberBetween(limits['timeout-min'], limits['timeout-max']), {
      default: limits['timeout-default'].value,
      help: { en: 'An invocation that runs longer is stopped.', ko: '이보다 오래 실행되면 중단됩니다.' },
    }),
    field('Architectures', { en: 'Architecture', ko: '아키텍처' }, STRUCTURE, {
      default: ['x86_64'],
      help: { en: '[x86_64] or [arm64]; arm64 costs less per GB-second.', ko: '[x86_64] 또는 [arm64]. arm64는 GB-초당 요금이 더 낮습니다.' },
    }),
    field('ReservedConcurrentExecutions', { en: 'Reserved concurrency', ko: '예약된 동시성' }, numberUpTo(limits.concurrency), {
      help: {
        en: 'Kept for this function, and the most it gets. 0 switches it off.',
        ko: '이 함수에 확보되는 수이자 최대치입니다. 0이면 함수가 꺼집니다.',
      },
    }),
    field('EphemeralStorage.Size', { en: 'Space in /tmp', ko: '/tmp 공간' }, numberBetween(limits['ephemeral-storage-min'], limits['ephemeral-storage-max']), {
      default: limits['ephemeral-storage-min'].value,
    }),
    field('Environment.Variables', { en: 'Environment', ko: '환경 변수' }, STRUCTURE, {
      help: { en: 'Set by hand. What connections give is added to it.', ko: '직접 적은 변수입니다. 연결이 주는 변수가 더해집니다.' },
    }),
    field('Layers', { en: 'Layers', ko: '계층' }, STRUCTURE),
    field('TracingConfig.Mode', { en: 'X-Ray tracing', ko: 'X-Ray 추적' }, choiceOf('Active', 'PassThrough'), { default: 'PassThrough' }),
    field('SnapStart.ApplyOn', { en: 'SnapStart', ko: 'SnapStart' }, choiceOf('PublishedVersions', 'None'), {
      default: 'None',
      help: { en: 'Published versions start from a snapshot. Python and .NET pay for it.', ko: '게시된 버전이 스냅샷에서 시작합니다. Python과 .NET은 요금이 나옵니다.' },
    }),
    field('Description', { en: 'Description', ko: '설명' }, { type: 'text', maxLength: limits['description-length-max'].value, source: limits['description-length-max'].source }),
  ],
  assumptions: [
    assumption('duration.p50', { en: 'Typical duration', ko: '보통 실행 시간' }, 'duration',
      { en: 'Half of the invocations take no longer.', ko: '호출의 절반이 이 시간 안에 끝납니다.' }),
    assumption('duration.p99', { en: 'Long duration', ko: '긴 실행 시간' }, 'duration',
      { en: '99 of 100 invocations take no longer.', ko: '호출 100번 중 99번이 이 시간 안에 끝납니다.' }),
    assumption('logBytes', { en: 'Log lines', ko: '로그' }, 'bytes',
      { en: 'What one invocation writes to CloudWatch Logs.', ko: '호출 한 번이 CloudWatch Logs에 쓰는 양입니다.' }, '512 B'),
    assumption('initDuration', { en: 'Initialisation', ko: '초기화 시간' }, 'duration',
      { en: 'What a cold start takes before it handles a request; billed. Without it: what was measured of the runtime with no code.', ko: '콜드 스타트가 요청을 처리하기 전까지 걸리는 시간으로 요금이 나옵니다. 없으면 코드 없이 측정한 런타임 값을 씁니다.' }),
    assumption('idleTimeout', { en: 'Kept warm for', ko: '유휴 유지 시간' }, 'duration',
      { en: 'How long an idle environment stays. AWS promises nothing; 5 to 7 minutes were measured.', ko: '유휴 실행 환경이 남아 있는 시간입니다. AWS가 보장하지 않으며 5~7분으로 측정되었습니다.' }, '6 min'),
    assumption('errors', { en: 'Failing attempts', ko: '실패하는 시도' }, 'ratio',
      { en: 'Share of invocations that fail. Events are tried again, messages received again; each attempt is billed.', ko: '실패하는 호출의 비율입니다. 이벤트는 다시 시도되고 메시지는 다시 수신되며 시도마다 요금이 나옵니다.' }, '0 %'),
    assumption('provisionedHours', { en: 'Provisioned hours', ko: '프로비저닝 시간' }, 'count',
      { en: 'Hours a month that provisioned concurrency is on. Without it: all month.', ko: '프로비저닝된 동시성이 켜져 있는 월 시간 수입니다. 없으면 한 달 내내입니다.' }),
    assumption('provisionedShare', { en: 'Served by provisioned concurrency', ko: '프로비저닝된 동시성의 처리 비율' }, 'ratio',
      { en: 'Share of invocations. Without it: what Erlang’s formula gives for the traffic.', ko: '호출 중 비율입니다. 없으면 트래픽에 얼랑 공식을 적용합니다.' }),
    { ...assumption('snapshotVersions', { en: 'Versions with a snapshot', ko: '스냅샷이 있는 버전 수' }, 'count',
      { en: 'Published versions that SnapStart keeps; Python and .NET pay for each.', ko: 'SnapStart가 보관하는 게시된 버전 수입니다. Python과 .NET은 버전마다 요금이 나옵니다.' }, 1), when: SNAPSHOTS },
    { ...assumption('tenants', { en: 'Tenants', ko: '테넌트 수' }, 'count',
      { en: 'Under tenant isolation each has environments of its own.', ko: '테넌트 격리에서는 테넌트마다 실행 환경이 따로 있습니다.' }), when: TENANTS },
    { ...assumption('durableOperations', { en: 'Durable operations', ko: '내구성 작업 수' }, 'count',
      { en: 'Steps, waits and callbacks that one durable execution makes.', ko: '내구성 실행 한 번이 수행하는 단계, 대기, 콜백 수입니다.' }), when: DURABLE },
    { ...assumption('durableData', { en: 'Durable data', ko: '내구성 데이터' }, 'bytes',
      { en: 'What one durable execution writes.', ko: '내구성 실행 한 번이 쓰는 양입니다.' }), when: DURABLE },
    assumption('logRetention', { en: 'Logs kept for', ko: '로그 보관 기간' }, 'duration',
      { en: 'Without it: what the log group says, else 30 days, which is what is exported.', ko: '없으면 로그 그룹 설정을, 그것도 없으면 내보낼 때의 30일을 따릅니다.' }, '30 days'),
    assumption('logCompression', { en: 'Logs after compression', ko: '로그 압축률' }, 'ratio',
      { en: 'Share of the bytes that is left at rest and billed. AWS’s calculator takes 15 %.', ko: '압축 후 남아 요금이 나오는 비율입니다. AWS 계산기는 15%를 씁니다.' }, '15 %'),
    { ...assumption('traceRatio', { en: 'Share of requests traced', ko: '추적 비율' }, 'ratio',
      { en: 'Where X-Ray is on. Without it: one a second and 5 % of the others.', ko: 'X-Ray가 켜져 있을 때입니다. 없으면 초당 하나와 나머지의 5%입니다.' }), when: TRACED },
    assumption('packageSize', { en: 'Size of the code', ko: '코드 크기' }, 'bytes',
      { en: 'Unzipped and with its layers, or the container image. Held against the limit.', ko: '압축을 풀고 계층을 더한 크기, 또는 컨테이너 이미지 크기입니다. 한도와 비교합니다.' }),
  ],
};

export const edge: PropertiesForm = {
  fields: [
    field('Runtime', { en: 'Runtime', ko: '런타임' }, choiceOf(...SUPPORTED_RUNTIMES.filter(runsAtTheEdge))),
    field('Handler', { en: 'Handler', ko: '핸들러' }, TEXT, {
      help: { en: 'File and exported function: index.handler.', ko: '파일과 내보낸 함수입니다. 예: index.handler' },
    }),
    field('code', { en: 'Code', ko: '코드' }, TEXT, {
      home: 'node',
      help: { en: 'Folder of the source, relative to this file.', ko: '이 파일을 기준으로 한 소스 폴더입니다.' },
    }),
    field('MemorySize', { en: 'Memory', ko: '메모리' }, numberBetween(limits['memory-min'], limits['edge-origin-memory-max']), {
      default: limits['memory-default'].value,
      help: { en: `At most ${limits['edge-viewer-memory-max'].value} MB at viewer events.`, ko: `최종 사용자 이벤트에서는 최대 ${limits['edge-viewer-memory-max'].value} MB입니다.` },
    }),
    field('Timeout', { en: 'Timeout', ko: '제한 시간' }, numberBetween(limits['timeout-min'], limits['edge-viewer-timeout-max']), {
      default: limits['timeout-default'].value,
      help: { en: 'An invocation that runs longer is stopped.', ko: '이보다 오래 실행되면 중단됩니다.' },
    }),
  ],
  assumptions: [
    assumption('duration.p50', { en: 'Typical duration', ko: '보통 실행 시간' }, 'duration',
      { en: 'Half of the invocations take no longer.', ko: '호출의 절반이 이 시간 안에 끝납니다.' }),
    assumption('duration.p99', { en: 'Long duration', ko: '긴 실행 시간' }, 'duration',
      { en: '99 of 100 invocations take no longer.', ko: '호출 100번 중 99번이 이 시간 안에 끝납니다.' }),
    assumption('packageSize', { en: 'Size of the code', ko: '코드 크기' }, 'bytes',
      { en: 'Zipped, with its libraries. Held against the limit.', ko: '라이브러리를 포함해 압축한 크기입니다. 한도와 비교합니다.' }),
    assumption('responseSize', { en: 'Largest response', ko: '가장 큰 응답' }, 'bytes',
      { en: 'That the function makes itself, headers included. Held against the limit.', ko: '함수가 직접 만드는 응답으로 헤더를 포함합니다. 한도와 비교합니다.' }),
  ],
};
