import { assumption, choiceOf, field, numberBetween, numberUpTo, STRUCTURE, TEXT } from '../../core/catalog/fields.ts';
import type { PropertiesForm } from '../../core/catalog/form.ts';
import { formatNumber } from '../../core/model/units-format.ts';
import { limits } from './limits.ts';
import { runsAtTheEdge, SUPPORTED_RUNTIMES } from './runtimes.ts';

const PER_VCPU = formatNumber(limits['memory-per-vcpu'].value);

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
    field('Description', { en: 'Description', ko: '설명' }, { type: 'text', maxLength: limits['description-length-max'].value, source: limits['description-length-max'].source }),
  ],
  assumptions: [
    assumption('duration.p50', { en: 'Typical duration', ko: '보통 실행 시간' }, 'duration',
      { en: 'Half of the invocations take no longer.', ko: '호출의 절반이 이 시간 안에 끝납니다.' }),
    assumption('duration.p99', { en: 'Long duration', ko: '긴 실행 시간' }, 'duration',
      { en: '99 of 100 invocations take no longer.', ko: '호출 100번 중 99번이 이 시간 안에 끝납니다.' }),
    assumption('logBytes', { en: 'Log lines', ko: '로그' }, 'bytes',
      { en: 'What one invocation writes to CloudWatch Logs.', ko: '호출 한 번이 CloudWatch Logs에 쓰는 양입니다.' }, '512 B'),
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
