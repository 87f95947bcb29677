import { isSet, listSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { isObject } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import { utf8Length } from '../../../core/model/utf8.ts';
import type { Rule, RuleContext } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { limits } from '../limits.ts';

export const environmentTooLarge: Rule = {
  id: 'lambda.environment-above-4-kb',
  severity: 'error',
  title: { en: 'Environment variables take more room than Lambda gives', ko: 'Lambda가 허용하는 것보다 큰 환경 변수' },
  why: {
    en: 'Names and values of all variables together share one limit, those that connections add included.',
    ko: '모든 변수의 이름과 값을 합해 한도가 적용되며, 연결이 더하는 변수도 포함됩니다.',
  },
  source: limits['environment-max'].source,
  unfixable: { en: 'Which variables move to Parameter Store or S3 is for you to choose, and the code has to read them there.', ko: 'Parameter Store나 S3로 옮길 변수는 직접 골라야 하며 코드도 바꿔야 합니다.' },
  check: (node, context) => {
    const max = context.quota('lambda.environment-max');
    const bytes = environmentBytes(node, context);
    if (max === undefined || bytes <= max) return [];
    return [{
      path: ['properties', 'Environment', 'Variables'],
      limit: { id: 'lambda.environment-max', needed: bytes },
      message: {
        en: `The environment takes at least ${formatNumber(bytes)} bytes; Lambda allows ${formatNumber(max)} in all. Keep large values in Parameter Store or S3 and pass their names.`,
        ko: `환경 변수가 최소 ${formatNumber(bytes)}바이트입니다. Lambda는 모두 합해 ${formatNumber(max)}바이트까지 허용합니다. 큰 값은 Parameter Store나 S3에 두고 이름만 넘기세요.`,
      },
    }];
  },
};

/** What is known of the size: names, and the values that need no deployment to be told. */
function environmentBytes(node: Node, { resolve, outgoing }: RuleContext): number {
  const variables = resolve.property(node.properties, 'Environment.Variables');
  const written = variables.known && isObject(variables.value) ? Object.entries(variables.value) : [];
  const given = outgoing(node).flatMap(({ connection }) => Object.keys(connection.env));
  const sizes = written.map(([name, value]) => utf8Length(name) + (typeof value === 'object' ? 0 : utf8Length(String(value))));
  return [...sizes, ...given.map(utf8Length)].reduce((sum, size) => sum + size, 0);
}

const FUNCTION: Text = { en: 'The function', ko: '함수' };
const MERGE: Text = { en: 'Merge some, or bundle what they hold with the code.', ko: '일부를 합치거나 내용을 코드에 번들하세요.' };

export const tooManyLayers: Rule = {
  id: 'lambda.too-many-layers',
  severity: 'error',
  title: { en: 'A function has more layers than Lambda allows', ko: 'Lambda가 허용하는 것보다 많은 계층' },
  why: {
    en: 'Lambda refuses a function with more layers. Merge layers, or bundle what they hold with the code.',
    ko: 'Lambda는 더 많은 계층을 가진 함수를 거부합니다. 계층을 합치거나 내용을 코드에 번들하세요.',
  },
  source: limits['layers-max'].source,
  unfixable: { en: 'Which layers to merge depends on what they hold.', ko: '합칠 계층은 내용에 따라 다릅니다.' },
  check: (node, context) => tooMany({
    count: listSetting(node.properties, 'Layers', context.resolve)?.length ?? 0, limit: 'lambda.layers-max', by: 'Lambda',
    holder: FUNCTION, what: { en: 'layers', ko: '계층' }, advice: MERGE, path: ['properties', 'Layers'],
  }, context),
};

export const tooManyFileSystems: Rule = {
  id: 'lambda.too-many-file-systems',
  severity: 'error',
  title: { en: 'A function mounts more file systems than Lambda allows', ko: 'Lambda가 허용하는 것보다 많은 파일 시스템' },
  why: { en: 'Lambda mounts one file system, and refuses a function with more.', ko: 'Lambda는 파일 시스템 하나만 마운트하며 그보다 많으면 거부합니다.' },
  source: limits['file-systems-max'].source,
  unfixable: { en: 'Which file system the function keeps is for you to choose.', ko: '남길 파일 시스템은 직접 골라야 합니다.' },
  check: (node, context) => tooMany({
    count: listSetting(node.properties, 'FileSystemConfigs', context.resolve)?.length ?? 0, limit: 'lambda.file-systems-max', by: 'Lambda',
    holder: FUNCTION, what: { en: 'file systems', ko: '파일 시스템' },
    advice: { en: 'Keep one, or split the function.', ko: '하나만 남기거나 함수를 나누세요.' }, path: ['properties', 'FileSystemConfigs'],
  }, context),
};

export const textTooLong: Rule = {
  id: 'lambda.text-too-long',
  severity: 'error',
  title: { en: 'A handler or a description is longer than Lambda takes', ko: 'Lambda가 받는 것보다 긴 핸들러나 설명' },
  why: { en: 'Lambda refuses a function whose handler or description is longer.', ko: 'Lambda는 핸들러나 설명이 더 긴 함수를 거부합니다.' },
  source: limits['handler-length-max'].source,
  unfixable: { en: 'A shorter text is for you to write.', ko: '짧은 글은 직접 써야 합니다.' },
  check: (node, { resolve, quota }) => TEXTS.flatMap(([name, limit]) => {
    const text = resolve.string(node.properties, name);
    const max = quota(limit);
    if (text === undefined || max === undefined || text.length <= max) return [];
    return [{
      path: ['properties', name],
      limit: { id: limit, needed: text.length },
      message: { en: `${name} has ${text.length} characters; Lambda takes ${max}. Shorten it.`, ko: `${name}이(가) ${text.length}자입니다. Lambda는 ${max}자까지 받습니다. 줄이세요.` },
    }];
  }),
};

const TEXTS = [['Handler', 'lambda.handler-length-max'], ['Description', 'lambda.description-length-max']] as const;

const NAME = /^[A-Za-z0-9_-]+$/;

export const nameInvalid: Rule = {
  id: 'lambda.function-name-invalid',
  severity: 'error',
  title: { en: 'A function has a name that Lambda refuses', ko: 'Lambda가 거부하는 함수 이름' },
  why: {
    en: 'Function names are short and made of letters, digits, hyphens and underscores. Without a name CloudFormation makes one.',
    ko: '함수 이름은 짧아야 하며 영문자, 숫자, 하이픈, 밑줄만 쓸 수 있습니다. 이름이 없으면 CloudFormation이 만듭니다.',
  },
  source: limits['name-length-max'].source,
  check: (node, { resolve, quota }) => {
    const name = resolve.string(node.properties, 'FunctionName');
    const max = quota('lambda.name-length-max') ?? Infinity;
    if (name === undefined || name.startsWith('arn:') || (name.length <= max && NAME.test(name))) return [];
    const path = ['properties', 'FunctionName'];
    return [{
      path,
      ...(name.length > max ? { limit: { id: 'lambda.name-length-max', needed: name.length } } : {}),
      message: {
        en: `A function name has at most ${max} letters, digits, hyphens and underscores. Shorten it, or remove it and let CloudFormation make one.`,
        ko: `함수 이름은 영문자, 숫자, 하이픈, 밑줄로 ${max}자까지입니다. 줄이거나, 지워서 CloudFormation이 만들게 하세요.`,
      },
      fix: { title: { en: 'Remove FunctionName', ko: 'FunctionName 지우기' }, path, value: undefined },
    }];
  },
};

export const handlerMissing: Rule = {
  id: 'lambda.runtime-or-handler-missing',
  severity: 'error',
  title: { en: 'A function does not say what runs its code', ko: '코드를 실행할 방법이 없는 함수' },
  why: {
    en: 'A function that is not a container image needs a runtime and a handler.',
    ko: '컨테이너 이미지가 아닌 함수에는 런타임과 핸들러가 필요합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html', asOf: '2026-11-21' },
  check: (node, { resolve }) => {
    const isImage = isSet(node.properties, 'Code.ImageUri', resolve) || resolve.string(node.properties, 'PackageType') === 'Image';
    if (isImage) return [];
    return ['Runtime', 'Handler'].filter((name) => !isSet(node.properties, name, resolve)).map((name) => ({
      path: ['properties', name],
      message: {
        en: `${name} is missing: a function that is not a container image needs it, for example ${EXAMPLE[name]}.`,
        ko: `${name} 값이 없습니다. 컨테이너 이미지가 아닌 함수에 필요합니다. 예: ${EXAMPLE[name]}`,
      },
      fix: { title: { en: `Set ${name} to ${EXAMPLE[name]}`, ko: `${name}: ${EXAMPLE[name]}(으)로 설정` }, path: ['properties', name], value: EXAMPLE[name] },
    }));
  },
};

const EXAMPLE: Readonly<Record<string, string>> = { Runtime: 'nodejs24.x', Handler: 'index.handler' };
