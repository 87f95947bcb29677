import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf } from '../../../core/model/design.ts';
import { formatBytes, formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { outOfRange } from '../../../core/rules/number-check.ts';
import { streams } from '../facts.ts';
import { limits } from '../limits.ts';
import { CACHE_SIZES, restrictions } from '../restrictions.ts';
import { cachedMethods, methodSettingsOf, stagesOf } from './stages.ts';

const REST = ['apigateway.rest'];
const CACHING = { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html', asOf: '2026-11-21' };

export const cacheSizeUnknown: Rule = {
  id: 'apigateway.cache-size-unknown',
  severity: 'error',
  title: { en: 'A cache has a size that API Gateway does not offer', ko: 'API Gateway가 제공하지 않는 캐시 크기' },
  why: { en: 'The cache of a stage comes in a few sizes, billed by the hour. API Gateway refuses others.', ko: '스테이지 캐시는 정해진 크기만 있고 시간당 요금이 나옵니다. API Gateway는 다른 크기를 거부합니다.' },
  source: restrictions['rest-cache-sizes'].source,
  services: REST,
  check: (node, { resolve }) => stagesOf(node).flatMap(({ properties, path: stage }): readonly Violation[] => {
    const found = resolve.property(properties, 'CacheClusterSize');
    if (!found.known || (typeof found.value !== 'string' && typeof found.value !== 'number')) return [];
    const size = String(found.value);
    if (CACHE_SIZES.includes(size)) return [];
    const path = [...stage, 'CacheClusterSize'];
    const nearest = CACHE_SIZES.find((offered) => Number(offered) >= Number(size)) ?? CACHE_SIZES.at(-1) ?? size;
    return [{
      path,
      message: {
        en: `CacheClusterSize is ${size} GB. API Gateway offers ${CACHE_SIZES.join(', ')} GB.`,
        ko: `CacheClusterSize가 ${size} GB입니다. API Gateway는 ${CACHE_SIZES.join(', ')} GB를 제공합니다.`,
      },
      fix: { title: { en: `Set CacheClusterSize to ${nearest}`, ko: `CacheClusterSize: ${nearest}(으)로 바꾸기` }, path, value: nearest },
    }];
  }),
};

export const cacheTimeOutOfRange: Rule = {
  id: 'apigateway.cache-time-out-of-range',
  severity: 'error',
  title: { en: 'Answers are cached for longer than API Gateway allows', ko: 'API Gateway가 허용하는 것보다 긴 캐시 시간' },
  why: { en: 'API Gateway refuses a longer time to live.', ko: 'API Gateway는 더 긴 캐시 시간을 거부합니다.' },
  source: limits['rest-cache-ttl-max'].source,
  services: REST,
  check: (node, context) => methodSettingsOf(node).flatMap(({ settings, path }) => outOfRange({
    in: settings, base: path, path: 'CacheTtlInSeconds', unit: 'seconds', by: 'API Gateway', max: 'apigateway.rest-cache-ttl-max',
  }, context)),
};

export const cacheTimeNotSaid: Rule = {
  id: 'apigateway.cache-time-not-said',
  severity: 'info',
  title: { en: 'Answers are cached for a time that nobody chose', ko: '정하지 않은 시간만큼 캐시되는 응답' },
  why: { en: 'Without CacheTtlInSeconds an answer is given to everybody for the default time after it was made.', ko: 'CacheTtlInSeconds가 없으면 응답이 기본 시간 동안 모두에게 그대로 전달됩니다.' },
  source: limits['rest-cache-ttl-default'].source,
  services: REST,
  check: (node, context) => cachedMethods(node, context).filter(({ settings }) => !isSet(settings, 'CacheTtlInSeconds', context.resolve)).map(({ path: place }) => {
    const seconds = limits['rest-cache-ttl-default'].value;
    const path = [...place, 'CacheTtlInSeconds'];
    return {
      path,
      message: {
        en: `CacheTtlInSeconds is not set, so answers up to ${seconds} s old are given. Say how old they may be.`,
        ko: `CacheTtlInSeconds가 없어 최대 ${seconds}초 지난 응답이 전달됩니다. 얼마나 오래된 응답까지 괜찮은지 적으세요.`,
      },
      fix: { title: { en: `Set CacheTtlInSeconds to ${seconds}`, ko: `CacheTtlInSeconds: ${seconds} 적기` }, path, value: seconds },
    };
  }),
};

export const cacheNotEncrypted: Rule = {
  id: 'apigateway.cache-not-encrypted',
  severity: 'info',
  title: { en: 'A cache is not encrypted', ko: '암호화되지 않은 캐시' },
  why: { en: 'Cached answers may hold what only one person should see. Encrypting them costs nothing.', ko: '캐시된 응답에는 한 사람만 보아야 할 내용이 있을 수 있습니다. 암호화에는 비용이 들지 않습니다.' },
  source: CACHING,
  services: REST,
  check: (node, context) => cachedMethods(node, context).filter(({ settings }) => {
    const found = context.resolve.property(settings, 'CacheDataEncrypted');
    return found.known && found.value !== true;
  }).map(({ path: place }) => {
    const path = [...place, 'CacheDataEncrypted'];
    return {
      path,
      message: { en: 'The answers in the cache are not encrypted. Set CacheDataEncrypted.', ko: '캐시의 응답이 암호화되지 않습니다. CacheDataEncrypted를 설정하세요.' },
      fix: { title: { en: 'Encrypt the cache', ko: '캐시 암호화하기' }, path, value: true },
    };
  }),
};

export const cachingWithoutCache: Rule = {
  id: 'apigateway.caching-without-cache',
  severity: 'warning',
  title: { en: 'Methods are cached, but the stage has no cache', ko: '캐시가 없는 스테이지의 메서드 캐싱' },
  why: { en: 'CachingEnabled of a method has no effect until the stage has a cache cluster.', ko: '스테이지에 캐시 클러스터가 없으면 메서드의 CachingEnabled는 효과가 없습니다.' },
  source: CACHING,
  services: REST,
  unfixable: { en: 'A cache is billed by the hour, whether it is used or not.', ko: '캐시는 쓰지 않아도 시간당 요금이 나옵니다.' },
  check: (node, context) => cachedMethods(node, context).filter(({ stage }) => {
    const cluster = context.resolve.property(stage.properties, 'CacheClusterEnabled');
    return cluster.known && cluster.value !== true;
  }).map(({ path }) => ({
    path: [...path, 'CachingEnabled'],
    message: {
      en: 'CachingEnabled has no effect: the stage has no cache. Set CacheClusterEnabled and CacheClusterSize, or remove CachingEnabled.',
      ko: '스테이지에 캐시가 없어 CachingEnabled가 효과가 없습니다. CacheClusterEnabled와 CacheClusterSize를 설정하거나 CachingEnabled를 지우세요.',
    },
  })),
};

const AUTHORIZATION = 'method.request.header.Authorization';

export const cachedForEverybody: Rule = {
  id: 'apigateway.cached-answer-for-everybody',
  severity: 'warning',
  title: { en: 'The answer to one signed-in caller is given to the next', ko: '로그인한 사람의 응답이 다음 사람에게 전달됨' },
  why: {
    en: 'The cache tells answers apart by path and by its key parameters only. Where the caller is not among them, everybody who may call gets what the first caller got.',
    ko: '캐시는 주소와 캐시 키 매개변수로만 응답을 구별합니다. 호출자가 키에 없으면 권한이 있는 모두가 첫 호출자의 응답을 받습니다.',
  },
  source: CACHING,
  services: REST,
  unfixable: { en: 'Whether answers differ by caller is for you to say.', ko: '응답이 호출자마다 다른지는 직접 정해야 합니다.' },
  check: (node, context) => {
    if (cachedMethods(node, context).length === 0) return [];
    const guards = context.incoming(node, 'authorize').map(({ connection }) => connection.routes);
    const isGuarded = (routes: readonly string[]): boolean => guards.some((guarded) => guarded.length === 0 || routes.length === 0 || routes.some((route) => guarded.includes(route)));
    return context.outgoing(node, 'invoke').filter(({ connection }) => isGuarded(connection.routes)).flatMap(({ connection, to }): readonly Violation[] => {
      const keys = context.resolve.property(connection.properties, 'CacheKeyParameters');
      if (!keys.known || (Array.isArray(keys.value) && keys.value.includes(AUTHORIZATION))) return [];
      return [{
        connection: connection.id,
        path: ['properties', 'CacheKeyParameters'],
        message: {
          en: `What “${nameOf(to)}” answers to one caller is cached for all. Add ${AUTHORIZATION} to CacheKeyParameters, or do not cache this method.`,
          ko: `‘${nameOf(to)}’의 응답이 호출자와 관계없이 모두에게 캐시됩니다. CacheKeyParameters에 ${AUTHORIZATION}을 추가하거나 이 메서드를 캐시하지 마세요.`,
        },
      }];
    });
  },
};

export const tooLargeToCache: Rule = {
  id: 'apigateway.answer-too-large-to-cache',
  severity: 'warning',
  title: { en: 'An answer is too large for the cache', ko: '캐시하기에는 너무 큰 응답' },
  why: { en: 'API Gateway caches smaller answers only; larger ones are made anew each time.', ko: 'API Gateway는 더 작은 응답만 캐시하며 큰 응답은 매번 다시 만듭니다.' },
  source: limits['rest-cache-response-max'].source,
  services: REST,
  unfixable: { en: 'What an answer holds is part of the code.', ko: '응답에 담을 내용은 코드에 있습니다.' },
  check: (node, context) => {
    const max = context.quota('apigateway.rest-cache-response-max');
    if (max === undefined || cachedMethods(node, context).length === 0) return [];
    const large = context.usage.arriving(node.id).find(({ method = 'GET', receives = 0 }) => method === 'GET' && receives > max);
    if (!large) return [];
    return [{
      limit: { id: 'apigateway.rest-cache-response-max', needed: large.receives ?? 0 },
      message: {
        en: `The answer to the flow “${large.flow}” has ${formatBytes(large.receives ?? 0)}; up to ${formatBytes(max)} are cached. Answer in pages, or cache in a distribution.`,
        ko: `‘${large.flow}’ 흐름의 응답은 ${formatBytes(large.receives ?? 0)}이지만 ${formatBytes(max)}까지만 캐시됩니다. 페이지로 나누거나 배포에서 캐시하세요.`,
      },
    }];
  },
};

export const streamNotCached: Rule = {
  id: 'apigateway.stream-not-cached',
  severity: 'warning',
  title: { en: 'A streamed answer is to be cached', ko: '캐시하려는 스트리밍 응답' },
  why: { en: 'API Gateway does not cache what it streams: the function is called every time.', ko: 'API Gateway는 스트리밍하는 응답을 캐시하지 않으므로 함수를 매번 호출합니다.' },
  source: restrictions['stream-excludes-caching'].source,
  services: REST,
  unfixable: { en: 'Streaming and caching exclude each other: which of the two matters is for you to decide.', ko: '스트리밍과 캐싱은 함께 쓸 수 없으므로 무엇이 중요한지 직접 정해야 합니다.' },
  check: (node, context) => (cachedMethods(node, context).length === 0 ? [] : context.outgoing(node, 'invoke').filter(({ connection }) => streams(connection, context.resolve)).map(({ connection, to }) => ({
    connection: connection.id,
    path: ['properties', 'ResponseTransferMode'],
    message: {
      en: `The answers of “${nameOf(to)}” are streamed, so the cache of the stage does not hold them.`,
      ko: `‘${nameOf(to)}’의 응답은 스트리밍되어 스테이지의 캐시에 남지 않습니다.`,
    },
  }))),
};

export const streamNeedsRest: Rule = {
  id: 'apigateway.stream-needs-rest',
  severity: 'error',
  title: { en: 'Only REST APIs stream answers', ko: 'REST API만 응답을 스트리밍함' },
  why: { en: 'An integration of an HTTP or WebSocket API has no ResponseTransferMode.', ko: 'HTTP API와 WebSocket API의 통합에는 ResponseTransferMode가 없습니다.' },
  source: restrictions['stream-excludes-caching'].source,
  services: ['apigateway.http', 'apigateway.websocket'],
  check: (node, { outgoing, resolve }) => outgoing(node, 'invoke').filter(({ connection }) => streams(connection, resolve)).map(({ connection }) => {
    const path = ['properties', 'ResponseTransferMode'];
    return {
      connection: connection.id, path,
      message: { en: 'Only REST APIs stream answers. Remove ResponseTransferMode, or make this a REST API.', ko: 'REST API만 응답을 스트리밍합니다. ResponseTransferMode를 지우거나 REST API로 바꾸세요.' },
      fix: { title: { en: 'Remove ResponseTransferMode', ko: 'ResponseTransferMode 지우기' }, path, value: undefined },
    };
  }),
};

/** What goes out at full speed before a stream is slowed down: as much as an answer that is not streamed may have. */
const AT_FULL_SPEED = limits['rest-payload-max'].value;

export const streamTooSlow: Rule = {
  id: 'apigateway.stream-too-slow',
  severity: 'warning',
  title: { en: 'A streamed answer is cut off before its end', ko: '끝나기 전에 끊기는 스트리밍 응답' },
  why: {
    en: 'After its first 10 MB a stream is slowed down. What has not gone out when the timeout is over is lost.',
    ko: '스트림은 처음 10 MB 뒤로 느려집니다. 제한 시간이 지날 때까지 나가지 못한 내용은 사라집니다.',
  },
  source: limits['rest-stream-bandwidth'].source,
  services: REST,
  unfixable: { en: 'Whether to wait for longer or to send less is for you to decide.', ko: '더 기다릴지 덜 보낼지는 직접 정해야 합니다.' },
  check: (node, context) => context.outgoing(node, 'invoke').filter(({ connection }) => streams(connection, context.resolve)).flatMap(({ connection, sourceFacts }): readonly Violation[] => {
    const [waits, rate] = [sourceFacts.callerTimeoutSeconds, context.quota('apigateway.rest-stream-bandwidth')];
    if (waits === undefined || rate === undefined) return [];
    const largest = context.usage.over(connection.id).reduce((most, { receives = 0 }) => Math.max(most, receives), 0);
    const takes = (largest - AT_FULL_SPEED) / (rate * 1024 * 1024);
    if (takes <= waits) return [];
    return [{
      connection: connection.id,
      limit: { id: 'apigateway.rest-stream-bandwidth' },
      message: {
        en: `An answer of ${formatBytes(largest)} takes ${formatNumber(takes, 0)} s at ${rate} MB/s; the integration waits ${formatNumber(waits)} s. Raise TimeoutInMillis, or hand the data over through a bucket.`,
        ko: `${formatBytes(largest)} 응답은 초당 ${rate} MB로 ${formatNumber(takes, 0)}초 걸리지만 통합은 ${formatNumber(waits)}초 기다립니다. TimeoutInMillis를 늘리거나 버킷을 통해 넘기세요.`,
      },
    }];
  }),
};
