import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';
import { HOURS_PER_MONTH } from '../../core/model/units.ts';
import { formatCount } from '../../core/model/units-format.ts';
import { flowsOf } from '../../core/traffic/flows.ts';

export const client: About = {
  title: { en: 'Client', ko: '클라이언트' },
  short: { en: 'Client', ko: '클라이언트' },
  category: 'traffic',
  description: {
    en: 'People or programs that send requests. Its flows are where the bill and the simulation begin.',
    ko: '요청을 보내는 사람이나 프로그램입니다. 요금과 시뮬레이션이 여기의 흐름에서 시작됩니다.',
  },
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/serverless-applications-lens/scenarios.html',
  initial: {},
  summary,
  drawio: { shape: 'client', fill: '#232F3E' },
  names: {
    anywhere: ['browser', 'mobile app', 'web app', 'client app', 'end user', 'react spa', 'react app', 'single page app'],
    atEnd: [
      'client', 'user', 'visitor', 'customer', 'mobile', 'frontend', 'front end', 'spa', 'caller',
      '클라이언트', '사용자', '고객', '브라우저', '방문자', '참가자', '웹 앱', '모바일 앱',
    ],
  },
};

/** The requests a month of all flows, or how many flows there are where none has a rate. */
function summary(node: Node): Text {
  const count = Object.keys(node.traffic).length;
  if (count === 0) return { en: 'no traffic yet', ko: '아직 트래픽 없음' };
  const { flows } = flowsOf(node, HOURS_PER_MONTH);
  if (flows.length === 0) return { en: count === 1 ? '1 flow' : `${count} flows`, ko: `흐름 ${count}개` };
  const total = formatCount(flows.reduce((sum, flow) => sum + flow.perMonth, 0));
  return { en: `${total} requests/month`, ko: `월 ${total} 요청` };
}
