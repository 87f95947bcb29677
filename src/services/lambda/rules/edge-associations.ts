import { didYouMean } from '../../../core/document/did-you-mean.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import { isObject, own, type Json } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatBytes, formatNumber } from '../../../core/model/units-format.ts';
import { parseBytes } from '../../../core/model/units.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import type { Edge, Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { EVENTS, eventOf, isViewerEvent } from '../edge/events.ts';
import { limits } from '../limits.ts';

/** A function at the edge, against the behaviours that run it and what comes over them. */

const EDGE = ['lambda.edge'];
const EVENT_TYPE = ['with', 'EventType'];
const ASSOCIATIONS = limits['edge-associations-per-behaviour'].source;

function atBehaviours(check: (edge: Edge, context: RuleContext) => readonly Violation[]): Rule['check'] {
  return (node, context) => context.incoming(node, 'trigger').flatMap((edge) => check(edge, context));
}

export const edgeEventUnknown: Rule = {
  id: 'lambda.edge-event-unknown',
  severity: 'error',
  title: { en: 'A function runs at a step that CloudFront does not have', ko: 'CloudFront에 없는 단계의 함수' },
  why: { en: 'CloudFront runs functions at four steps of a request, and refuses other names.', ko: 'CloudFront는 요청의 네 단계에서만 함수를 실행하며 다른 이름은 거부합니다.' },
  source: ASSOCIATIONS,
  services: EDGE,
  check: atBehaviours((edge, { resolve }) => {
    const event = eventOf(edge, resolve);
    if (event === undefined || EVENTS.some((each) => each === event)) return [];
    const guess = didYouMean(event, EVENTS) ?? EVENTS[0];
    return [{
      connection: edge.connection.id, path: EVENT_TYPE,
      message: { en: `CloudFront has no step “${event}”. There are ${EVENTS.join(', ')}.`, ko: `CloudFront에 ‘${event}’ 단계가 없습니다. 가능한 단계: ${EVENTS.join(', ')}` },
      fix: { title: { en: `Run at ${guess}`, ko: `${guess}에서 실행` }, path: EVENT_TYPE, value: guess },
    }];
  }),
};

/** Connections of the same distribution to functions of the same behaviour, in the order of the file. */
function besides({ connection, from }: Edge, { outgoing }: RuleContext): readonly Edge[] {
  return outgoing(from, 'trigger').filter((other) => behaviourOf(other) === behaviourOf({ connection, from }));
}

/** The steps at which the behaviour itself names functions. */
function writtenAt(edge: Edge): readonly (Json | undefined)[] {
  const behaviour = own(edge.from.behaviours, behaviourOf(edge));
  const written = isObject(behaviour) ? own(behaviour, 'LambdaFunctionAssociations') : undefined;
  return Array.isArray(written) ? (written as readonly Json[]).map((item) => (isObject(item) ? own(item, 'EventType') : undefined)) : [];
}

/** A connection that names no behaviour is of the default one, which has no pattern. */
function behaviourOf({ connection, from }: Pick<Edge, 'connection' | 'from'>): string {
  const fallback = Object.entries(from.behaviours).find(([, value]) => isObject(value) && own(value, 'PathPattern') === undefined)?.[0];
  return connection.behaviour ?? fallback ?? '';
}

export const edgeEventTaken: Rule = {
  id: 'lambda.edge-event-taken',
  severity: 'error',
  title: { en: 'Two functions at the same step of a behaviour', ko: '한 동작의 같은 단계에 있는 두 함수' },
  why: { en: 'CloudFront runs one function at each step of a cache behaviour, and refuses a second.', ko: 'CloudFront는 캐시 동작의 단계마다 함수 하나만 실행하며 두 번째는 거부합니다.' },
  source: ASSOCIATIONS,
  services: EDGE,
  unfixable: { en: 'Which function runs at which step is for you to choose.', ko: '어느 함수를 어느 단계에서 실행할지는 직접 골라야 합니다.' },
  check: atBehaviours((edge, context) => {
    const event = eventOf(edge, context.resolve);
    const taken = event === undefined ? undefined : holderOf(edge, event, context);
    return taken === undefined ? [] : [{
      connection: edge.connection.id, path: EVENT_TYPE,
      message: {
        en: `${taken.en} runs at ${event} of this behaviour already. Name another step under with: { EventType: … }.`,
        ko: `${taken.ko} 이미 이 동작의 ${event} 단계에서 실행됩니다. with: { EventType: … }에 다른 단계를 적으세요.`,
      },
    }];
  }),
};

