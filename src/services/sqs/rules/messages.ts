import { numberSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { formatBytes, formatNumber } from '../../../core/model/units-format.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { jsonBytes, partsOf } from '../../../core/rules/parts.ts';
import { limits } from '../limits.ts';

const POLLING = { url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html', asOf: '2026-11-21' };

export const messageAboveSetting: Rule = {
  id: 'sqs.message-above-setting',
  severity: 'error',
  title: { en: 'A flow sends larger messages than a queue is set to take', ko: '대기열에 설정된 것보다 큰 메시지를 보내는 흐름' },
  why: { en: 'SQS refuses a message above MaximumMessageSize, every time.', ko: 'SQS는 MaximumMessageSize를 넘는 메시지를 항상 거부합니다.' },
  source: limits['message-max'].source,
  check: (node, { resolve, incoming, usage }) => {
    const set = resolve.number(node.properties, 'MaximumMessageSize');
    const largest = limits['message-max'].value;
    if (set === undefined) return [];
    const sent = (['send', 'deliver'] as const).flatMap((kind) => incoming(node, kind)).flatMap(({ connection }) => usage.over(connection.id));
    const tooLarge = sent.find(({ sends = 0 }) => sends > set && sends <= largest);
    if (!tooLarge) return [];
    const path = ['properties', 'MaximumMessageSize'];
    const [size, limit] = [formatBytes(tooLarge.sends ?? 0), formatBytes(set)];
    return [{
      path,
      message: {
        en: `The flow “${tooLarge.flow}” sends messages of ${size}; the queue is set to take ${limit}. Raise MaximumMessageSize, at most to ${formatBytes(largest)}.`,
        ko: `‘${tooLarge.flow}’ 흐름이 ${size} 메시지를 보내지만 대기열은 ${limit}까지만 받도록 설정되어 있습니다. MaximumMessageSize를 최대 ${formatBytes(largest)}까지 늘리세요.`,
      },
      fix: { title: { en: `Take messages of up to ${formatBytes(largest)}`, ko: `${formatBytes(largest)}까지 받기` }, path, value: largest },
    }];
  },
};

export const shortPolling: Rule = {
  id: 'sqs.short-polling',
  severity: 'info',
  title: { en: 'Receivers of a queue ask without waiting', ko: '기다리지 않고 묻는 수신자' },
  why: {
    en: 'With short polling every question is answered at once, mostly with nothing, and is billed. Lambda polls long by itself; other receivers do what the queue says.',
    ko: '짧은 폴링은 물을 때마다 바로, 대부분 빈 응답을 주고 비용이 듭니다. Lambda는 스스로 긴 폴링을 쓰지만 다른 수신자는 대기열의 설정을 따릅니다.',
  },
  source: POLLING,
  check: (node, { resolve, incoming, outgoing }) => {
    const isFed = (['send', 'deliver', 'notify'] as const).some((kind) => incoming(node, kind).length > 0);
    const wait = numberSetting(node.properties, 'ReceiveMessageWaitTimeSeconds', resolve, 0);
    if (wait !== 0 || !isFed || outgoing(node, 'poll').length > 0) return [];
    const path = ['properties', 'ReceiveMessageWaitTimeSeconds'];
    const longest = limits['long-poll-max'].value;
    return [{
      path,
      message: {
        en: `No function polls the queue, and its other receivers are answered at once, mostly with nothing. Let them wait for up to ${longest} s.`,
        ko: `이 대기열을 폴링하는 함수가 없고, 다른 수신자는 대부분 빈 응답을 바로 받습니다. 최대 ${longest}초까지 기다리게 하세요.`,
      },
      fix: { title: { en: `Wait up to ${longest} s`, ko: `최대 ${longest}초 기다리기` }, path, value: longest },
    }];
  },
};

const NAME = /^[A-Za-z0-9_-]+(\.fifo)?$/;

export const nameInvalid: Rule = {
  id: 'sqs.name-invalid',
  severity: 'error',
  title: { en: 'A queue has a name that SQS refuses', ko: 'SQS가 거부하는 대기열 이름' },
  why: {
    en: 'A queue name has letters, digits, hyphens and underscores; .fifo counts for its length. Without a name CloudFormation makes one.',
    ko: '대기열 이름에는 영문자, 숫자, 하이픈, 밑줄만 쓸 수 있고 .fifo도 길이에 포함됩니다. 이름이 없으면 CloudFormation이 만듭니다.',
  },
  source: limits['name-length-max'].source,
  check: (node, { resolve, quota }) => {
    const name = resolve.string(node.properties, 'QueueName');
    const max = quota('sqs.name-length-max') ?? Infinity;
    if (name === undefined || (name.length <= max && NAME.test(name))) return [];
    const path = ['properties', 'QueueName'];
    return [{
      path,
      ...(name.length > max ? { limit: { id: 'sqs.name-length-max', needed: name.length } } : {}),
      message: {
        en: `The queue name has ${name.length} characters. A name has at most ${max} letters, digits, hyphens and underscores. Change it, or remove it and let CloudFormation make one.`,
        ko: `대기열 이름이 ${name.length}자입니다. 이름은 영문자, 숫자, 하이픈, 밑줄로 ${max}자까지입니다. 고치거나, 지워서 CloudFormation이 만들게 하세요.`,
      },
      fix: { title: { en: 'Remove QueueName', ko: 'QueueName 지우기' }, path, value: undefined },
    }];
  },
};

export const policyTooLarge: Rule = {
  id: 'sqs.policy-too-large',
  severity: 'error',
  title: { en: 'The policy of a queue is larger than SQS takes', ko: 'SQS가 받을 수 있는 것보다 큰 대기열 정책' },
  why: { en: 'SQS refuses a larger policy when the stack is deployed.', ko: 'SQS는 더 큰 정책을 배포할 때 거부합니다.' },
  source: limits['policy-max'].source,
  unfixable: { en: 'Which statements may go is for you to decide.', ko: '어떤 문을 지울지는 직접 정해야 합니다.' },
  check: (node: Node, { resolve, quota }) => partsOf(node, 'AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy').flatMap(({ properties, path }) => {
    const document = resolve.property(properties, 'PolicyDocument');
    const max = quota('sqs.policy-max');
    const size = document.known && document.value !== undefined ? jsonBytes(document.value) : 0;
    return max === undefined || size <= max ? [] : [{
      path: [...path, 'PolicyDocument'],
      limit: { id: 'sqs.policy-max', needed: size },
      message: {
        en: `The queue policy has ${formatNumber(size)} bytes; SQS takes ${formatNumber(max)}. Name fewer principals, or let several share a statement.`,
        ko: `대기열 정책이 ${formatNumber(size)}바이트입니다. SQS는 ${formatNumber(max)}바이트까지 받습니다. 보안 주체를 줄이거나 문을 합치세요.`,
      },
    }];
  }),
};
