import type { NotModelled } from '../../core/catalog/service.ts';
import type { CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { LOG_STORAGE_ASSUMPTIONS, logStorage } from '../../core/cost/logs.ts';
import { traces } from '../../core/cost/traces.ts';
import { bytesToInternet } from '../../core/cost/transfer.ts';
import { counted, marked, size, times } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own } from '../../core/model/json.ts';
import { partsOf } from '../../core/model/parts.ts';
import type { Text } from '../../core/model/text.ts';
import { formatBytes } from '../../core/model/units-format.ts';
import { GB, KB, parseBytes, parseCount, parseRatio } from '../../core/model/units.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { total } from '../../core/traffic/forward.ts';
import { cacheSizeOf } from './cache.ts';
import { CACHE_SIZES } from './price-list.ts';

/** Each started so much of a payload is one request (message). https://aws.amazon.com/api-gateway/pricing/ */
const HTTP_UNIT = 512 * KB;
const WEBSOCKET_UNIT = 32 * KB;

/** What one request leaves in the access log, where the file says nothing. */
const DEFAULT_LOG_BYTES = 512;

/** What lines of the access log read of an API's `assume`. */
const LOG_ASSUMPTIONS = ['logBytes', ...LOG_STORAGE_ASSUMPTIONS];

/** Messages that a WebSocket API sends for each that it gets, where the file says nothing. */
const DEFAULT_REPLIES = 1;

export const http: CostPart | NotModelled = {
  assumptions: LOG_ASSUMPTIONS,
  components: (node, context) => {
    const streams = context.usage.arriving(node.id);
    const units = streams.reduce((sum, stream) => sum + stream.perMonth * unitsOf(Math.max(stream.sends ?? 0, stream.receives ?? 0), HTTP_UNIT), 0);
    return [
      {
        component: 'requests', title: { en: 'Requests', ko: '요청' }, quantity: units, price: 'apigateway.http-requests',
        how: perUnit(counted(total(streams), 'requests', '요청'), HTTP_UNIT),
      },
      ...transfer(node, context),
      ...accessLog(node, context),
    ];
  },
};

export const rest: CostPart | NotModelled = {
  assumptions: ['traceRatio', 'cacheHitRatio', ...LOG_ASSUMPTIONS],
  components: (node, context) => {
    const requests = total(context.usage.arriving(node.id));
    return [
      { component: 'requests', title: { en: 'Requests', ko: '요청' }, quantity: requests, price: 'apigateway.rest-requests', how: counted(requests, 'requests', '요청') },
      ...cache(node, context),
      ...transfer(node, context),
      ...accessLog(node, context),
      ...traces(node, context, 'lambda.traces'),
    ];
  },
  onlyByHand: () => CACHE_SIZES.map((gigabytes) => ({ component: `cache-${gigabytes}`, title: cacheTitle(gigabytes), price: `apigateway.cache-${gigabytes}` })),
};

function cacheTitle(gigabytes: string): Text {
  return { en: `Cache of ${gigabytes} GB`, ko: `${gigabytes} GB 캐시` };
}

/** A cache is paid for by the hour, whatever it answers; its share of answers (`cacheHitRatio`) is for what stands behind. */
function cache(node: Node, context: CostContext): readonly CostComponent[] {
  context.stated(node, 'cacheHitRatio', parseRatio);
  const gigabytes = cacheSizeOf(node, context.resolve);
  if (gigabytes === undefined) return [];
  return [{
    component: 'cache', title: cacheTitle(gigabytes), quantity: context.hoursPerMonth, price: `apigateway.cache-${gigabytes}`,
    how: counted(context.hoursPerMonth, 'hours', '시간'),
  }];
}

