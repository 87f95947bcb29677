import { isSet } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { outOfRange, property } from '../../../core/rules/number-check.ts';
import type { Rule, RuleContext } from '../../../core/rules/contract.ts';
import { limits } from '../limits.ts';

/** The API schema accepts larger values than Lambda does: they hold on Lambda Managed Instances only. */
function runsOnManagedInstances(node: Node, { resolve }: RuleContext): boolean {
  return isSet(node.properties, 'CapacityProviderConfig', resolve);
}

export const timeoutAboveLimit: Rule = {
  id: 'lambda.timeout-above-limit',
  severity: 'error',
  title: { en: 'A function may run longer than Lambda allows', ko: 'Lambda가 허용하는 것보다 긴 제한 시간' },
  why: {
    en: 'Lambda refuses a function whose timeout is above the limit. Longer work belongs into several steps or another service.',
    ko: 'Lambda는 한도를 넘는 제한 시간을 가진 함수를 거부합니다. 더 긴 작업은 여러 단계나 다른 서비스로 나누세요.',
  },
  source: limits['timeout-max'].source,
  services: ['lambda'],
  check: (node, context) => outOfRange(property(node, 'Timeout', {
    unit: 'seconds', by: 'Lambda',
    max: runsOnManagedInstances(node, context) ? 'lambda.timeout-max-managed-instances' : 'lambda.timeout-max',
    advice: { en: 'Split longer work into steps.', ko: '더 긴 작업은 여러 단계로 나누세요.' },
  }), context),
};

export const timeoutBelowLimit: Rule = {
  id: 'lambda.timeout-below-limit',
  severity: 'error',
  title: { en: 'A function has no time to run', ko: '실행할 시간이 없는 함수' },
  why: {
    en: 'Lambda counts the timeout in whole seconds and refuses less than one.',
    ko: 'Lambda는 제한 시간을 초 단위로 세고 1초 미만은 거부합니다.',
  },
  source: limits['timeout-min'].source,
  check: (node, context) => outOfRange(property(node, 'Timeout', { unit: 'seconds', by: 'Lambda', min: 'lambda.timeout-min' }), context),
};

export const memoryOutOfRange: Rule = {
  id: 'lambda.memory-out-of-range',
  severity: 'error',
  title: { en: 'A function has less or more memory than Lambda gives', ko: 'Lambda가 제공하는 범위를 벗어난 메모리' },
  why: {
    en: 'Lambda refuses a function whose memory is outside the range. CPU grows with memory.',
    ko: 'Lambda는 범위를 벗어난 메모리를 거부합니다. CPU는 메모리에 비례합니다.',
  },
  source: limits['memory-max'].source,
  check: (node, context) => outOfRange(property(node, 'MemorySize', {
    unit: 'megabytes', by: 'Lambda', min: 'lambda.memory-min',
    max: runsOnManagedInstances(node, context) ? 'lambda.memory-max-managed-instances' : 'lambda.memory-max',
  }), context),
};

export const ephemeralStorageOutOfRange: Rule = {
  id: 'lambda.ephemeral-storage-out-of-range',
  severity: 'error',
  title: { en: 'A function asks for less or more /tmp than Lambda gives', ko: 'Lambda가 제공하는 범위를 벗어난 /tmp 공간' },
  why: {
    en: 'Lambda refuses a function whose ephemeral storage is outside the range. Larger files belong into a bucket.',
    ko: 'Lambda는 범위를 벗어난 임시 스토리지를 거부합니다. 더 큰 파일은 버킷에 두세요.',
  },
  source: limits['ephemeral-storage-max'].source,
  check: (node, context) => outOfRange(property(node, 'EphemeralStorage.Size', {
    unit: 'megabytes', by: 'Lambda', min: 'lambda.ephemeral-storage-min', max: 'lambda.ephemeral-storage-max',
  }), context),
};
