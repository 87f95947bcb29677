import type { Text } from '../model/text.ts';

/** What an import tells its reader: where the diagram said too little, or something that the design cannot. */
export const notices = {
  partLeftOut: (name: string): Text => ({
    en: `“${name}” is left out: permissions and roles follow from the connections.`,
    ko: `‘${name}’ 상자는 뺐습니다. 권한과 역할은 연결에서 나옵니다.`,
  }),
  generic: (names: readonly string[]): Text => ({
    en: `Of no service known here, and external nodes now: ${names.map((name) => `“${name}”`).join(', ')}. Set \`service:\` where you know better.`,
    ko: `여기서 아는 서비스가 아니어서 외부 노드로 둔 상자: ${names.map((name) => `‘${name}’`).join(', ')}. 아는 서비스라면 \`service:\`를 바꾸십시오.`,
  }),
  chosen: (name: string, title: Text, others: readonly Text[]): Text => ({
    en: `“${name}” was taken for: ${title.en}. It may also be: ${others.map(({ en }) => en).join(', ')}.`,
    ko: `‘${name}’ 상자는 ${title.ko}(으)로 읽었습니다. 다른 후보: ${others.map(({ ko }) => ko).join(', ')}.`,
  }),
  turned: (from: string, to: string): Text => ({
    en: `The arrow from “${from}” to “${to}” was turned round: only “${to}” can connect to “${from}”.`,
    ko: `‘${from}’에서 ‘${to}’ 쪽 화살표를 뒤집었습니다. 연결은 ‘${to}’에서 ‘${from}’ 쪽으로만 할 수 있습니다.`,
  }),
  answer: (from: string, to: string): Text => ({
    en: `The arrow from “${from}” to “${to}” is left out: it is the answer to the connection the other way.`,
    ko: `‘${from}’에서 ‘${to}’ 쪽 화살표는 뺐습니다. 반대쪽 연결의 응답입니다.`,
  }),
  between: (from: string, to: string, title: Text): Text => ({
    en: `Between “${from}” and “${to}” a node was added that AWS needs there: ${title.en}.`,
    ko: `‘${from}’과(와) ‘${to}’ 사이에 AWS에서 필요한 노드를 넣었습니다: ${title.ko}.`,
  }),
  opened: (name: string, properties: readonly string[]): Text => ({
    en: `“${name}” got ${properties.join(', ')}, which its connections need.`,
    ko: `‘${name}’에 연결에 필요한 ${properties.join(', ')}을(를) 넣었습니다.`,
  }),
  impossible: (from: string, to: string): Text => ({
    en: `The connection from “${from}” to “${to}” is drawn as it was, but AWS has no such connection; the design says why.`,
    ko: `‘${from}’에서 ‘${to}’ 쪽 연결은 그대로 두었지만 AWS에 없는 연결입니다. 이유는 설계에 표시됩니다.`,
  }),
} as const;