/** The function that has a step before this one: of the behaviour itself, or of a connection further up in the file. */
function holderOf(edge: Edge, event: string, context: RuleContext): Text | undefined {
  if (writtenAt(edge).includes(event)) return { en: 'A function of its LambdaFunctionAssociations', ko: '동작의 LambdaFunctionAssociations에 적힌 함수가' };
  const first = besides(edge, context).find((other) => eventOf(other, context.resolve) === event);
  return !first || first.connection.id === edge.connection.id ? undefined : { en: `“${nameOf(first.to)}”`, ko: `‘${nameOf(first.to)}’ 함수가` };
}

export const edgeTooManyAssociations: Rule = {
  id: 'lambda.edge-too-many-associations',
  severity: 'error',
  title: { en: 'More functions at the edge than CloudFront associates', ko: 'CloudFront가 연결하는 것보다 많은 엣지 함수' },
  why: { en: 'A cache behaviour has so many functions at the edge, and a distribution has so many in all.', ko: '캐시 동작과 배포마다 연결할 수 있는 엣지 함수 수에 한도가 있습니다.' },
  source: ASSOCIATIONS,
  services: EDGE,
  unfixable: { en: 'Which functions to merge is for you to choose.', ko: '합칠 함수는 직접 골라야 합니다.' },
  check: atBehaviours((edge, context) => {
    const merge = { en: 'Merge some of them.', ko: '일부를 합치세요.' };
    const what = { en: 'functions at the edge', ko: '엣지 함수' };
    const ofBehaviour = besides(edge, context);
    const ofDistribution = [...new Map(context.outgoing(edge.from, 'trigger').map((other) => [other.to.id, other])).values()];
    const isLast = (edges: readonly Edge[]): boolean => edges.at(-1)?.connection.id === edge.connection.id;
    return [
      ...(isLast(ofBehaviour) ? tooMany({ count: ofBehaviour.length, limit: 'lambda.edge-associations-per-behaviour', holder: { en: 'The behaviour', ko: '동작' }, what, by: 'CloudFront', advice: merge, connection: edge.connection.id }, context) : []),
      ...(isLast(ofDistribution) ? tooMany({ count: ofDistribution.length, limit: 'lambda.edge-functions-per-distribution', holder: { en: 'The distribution', ko: '배포' }, what, by: 'CloudFront', advice: merge, connection: edge.connection.id }, context) : []),
    ];
  }),
};

export const edgeWithCloudFrontFunction: Rule = {
  id: 'lambda.edge-with-cloudfront-function',
  severity: 'error',
  title: { en: 'A CloudFront function and a Lambda function for the same viewers', ko: '같은 최종 사용자 이벤트의 CloudFront 함수와 Lambda 함수' },
  why: { en: 'At the viewer events of a cache behaviour there are either CloudFront functions or Lambda functions; CloudFront refuses both.', ko: '캐시 동작의 최종 사용자 이벤트에는 CloudFront 함수나 Lambda 함수 중 하나만 쓸 수 있습니다.' },
  source: ASSOCIATIONS,
  services: EDGE,
  unfixable: { en: 'Which of the two runs there is for you to choose.', ko: '둘 중 어느 것을 실행할지는 직접 골라야 합니다.' },
  check: atBehaviours((edge, { resolve }) => {
    if (!isViewerEvent(eventOf(edge, resolve))) return [];
    const behaviour = own(edge.from.behaviours, behaviourOf(edge));
    const functions = isObject(behaviour) ? own(behaviour, 'FunctionAssociations') : undefined;
    if (!Array.isArray(functions) || functions.length === 0) return [];
    return [{
      connection: edge.connection.id,
      message: {
        en: 'This behaviour has a CloudFront function at a viewer event, and CloudFront takes no Lambda function beside it. Run this one at an origin event, or remove FunctionAssociations.',
        ko: '이 동작에는 최종 사용자 이벤트의 CloudFront 함수가 있어 Lambda 함수를 함께 쓸 수 없습니다. 오리진 이벤트에서 실행하거나 FunctionAssociations를 지우세요.',
      },
    }];
  }),
};