/** What is logged of each request, where a stage says where to. */
function accessLog(node: Node, context: CostContext): readonly CostComponent[] {
  const logs = [...partsOf(node, 'AWS::ApiGateway::Stage'), ...partsOf(node, 'AWS::ApiGatewayV2::Stage')].some((stage) => {
    const setting = own(stage, 'AccessLogSettings') ?? own(stage, 'AccessLogSetting');
    return isObject(setting) && own(setting, 'DestinationArn') !== undefined;
  });
  if (!logs) return [];
  const requests = total(context.usage.arriving(node.id));
  const each = context.assumed(node, 'logBytes', parseBytes, DEFAULT_LOG_BYTES);
  const bytes = requests * each.value;
  return [
    {
      component: 'logs', title: { en: 'Access log, ingestion', ko: '액세스 로그 수집' }, quantity: bytes / GB, price: 'lambda.logs-ingested',
      how: times(counted(requests, 'requests', '요청'), size(each)),
    },
    logStorage(node, context, { bytes, price: 'lambda.logs-stored' }),
  ];
}

export const websocket: CostPart | NotModelled = {
  assumptions: ['replies', 'connections', ...LOG_ASSUMPTIONS],
  components: (node, context) => {
    // What functions post are the replies.
    const streams = context.usage.arriving(node.id).filter(({ verb }) => verb === undefined);
    const replies = context.assumed(node, 'replies', parseCount, DEFAULT_REPLIES);
    const messages = streams.reduce((sum, stream) => sum + messagesOf(stream, replies.value), 0);
    return [
      {
        component: 'messages', title: { en: 'Messages', ko: '메시지' }, quantity: messages, price: 'apigateway.websocket-messages',
        how: perUnit(times(counted(total(streams), 'messages', '메시지'), marked({ en: `(1 in + ${replies.value} out)`, ko: `(수신 1 + 송신 ${replies.value})` }, replies)), WEBSOCKET_UNIT),
      },
      connectionMinutes(node, context),
      ...transfer(node, context, replies.value),
      ...accessLog(node, context),
    ];
  },
};

function messagesOf(stream: Stream, replies: number): number {
  return stream.perMonth * (unitsOf(stream.sends ?? 0, WEBSOCKET_UNIT) + replies * unitsOf(stream.receives ?? 0, WEBSOCKET_UNIT));
}

/** Started units of a payload; an empty one is one too. */
function unitsOf(bytes: number, unit: number): number {
  return Math.max(1, Math.ceil(bytes / unit));
}

function perUnit({ en, ko }: { readonly en: string; readonly ko: string }, unit: number): { readonly en: string; readonly ko: string } {
  return { en: `${en}, each started ${formatBytes(unit)} counts`, ko: `${ko}, ${formatBytes(unit)} 단위로 올림` };
}

function connectionMinutes(node: Node, context: CostContext): CostComponent {
  const open = context.stated(node, 'connections', parseCount);
  const title = { en: 'Connection minutes', ko: '연결 시간(분)' };
  return {
    component: 'connection-minutes', title, price: 'apigateway.websocket-minutes',
    quantity: (open ?? 0) * 60 * context.hoursPerMonth,
    how: times(counted(open ?? 0, 'connections open on average', '평균 연결 수'), counted(60 * context.hoursPerMonth, 'minutes', '분')),
    ...(open === undefined && {
      unknown: {
        en: 'Say how many connections are open on average: assume: { connections: 100 }.',
        ko: '평균 연결 수를 적으세요. 예: assume: { connections: 100 }',
      },
    }),
  };
}

function transfer(node: Node, context: CostContext, answers = 1): readonly CostComponent[] {
  const bytes = bytesToInternet(node, context, () => 0) * answers;
  if (bytes === 0) return [];
  return [{
    component: 'transfer-out', title: { en: 'Data transfer to the internet', ko: '인터넷으로 데이터 전송' },
    quantity: bytes / GB, price: 'client.transfer-out',
    how: { en: `${formatBytes(bytes)} of responses to clients`, ko: `클라이언트에 보내는 응답 ${formatBytes(bytes)}` },
  }];
}
