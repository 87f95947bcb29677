import { assumption, BOOLEAN, choiceOf, field, STRUCTURE, TEXT } from '../../core/catalog/fields.ts';
import type { PropertiesForm } from '../../core/catalog/form.ts';
import { DEFAULT_DURATION_MS, DEFAULT_ITEMS, DEFAULT_LOG_KB, DEFAULT_MEMORY_MB, DEFAULT_TRANSITIONS } from './defaults.ts';

const EXPRESS = { property: 'StateMachineType', equals: 'EXPRESS' } as const;

export const stepfunctions: PropertiesForm = {
  fields: [
    field('StateMachineType', { en: 'Type', ko: '유형' }, choiceOf(
      ['STANDARD', { en: 'Standard: up to a year, each step once', ko: 'Standard: 최대 1년, 각 단계를 한 번씩' }],
      ['EXPRESS', { en: 'Express: up to five minutes, many at a time', ko: 'Express: 최대 5분, 대량 실행' }],
    ), { default: 'STANDARD', help: { en: 'Cannot change later: another type is another state machine.', ko: '나중에 바꿀 수 없습니다. 유형이 다르면 새 상태 머신이 됩니다.' } }),
    field('Definition', { en: 'Definition', ko: '정의' }, STRUCTURE, {
      help: {
        en: 'Amazon States Language. A state names a connected node as ${IdArn}, ${IdName} or ${IdUrl}, with its logical id.',
        ko: 'Amazon States Language입니다. 상태는 연결된 노드를 논리 ID로 ${IdArn}, ${IdName}, ${IdUrl}처럼 적습니다.',
      },
    }),
    field('DefinitionString', { en: 'Definition as JSON text', ko: 'JSON 텍스트 정의' }, STRUCTURE, { when: { property: 'DefinitionString', exists: true } }),
    field('DefinitionSubstitutions', { en: 'Further names in the definition', ko: '정의에 쓰는 추가 이름' }, STRUCTURE),
    field('LoggingConfiguration.Level', { en: 'Log', ko: '로그' }, choiceOf(
      ['OFF', { en: 'Nothing', ko: '없음' }], ['FATAL', { en: 'Executions that failed', ko: '실패한 실행' }],
      ['ERROR', { en: 'Errors', ko: '오류' }], ['ALL', { en: 'Every event', ko: '모든 이벤트' }],
    ), { default: 'OFF', help: { en: 'An express workflow keeps no history but its log. The log group is made on export.', ko: 'Express 워크플로의 기록은 로그에만 남습니다. 로그 그룹은 내보낼 때 만들어집니다.' } }),
    field('LoggingConfiguration.IncludeExecutionData', { en: 'Log input and output', ko: '입력과 출력도 로그에 기록' }, BOOLEAN, { default: false }),
    field('TracingConfiguration.Enabled', { en: 'Trace with X-Ray', ko: 'X-Ray로 추적' }, BOOLEAN, { default: false }),
    field('StateMachineName', { en: 'Name', ko: '이름' }, TEXT, {
      help: { en: 'Leave empty: CloudFormation makes a unique one.', ko: '비워 두면 CloudFormation이 고유한 이름을 만듭니다.' },
    }),
  ],
  assumptions: [
    assumption('transitions', { en: 'State transitions', ko: '상태 전환 수' }, 'count',
      { en: 'Of one execution; without it, the states on the longest way through the definition.', ko: '실행 한 번의 상태 전환 수입니다. 적지 않으면 정의에서 가장 긴 경로의 상태 수입니다.' }, DEFAULT_TRANSITIONS),
    assumption('items', { en: 'Items of a Map', ko: 'Map 항목 수' }, 'count',
      { en: 'How many items each Map state goes through.', ko: '각 Map 상태가 처리하는 항목 수입니다.' }, DEFAULT_ITEMS),
    { ...assumption('retries', { en: 'Retries', ko: '재시도' }, 'count',
      { en: 'Of one execution, on average: 0.1. Each is a transition more.', ko: '실행 한 번의 평균 재시도 수입니다. 예: 0.1. 재시도마다 전환이 하나 늘어납니다.' }), when: { not: EXPRESS } },
    assumption('duration', { en: 'Duration', ko: '실행 시간' }, 'duration',
      { en: 'Of one execution. An express workflow is billed for it.', ko: '실행 한 번에 걸리는 시간입니다. Express 워크플로는 이에 따라 요금이 나옵니다.' }, `${DEFAULT_DURATION_MS} ms`),
    { ...assumption('memory', { en: 'Memory', ko: '메모리' }, 'bytes',
      { en: 'Of one express execution; billed in steps of 64 MB.', ko: 'Express 실행 한 번의 메모리입니다. 64 MB 단위로 요금이 나옵니다.' }, `${DEFAULT_MEMORY_MB} MB`), when: EXPRESS },
    assumption('logBytes', { en: 'Logged per execution', ko: '실행당 로그' }, 'bytes',
      { en: 'Where logging is on.', ko: '로그를 켠 경우에만 씁니다.' }, `${DEFAULT_LOG_KB} KB`),
    assumption('logRetention', { en: 'Logs kept for', ko: '로그 보관 기간' }, 'duration',
      { en: 'Without it: what the log group says, else 30 days, which is what is exported.', ko: '없으면 로그 그룹 설정을, 그것도 없으면 내보낼 때의 30일을 따릅니다.' }, '30 days'),
    assumption('logCompression', { en: 'Logs after compression', ko: '로그 압축률' }, 'ratio',
      { en: 'Share of the bytes that is left at rest and billed. AWS’s calculator takes 15 %.', ko: '압축 후 남아 요금이 나오는 비율입니다. AWS 계산기는 15%를 씁니다.' }, '15 %'),
    { ...assumption('traceRatio', { en: 'Share of executions traced', ko: '추적 비율' }, 'ratio',
      { en: 'Where X-Ray is on. Without it: one a second and 5 % of the others.', ko: 'X-Ray가 켜져 있을 때입니다. 없으면 초당 하나와 나머지의 5%입니다.' }), when: { property: 'TracingConfiguration.Enabled', equals: true } },
  ],
};
