import { assumption, BOOLEAN, choiceOf, field, numberBetween, STRUCTURE, TEXT } from '../../core/catalog/fields.ts';
import type { FieldInput, FormField, PropertiesForm } from '../../core/catalog/form.ts';
import type { Condition } from '../../core/catalog/ports.ts';
import type { Text } from '../../core/model/text.ts';
import { limits } from './limits.ts';

const FLEXIBLE: Condition = { property: 'FlexibleTimeWindow.Mode', equals: 'FLEXIBLE' };
const NAME: Text = { en: 'Leave empty: CloudFormation makes a unique one.', ko: '비워 두면 CloudFormation이 고유한 이름을 만듭니다.' };
const ON_OFF: FieldInput = choiceOf(['ENABLED', { en: 'At work', ko: '사용' }], ['DISABLED', { en: 'Switched off', ko: '사용 안 함' }]);

function size(key: string, what: Text): FormField {
  return assumption(key, what, 'bytes', { en: 'Billed in steps of 64 KB.', ko: '64 KB 단위로 요금이 나옵니다.' }, '1 KB');
}

const STARTING: FormField = field('traffic', { en: 'Events from elsewhere', ko: '외부에서 오는 이벤트' }, STRUCTURE, {
  home: 'node',
  help: {
    en: 'Events that nothing on the canvas sends, such as those of AWS services: flows as a client has them.',
    ko: 'AWS 서비스의 이벤트처럼 캔버스 밖에서 오는 이벤트입니다. 클라이언트의 흐름처럼 적습니다.',
  },
});

export const bus: PropertiesForm = {
  fields: [
    field('Name', { en: 'Bus name', ko: '버스 이름' }, TEXT, {
      help: {
        en: 'Leave empty for one of its own. “default” is the bus that every account has and that AWS services send to.',
        ko: '비워 두면 스택과 노드 이름으로 만듭니다. ‘default’는 계정마다 있는 버스이며 AWS 서비스의 이벤트가 옵니다.',
      },
    }),
    field('Description', { en: 'Description', ko: '설명' }, TEXT),
    field('KmsKeyIdentifier', { en: 'Encryption key', ko: '암호화 키' }, TEXT, {
      help: { en: 'Without it events are encrypted with a key of AWS.', ko: '설정하지 않으면 AWS 소유 키로 암호화합니다.' },
    }),
    field('LogConfig.Level', { en: 'Log', ko: '로그' }, choiceOf('OFF', 'ERROR', 'INFO', 'TRACE'), { default: 'OFF' }),
    field('Policy', { en: 'Who else may publish', ko: '다른 게시 권한' }, STRUCTURE, {
      help: { en: 'For other accounts; functions of this design get what they need.', ko: '다른 계정에 필요합니다. 이 설계의 함수는 필요한 권한을 자동으로 받습니다.' },
    }),
    STARTING,
  ],
  assumptions: [
    size('eventSize', { en: 'Size of an event', ko: '이벤트 크기' }),
    assumption('archived', { en: 'Archived', ko: '보관 비율' }, 'ratio',
      { en: 'Share of events that go into an archive: 100 %. Without it, all where an archive stands among the parts.', ko: '보관소에 넣는 이벤트의 비율입니다. 예: 100 %. 적지 않으면 parts에 보관소가 있을 때 모두입니다.' }),
    assumption('archiveRetention', { en: 'Archive keeps', ko: '보관 기간' }, 'duration',
      { en: 'How long: 90 days. Without it as the archive says, else for ever.', ko: '예: 90 days. 적지 않으면 보관소 설정을, 그것도 없으면 계속 보관합니다.' }),
    { path: 'schemaDiscovery', home: 'assume', label: { en: 'Schema discovery', ko: '스키마 검색' }, input: BOOLEAN,
      help: { en: 'EventBridge looks at every event to learn its schema.', ko: 'EventBridge가 모든 이벤트를 보고 스키마를 알아냅니다.' } },
  ],
};

