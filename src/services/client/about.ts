import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import { parseRate } from '../../core/model/units.ts';
import { formatCount } from '../../core/model/units-format.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

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
};

/** The requests a month of all flows as written, or how many flows there are where a rate cannot be read. */
function summary(node: Node, resolve: Resolver): Text {
  const flows = Object.values(node.traffic);
  if (flows.length === 0) return { en: 'no traffic yet', ko: '아직 트래픽 없음' };
  const rates = flows.map((flow) => requestsOf(isObject(flow) ? resolve.value(own(flow, 'requests')) : undefined));
  const total = rates.reduce<number | undefined>((sum, rate) => (sum === undefined || rate === undefined ? undefined : sum + rate), 0);
  if (total === undefined) return { en: flows.length === 1 ? '1 flow' : `${flows.length} flows`, ko: `흐름 ${flows.length}개` };
  return { en: `${formatCount(total)} requests a month`, ko: `월 ${formatCount(total)} 요청` };
}

function requestsOf(written: ReturnType<Resolver['value']> | undefined): number | undefined {
  const rate = written?.known ? parseRate(written.value) : undefined;
  return rate?.ok ? rate.value : undefined;
}
