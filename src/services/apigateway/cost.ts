import type { NotModelled } from '../../core/catalog/service.ts';
import type { CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { LOG_STORAGE_ASSUMPTIONS, logStorage } from '../../core/cost/logs.ts';
import { traces } from '../../core/cost/traces.ts';
import { bytesToInternet } from '../../core/cost/transfer.ts';
import { counted, marked, size, times, worded } from '../../core/cost/words.ts';
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

/** Each started so much of a payload is one request (message). https://aws.amazon.com/api-gateway/pricing/ (2026-11-21) */
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

/**
 * Messages both ways: what clients send, and what functions post to them or, where none is drawn to post or the file
 * says so, the assumed replies. Opening and closing a connection is no message ("you only pay for messages sent and
 * received": https://aws.amazon.com/api-gateway/faqs/, 2026-11-21).
 */
export const websocket: CostPart | NotModelled = {
  assumptions: ['replies', 'connections', ...LOG_ASSUMPTIONS],
  components: (node, context) => {
    const arriving = context.usage.arriving(node.id);
    const received = arriving.filter((stream) => stream.verb === undefined && !isHandshake(stream));
    const posted = arriving.filter(({ verb }) => verb === 'post' || verb === 'write');
    const stated = context.stated(node, 'replies', parseCount);
    const { quantity, how, bytes } = posted.length > 0 && stated === undefined ? postedMessages(received, posted) : repliedMessages(received, node, context);
    return [
      { component: 'messages', title: { en: 'Messages', ko: '메시지' }, quantity, price: 'apigateway.websocket-messages', how: perUnit(how, WEBSOCKET_UNIT) },
      connectionMinutes(node, context),
      ...transferOf(bytes),
      ...accessLog(node, context),
    ];
  },
};

/** What a WebSocket API carries in a month: messages as they are counted, in words, and bytes that go to the clients. */
interface Carried {
  readonly quantity: number;
  readonly how: Text;
  readonly bytes: number;
}

function postedMessages(received: readonly Stream[], posted: readonly Stream[]): Carried {
  const [inward, outward] = [total(received), total(posted)];
  return {
    quantity: messagesOf(received) + messagesOf(posted),
    how: worded((locale) => (locale === 'en' ? `${counted(inward, 'messages in', '').en} + ${counted(outward, 'posted', '').en}` : `${counted(inward, '', '수신').ko} + ${counted(outward, '', '게시').ko}`)),
    bytes: posted.reduce((sum, { perMonth, sends = 0 }) => sum + perMonth * sends, 0),
  };
}

function repliedMessages(received: readonly Stream[], node: Node, context: CostContext): Carried {
  const replies = context.assumed(node, 'replies', parseCount, DEFAULT_REPLIES);
  const answers = received.map(({ perMonth, receives }) => ({ perMonth: perMonth * replies.value, ...(receives !== undefined && { sends: receives }) }));
  return {
    quantity: messagesOf(received) + messagesOf(answers),
    how: times(counted(total(received), 'messages', '메시지'), marked({ en: `(1 in + ${replies.value} out)`, ko: `(수신 1 + 송신 ${replies.value})` }, replies)),
    bytes: bytesToInternet(node, context, () => 0) * replies.value,
  };
}

function isHandshake({ path }: Stream): boolean {
  return path !== undefined && /\/\$(dis)?connect$/.test(path);
}

function messagesOf(streams: readonly Pick<Stream, 'perMonth' | 'sends'>[]): number {
  return streams.reduce((sum, { perMonth, sends = 0 }) => sum + perMonth * unitsOf(sends, WEBSOCKET_UNIT), 0);
}

/** Started units of a payload; an empty one is one too. */
function unitsOf(bytes: number, unit: number): number {
  return Math.max(1, Math.ceil(bytes / unit));
}

function perUnit(units: Text, unit: number): Text {
  return worded((locale) => (locale === 'en' ? `${units.en}, each started ${formatBytes(unit)} counts` : `${units.ko}, ${formatBytes(unit)} 단위로 올림`));
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

function transfer(node: Node, context: CostContext): readonly CostComponent[] {
  return transferOf(bytesToInternet(node, context, () => 0));
}

function transferOf(bytes: number): readonly CostComponent[] {
  if (bytes === 0) return [];
  return [{
    component: 'transfer-out', title: { en: 'Data transfer to the internet', ko: '인터넷으로 데이터 전송' },
    quantity: bytes / GB, price: 'client.transfer-out',
    how: worded((locale) => (locale === 'en' ? `${formatBytes(bytes)} of responses to clients` : `클라이언트에 보내는 응답 ${formatBytes(bytes)}`)),
  }];
}
