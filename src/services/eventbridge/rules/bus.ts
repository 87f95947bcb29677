import { nameOf } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { isDefaultBus } from '../default-bus.ts';
import { limits } from '../limits.ts';

export const policyTooLong: Rule = {
  id: 'eventbridge.bus-policy-too-long',
  severity: 'error',
  title: { en: 'The policy of a bus is longer than EventBridge takes', ko: 'EventBridge가 받는 것보다 긴 버스 정책' },
  why: { en: 'EventBridge refuses a longer policy; each account that is let in makes it longer.', ko: 'EventBridge는 더 긴 정책을 거부하며, 허용하는 계정마다 정책이 길어집니다.' },
  source: limits['bus-policy-size'].source,
  services: ['eventbridge.bus'],
  unfixable: { en: 'Which statements may go is for you to decide.', ko: '어떤 문을 지울지는 직접 정해야 합니다.' },
  check: (node, { resolve, quota }) => {
    const found = resolve.property(node.properties, 'Policy');
    const policy = found.known ? found.value : undefined;
    const length = policy === undefined ? 0 : (typeof policy === 'string' ? policy : JSON.stringify(policy)).length;
    const max = quota('eventbridge.bus-policy-size') ?? Infinity;
    if (length <= max) return [];
    return [{
      path: ['properties', 'Policy'],
      limit: { id: 'eventbridge.bus-policy-size', needed: length },
      message: {
        en: `The policy of “${nameOf(node)}” has ${formatNumber(length)} characters; EventBridge takes ${formatNumber(max)}. Let an organization in instead of single accounts, or have the quota raised.`,
        ko: `‘${nameOf(node)}’ 버스의 정책이 ${formatNumber(length)}자입니다. EventBridge는 ${formatNumber(max)}자까지 받습니다. 계정 하나하나 대신 조직을 허용하거나 할당량을 늘리세요.`,
      },
    }];
  },
};

export const defaultBusHasSettings: Rule = {
  id: 'eventbridge.default-bus-keeps-its-settings',
  severity: 'warning',
  title: { en: 'The default bus has settings that nobody applies', ko: '적용되지 않는 기본 버스 설정' },
  why: { en: 'Every account has its default bus; CloudFormation does not create it, and so cannot set it up.', ko: '기본 버스는 계정에 이미 있으므로 CloudFormation이 만들지 않고, 설정할 수도 없습니다.' },
  source: { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html', asOf: '2026-11-21' },
  services: ['eventbridge.bus'],
  check: (node, { resolve }) => {
    if (!isDefaultBus(node, resolve)) return [];
    return Object.keys(node.properties).filter((name) => name !== 'Name').map((name) => ({
      path: ['properties', name],
      message: {
        en: `${name} is not applied: the default bus is there already, and the template leaves it alone. Remove it, or use a bus of another name.`,
        ko: `${name}은(는) 적용되지 않습니다. 기본 버스는 이미 있어 템플릿이 건드리지 않습니다. 지우거나 다른 이름의 버스를 쓰세요.`,
      },
      fix: { title: { en: `Remove ${name}`, ko: `${name} 지우기` }, path: ['properties', name], value: undefined },
    }));
  },
};
