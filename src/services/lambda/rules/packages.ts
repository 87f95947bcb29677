import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf } from '../../../core/model/design.ts';
import { own } from '../../../core/model/json.ts';
import { formatBytes } from '../../../core/model/units-format.ts';
import { parseBytes } from '../../../core/model/units.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Source } from '../../../core/model/source.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { limits } from '../limits.ts';
import { utf8Length } from '../../../core/model/utf8.ts';

const CODE: Source = limits['inline-code-max'].source;

export const inlineCodeUnsupported: Rule = {
  id: 'lambda.inline-code-unsupported',
  severity: 'error',
  title: { en: 'Code in the template that CloudFormation cannot run', ko: 'CloudFormation이 실행할 수 없는 템플릿 안의 코드' },
  why: {
    en: 'CloudFormation puts inline code into a file called index, for Node.js and Python only. Another runtime is refused, and another handler is not found.',
    ko: 'CloudFormation은 인라인 코드를 index 파일로 만들며 Node.js와 Python만 지원합니다. 다른 런타임은 거부되고 다른 핸들러는 찾지 못합니다.',
  },
  source: CODE,
  check: (node, { resolve }) => {
    if (!isSet(node.properties, 'Code.ZipFile', resolve)) return [];
    const [runtime, handler] = [resolve.string(node.properties, 'Runtime'), resolve.string(node.properties, 'Handler')];
    if (runtime !== undefined && !/^(nodejs|python)/.test(runtime)) return [notForRuntime(runtime)];
    return handler === undefined || handler.startsWith('index.') ? [] : [notIndex(handler)];
  },
};

function notForRuntime(runtime: string): Violation {
  return {
    path: ['properties', 'Code', 'ZipFile'],
    message: {
      en: `Code in the template works for Node.js and Python, not for ${runtime}. Put it into a folder and name that as code.`,
      ko: `템플릿 안의 코드는 Node.js와 Python에서만 쓸 수 있고 ${runtime}에서는 쓸 수 없습니다. 폴더에 두고 code로 지정하세요.`,
    },
  };
}

function notIndex(handler: string): Violation {
  const path = ['properties', 'Handler'];
  const value = `index.${handler.split('.').at(-1) ?? 'handler'}`;
  return {
    path,
    message: {
      en: `CloudFormation puts the code of Code.ZipFile into a file called index, so that the handler is ${value}, not ${handler}.`,
      ko: `CloudFormation은 Code.ZipFile의 코드를 index 파일에 넣으므로 핸들러는 ${handler}이(가) 아니라 ${value}입니다.`,
    },
    fix: { title: { en: `Set Handler to ${value}`, ko: `Handler: ${value}(으)로 바꾸기` }, path, value },
  };
}

export const packageTooLarge: Rule = {
  id: 'lambda.package-too-large',
  severity: 'error',
  title: { en: 'The code of a function is larger than Lambda takes', ko: 'Lambda가 받는 것보다 큰 함수 코드' },
  why: {
    en: 'Lambda refuses a package that is larger, unzipped and with its layers, and a larger container image; CloudFormation refuses larger code in the template.',
    ko: 'Lambda는 압축을 풀고 계층을 더한 크기가 한도를 넘는 패키지와 더 큰 컨테이너 이미지를, CloudFormation은 템플릿 안의 더 큰 코드를 거부합니다.',
  },
  source: limits['unzipped-max'].source,
  unfixable: { en: 'To leave out dependencies, or to move to a container image, is work on the code.', ko: '의존성을 빼거나 컨테이너 이미지로 옮기려면 코드를 고쳐야 합니다.' },
  services: ['lambda'],
  check: (node, context) => {
    const code = context.resolve.string(node.properties, 'Code.ZipFile');
    const stated = parseBytes(own(node.assume, 'packageSize'));
    const image = isImage(node, context);
    return [
      ...(code === undefined ? [] : above(utf8Length(code), 'lambda.inline-code-max', ['properties', 'Code', 'ZipFile'], node, context)),
      ...(stated.ok ? above(stated.value, image ? 'lambda.image-max' : 'lambda.unzipped-max', ['assume', 'packageSize'], node, context) : []),
    ];
  },
};

export function isImage(node: Node, { resolve }: RuleContext): boolean {
  return isSet(node.properties, 'Code.ImageUri', resolve) || resolve.string(node.properties, 'PackageType') === 'Image';
}

/** The violation of code above a limit; nothing where it is within. */
export function above(bytes: number, limit: string, path: readonly string[], node: Node, { quota }: RuleContext): readonly Violation[] {
  const max = quota(limit);
  if (max === undefined || bytes <= max) return [];
  return [{
    path,
    limit: { id: limit, needed: bytes },
    message: {
      en: `The code of “${nameOf(node)}” takes ${formatBytes(bytes)}; at most ${formatBytes(max)} are allowed. Leave out what it does not need.`,
      ko: `‘${nameOf(node)}’의 코드가 ${formatBytes(bytes)}입니다. 최대 ${formatBytes(max)}까지 허용됩니다. 필요 없는 것을 빼세요.`,
    },
  }];
}