export const edgeResponseTooLarge: Rule = {
  id: 'lambda.edge-response-too-large',
  severity: 'error',
  title: { en: 'A function at the edge makes a larger response than CloudFront takes', ko: 'CloudFront가 받는 것보다 큰 응답을 만드는 엣지 함수' },
  why: { en: 'A response that the function makes itself, with its headers, is refused above the limit; the viewer sees an error.', ko: '함수가 직접 만든 응답은 헤더를 포함해 한도를 넘으면 거부되고 사용자는 오류를 봅니다.' },
  source: limits['edge-viewer-response-max'].source,
  services: EDGE,
  unfixable: { en: 'To make the response smaller is work on the code.', ko: '응답을 줄이려면 코드를 고쳐야 합니다.' },
  check: (node, context) => {
    const size = parseBytes(own(node.assume, 'responseSize'));
    const edges = context.incoming(node, 'trigger');
    const limit = edges.some((edge) => isViewerEvent(eventOf(edge, context.resolve))) ? 'lambda.edge-viewer-response-max' : 'lambda.edge-origin-response-max';
    const max = context.quota(limit);
    if (!size.ok || max === undefined || edges.length === 0 || size.value <= max) return [];
    return [{
      path: ['assume', 'responseSize'],
      limit: { id: limit, needed: size.value },
      message: {
        en: `“${nameOf(node)}” makes responses of ${formatBytes(size.value)}; at ${limit.includes('viewer') ? 'viewer' : 'origin'} events CloudFront takes ${formatBytes(max)}. Redirect to a bucket instead.`,
        ko: `‘${nameOf(node)}’ 함수가 ${formatBytes(size.value)} 응답을 만듭니다. CloudFront는 이 이벤트에서 ${formatBytes(max)}까지 받습니다. 버킷으로 리디렉션하세요.`,
      },
    }];
  },
};

export const edgeBodyTruncated: Rule = {
  id: 'lambda.edge-body-truncated',
  severity: 'warning',
  title: { en: 'A function at the edge sees a part of the request only', ko: '요청 본문의 일부만 보는 엣지 함수' },
  why: { en: 'With IncludeBody CloudFront shows the function the beginning of a large body and cuts the rest off.', ko: 'IncludeBody를 쓰면 CloudFront는 큰 본문의 앞부분만 함수에 보여 주고 나머지는 자릅니다.' },
  source: limits['edge-viewer-body-max'].source,
  services: EDGE,
  unfixable: { en: 'Whether the function needs all of the body is for you to say.', ko: '함수에 본문 전체가 필요한지는 직접 판단해야 합니다.' },
  check: atBehaviours((edge, context) => {
    const event = eventOf(edge, context.resolve);
    const limit = isViewerEvent(event) ? 'lambda.edge-viewer-body-max' : 'lambda.edge-origin-body-max';
    const largest = Math.max(0, ...context.usage.over(edge.connection.id).map(({ sends }) => sends ?? 0));
    const max = context.quota(limit);
    if (max === undefined || largest <= max || context.resolve.boolean(edge.connection.with, 'IncludeBody') !== true) return [];
    return [{
      connection: edge.connection.id, path: ['with', 'IncludeBody'],
      limit: { id: limit, needed: largest },
      message: {
        en: `Requests of ${formatBytes(largest)} come here; at ${event} the function sees the first ${formatBytes(max)}.`,
        ko: `${formatBytes(largest)} 요청이 오지만 ${event} 단계의 함수는 처음 ${formatBytes(max)}만 봅니다.`,
      },
    }];
  }),
};

export const edgeAboveQuota: Rule = {
  id: 'lambda.edge-peak-above-quota',
  severity: 'warning',
  title: { en: 'More requests a second than Lambda@Edge serves in a Region', ko: 'Lambda@Edge가 한 리전에서 처리하는 것보다 많은 요청' },
  why: { en: 'In each Region near viewers Lambda@Edge serves so many requests a second for an account, and throttles the others.', ko: 'Lambda@Edge는 최종 사용자에 가까운 리전마다 계정당 정해진 수의 초당 요청을 처리하고 나머지는 제한합니다.' },
  source: limits['edge-requests-per-second'].source,
  services: EDGE,
  unfixable: { en: 'AWS raises the quota on request.', ko: 'AWS에 할당량 증가를 요청해야 합니다.' },
  check: (node: Node, context) => {
    const peak = Math.ceil(context.usage.peak(node.id));
    const max = context.quota('lambda.edge-requests-per-second');
    if (max === undefined || peak <= max) return [];
    return [{
      limit: { id: 'lambda.edge-requests-per-second', needed: peak },
      message: {
        en: `${nameOf(node)}: ${formatNumber(peak)} requests/s at the peak; Lambda@Edge serves ${formatNumber(max)} in a Region. Unless viewers are spread over Regions, have the quota raised, or run the function at origin events only.`,
        ko: `${nameOf(node)}: 피크에 초당 ${formatNumber(peak)}건이지만 Lambda@Edge는 리전마다 ${formatNumber(max)}건을 처리합니다. 사용자가 여러 리전에 나뉘어 있지 않으면 할당량을 늘리거나 오리진 이벤트에서만 실행하세요.`,
      },
    }];
  },
};
