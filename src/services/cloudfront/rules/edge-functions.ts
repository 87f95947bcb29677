import { listSetting } from '../../../core/catalog/setting.ts';
import type { JsonObject, Path } from '../../../core/model/json.ts';
import { formatBytes } from '../../../core/model/units-format.ts';
import { utf8Length } from '../../../core/model/utf8.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { limits } from '../limits.ts';
import { behavioursOf } from './written-behaviours.ts';

const LISTS = ['FunctionAssociations', 'LambdaFunctionAssociations'] as const;
const VIEWER = 'viewer-';

interface Association {
  readonly list: (typeof LISTS)[number];
  readonly event: string;
  /** Below the behaviour. */
  readonly path: Path;
}

function associationsOf(behaviour: JsonObject, resolve: Resolver): readonly Association[] {
  return LISTS.flatMap((list) => (listSetting(behaviour, list, resolve) ?? []).flatMap((entry, index) => {
    const event = resolve.string(entry, 'EventType');
    return event === undefined ? [] : [{ list, event, path: [list, index] }];
  }));
}

export const edgeFunctionsClash: Rule = {
  id: 'cloudfront.edge-functions-clash',
  severity: 'error',
  title: { en: 'Edge functions of a behaviour do not go together', ko: '함께 쓸 수 없는 엣지 함수' },
  why: {
    en: 'Each event of a behaviour has one edge function. CloudFront functions run on viewer events only, and there they do not go with Lambda@Edge.',
    ko: '동작의 이벤트마다 엣지 함수는 하나입니다. CloudFront 함수는 뷰어 이벤트에서만 실행되며 거기서 Lambda@Edge와 함께 쓸 수 없습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html', asOf: '2026-11-21' },
  unfixable: { en: 'Which of the functions is meant is not in the design.', ko: '어느 함수를 의도했는지는 설계에 나와 있지 않습니다.' },
  check: (node, { resolve }) => behavioursOf(node, resolve).flatMap(({ key, written }) => {
    const all = associationsOf(written, resolve);
    return all.flatMap((association, index): readonly Violation[] => {
      const message = clash(association, all.slice(0, index));
      return message ? [{ path: ['behaviours', key, ...association.path], message }] : [];
    });
  }),
};

function clash({ list, event }: Association, before: readonly Association[]): Violation['message'] | undefined {
  if (list === 'FunctionAssociations' && !event.startsWith(VIEWER)) {
    return { en: `A CloudFront function cannot run on ${event}. Use Lambda@Edge there.`, ko: `CloudFront 함수는 ${event}에서 실행할 수 없습니다. Lambda@Edge를 쓰세요.` };
  }
  if (before.some((other) => other.event === event)) {
    return { en: `${event} has a function already, and takes one. Join the two.`, ko: `${event}에 이미 함수가 있고 하나만 둘 수 있습니다. 둘을 합치세요.` };
  }
  if (event.startsWith(VIEWER) && before.some((other) => other.list !== list && other.event.startsWith(VIEWER))) {
    return {
      en: `Lambda@Edge on ${event} does not go with the CloudFront function of this behaviour. Make both of one sort.`,
      ko: `${event}의 Lambda@Edge는 이 동작의 CloudFront 함수와 함께 쓸 수 없습니다. 둘 다 같은 종류로 만드세요.`,
    };
  }
  return undefined;
}

export const functionTooLarge: Rule = {
  id: 'cloudfront.function-too-large',
  severity: 'error',
  title: { en: 'A CloudFront function is larger than CloudFront allows', ko: 'CloudFront 한도보다 큰 CloudFront 함수' },
  why: { en: 'CloudFront refuses larger code, and the limit cannot be raised.', ko: 'CloudFront가 더 큰 코드를 거부하며, 한도는 늘릴 수 없습니다.' },
  source: limits['function-size-max'].source,
  unfixable: { en: 'Only you can say what of the code may go.', ko: '코드에서 무엇을 뺄지는 설계자만 정할 수 있습니다.' },
  check: (node, { resolve, quota }) => partsOf(node, 'AWS::CloudFront::Function').flatMap(({ properties, path }): readonly Violation[] => {
    const [code, max] = [resolve.string(properties, 'FunctionCode'), quota('cloudfront.function-size-max')];
    const bytes = code === undefined ? 0 : utf8Length(code);
    if (max === undefined || bytes <= max) return [];
    return [{
      path: [...path, 'FunctionCode'],
      limit: { id: 'cloudfront.function-size-max', needed: bytes },
      message: {
        en: `The function has ${formatBytes(bytes)} of code; CloudFront allows ${formatBytes(max)}. Put data into a key value store, or use Lambda@Edge.`,
        ko: `함수 코드가 ${formatBytes(bytes)}입니다. CloudFront 한도는 ${formatBytes(max)}입니다. 데이터를 키 값 저장소에 두거나 Lambda@Edge를 쓰세요.`,
      },
    }];
  }),
};