export const rule: PropertiesForm = {
  fields: [
    field('EventPattern', { en: 'Event pattern', ko: '이벤트 패턴' }, STRUCTURE, {
      help: { en: 'Which events: source, detail-type, detail…; values stand in lists.', ko: '처리할 이벤트입니다. source, detail-type, detail 등을 목록 값으로 적습니다.' },
    }),
    field('ScheduleExpression', { en: 'Schedule (legacy)', ko: '일정(레거시)' }, TEXT, {
      help: { en: 'On the default bus only; AWS recommends a schedule of its own instead.', ko: '기본 버스에서만 됩니다. AWS는 별도의 일정(Scheduler)을 권장합니다.' },
    }),
    field('State', { en: 'State', ko: '상태' }, choiceOf(
      ['ENABLED', { en: 'At work', ko: '사용' }],
      ['DISABLED', { en: 'Switched off', ko: '사용 안 함' }],
      ['ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS', { en: 'At work, with all CloudTrail management events', ko: '사용(모든 CloudTrail 관리 이벤트 포함)' }],
    ), { default: 'ENABLED' }),
    field('Description', { en: 'Description', ko: '설명' }, TEXT),
    field('Name', { en: 'Rule name', ko: '규칙 이름' }, TEXT, { help: NAME }),
    STARTING,
  ],
  assumptions: [
    assumption('apiDestinations', { en: 'API destinations', ko: 'API 대상' }, 'count',
      { en: 'HTTP APIs outside AWS that each event goes to; else those among the parts count.', ko: '이벤트마다 부르는 외부 HTTP API 수입니다. 적지 않으면 parts에 있는 것을 셉니다.' }),
  ],
};

export const schedule: PropertiesForm = {
  fields: [
    field('ScheduleExpression', { en: 'Schedule', ko: '일정' }, TEXT, {
      help: { en: 'rate(5 minutes), cron(0 12 * * ? *) or at(2026-12-24T18:00:00).', ko: 'rate(5 minutes), cron(0 12 * * ? *), at(2026-12-24T18:00:00)처럼 적습니다.' },
    }),
    field('ScheduleExpressionTimezone', { en: 'Time zone', ko: '시간대' }, TEXT, {
      default: 'UTC',
      help: { en: 'Asia/Seoul, for example.', ko: '예: Asia/Seoul' },
    }),
    field('FlexibleTimeWindow.Mode', { en: 'Start', ko: '시작 시점' }, choiceOf(
      ['OFF', { en: 'On time', ko: '정시' }],
      ['FLEXIBLE', { en: 'Some time in a window', ko: '시간 창 안에서' }],
    ), { default: 'OFF' }),
    field('FlexibleTimeWindow.MaximumWindowInMinutes', { en: 'Window', ko: '시간 창' }, numberBetween(limits['flexible-window-min'], limits['flexible-window-max']), { when: FLEXIBLE }),
    field('StartDate', { en: 'From', ko: '시작일' }, TEXT),
    field('EndDate', { en: 'Until', ko: '종료일' }, TEXT),
    field('State', { en: 'State', ko: '상태' }, ON_OFF, { default: 'ENABLED' }),
    field('GroupName', { en: 'Schedule group', ko: '일정 그룹' }, TEXT, { default: 'default' }),
    field('Name', { en: 'Schedule name', ko: '일정 이름' }, TEXT, { help: NAME }),
    field('traffic', { en: 'Runs, if not as scheduled', ko: '실행 횟수(일정과 다를 때)' }, STRUCTURE, {
      home: 'node',
      help: { en: 'Where one node stands for many schedules: flows as a client has them.', ko: '노드 하나가 여러 일정을 나타낼 때 클라이언트의 흐름처럼 적습니다.' },
    }),
  ],
  assumptions: [],
};

export const pipe: PropertiesForm = {
  fields: [
    field('SourceParameters.FilterCriteria', { en: 'Filter', ko: '필터' }, STRUCTURE, {
      help: { en: 'Records that match none of the patterns are dropped before they are billed.', ko: '어느 패턴에도 맞지 않는 레코드는 요금 없이 버려집니다.' },
    }),
    field('DesiredState', { en: 'State', ko: '상태' }, choiceOf(['RUNNING', { en: 'Running', ko: '실행' }], ['STOPPED', { en: 'Stopped', ko: '중지' }]), { default: 'RUNNING' }),
    field('EnrichmentParameters', { en: 'Enrichment', ko: '보강 설정' }, STRUCTURE),
    field('LogConfiguration', { en: 'Log', ko: '로그' }, STRUCTURE),
    field('KmsKeyIdentifier', { en: 'Encryption key', ko: '암호화 키' }, TEXT),
    field('Description', { en: 'Description', ko: '설명' }, TEXT),
    field('Name', { en: 'Pipe name', ko: '파이프 이름' }, TEXT, { help: NAME }),
  ],
  assumptions: [size('recordSize', { en: 'Size of what it reads at a time', ko: '한 번에 읽는 크기' })],
};
