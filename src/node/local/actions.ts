import type { Text } from '../../core/model/text.ts';
import type { LocalAction, LocalField, LocalResourceKind } from './contract.ts';

function field(name: string, en: string, ko: string, more: Partial<LocalField> = {}): LocalField {
  return { name, title: { en, ko }, value: 'line', required: true, ...more };
}

const body = (en: string, ko: string, initial: string): LocalField => field('body', en, ko, { value: 'text', initial });
const title = (en: string, ko: string): Text => ({ en, ko });

const ACTIONS: Readonly<Record<LocalResourceKind, readonly LocalAction[]>> = {
  function: [{ id: 'invoke', title: title('Invoke', '호출'), fields: [field('event', 'Event', '이벤트', { value: 'json', initial: '{}' })] }],
  table: [
    { id: 'put-item', title: title('Put item', '항목 넣기'), fields: [field('item', 'Item', '항목', { value: 'json', initial: '{ "id": "1" }' })] },
    { id: 'delete-item', title: title('Delete item', '항목 삭제'), fields: [], ofRow: true },
  ],
  bucket: [
    { id: 'put-object', title: title('Put object', '객체 넣기'), fields: [field('key', 'Key', '키'), field('body', 'Content', '내용', { value: 'text', required: false }), field('type', 'Content type', '콘텐츠 유형', { required: false, initial: 'text/plain' })] },
    { id: 'delete-object', title: title('Delete object', '객체 삭제'), fields: [], ofRow: true },
  ],
  queue: [
    { id: 'send-message', title: title('Send message', '메시지 보내기'), fields: [body('Message', '메시지', '{}'), field('group', 'Group (FIFO)', '그룹(FIFO)', { required: false })] },
    { id: 'purge', title: title('Delete all messages', '모든 메시지 삭제'), fields: [] },
  ],
  topic: [{ id: 'publish', title: title('Publish message', '메시지 게시'), fields: [body('Message', '메시지', '{}'), field('subject', 'Subject', '제목', { required: false }), field('attributes', 'Attributes', '속성', { value: 'json', required: false, initial: '{}' }), field('group', 'Group (FIFO)', '그룹(FIFO)', { required: false })] }],
  bus: [{ id: 'put-event', title: title('Put event', '이벤트 보내기'), fields: [field('source', 'Source', '소스', { initial: 'my.app' }), field('type', 'Detail type', '세부 유형'), field('detail', 'Detail', '세부 내용', { value: 'json', initial: '{}' })] }],
  'state-machine': [{ id: 'start-execution', title: title('Start execution', '실행 시작'), fields: [field('input', 'Input', '입력', { value: 'json', initial: '{}' })] }],
  websocket: [{ id: 'post', title: title('Send to client', '클라이언트에 보내기'), fields: [body('Message', '메시지', '{}')], ofRow: true }],
  'user-pool': [{ id: 'create-user', title: title('Create user', '사용자 만들기'), fields: [field('email', 'E-mail', '이메일'), field('groups', 'Groups, with commas', '그룹(쉼표로 구분)', { required: false })] }],
  schedule: [{ id: 'run', title: title('Run now', '지금 실행'), fields: [] }],
};

/** What may be done with a resource by hand. */
export function actionsOf(kind: LocalResourceKind): readonly LocalAction[] {
  return ACTIONS[kind];
}
