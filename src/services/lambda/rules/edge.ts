import { isSet, listSetting } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import type { Path } from '../../../core/model/json.ts';
import { own } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import { parseBytes } from '../../../core/model/units.ts';
import { outOfRange, property } from '../../../core/rules/number-check.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { eventOf, isViewerEvent } from '../edge/events.ts';
import { limits } from '../limits.ts';
import { restrictions } from '../restrictions.ts';
import { runsAtTheEdge } from '../runtimes.ts';
import { above, isImage } from './packages.ts';

const EDGE = ['lambda.edge'];
const EDGE_REGION = 'us-east-1';

export const edgeRegion: Rule = {
  id: 'lambda.edge-region',
  severity: 'error',
  title: { en: 'A function at the edge in a Region that CloudFront does not take it from', ko: 'CloudFront가 가져올 수 없는 리전의 엣지 함수' },
  why: {
    en: 'CloudFront copies functions from us-east-1 to where viewers are, and refuses an association with a function of another Region.',
    ko: 'CloudFront는 us-east-1의 함수를 사용자가 있는 곳으로 복사하며 다른 리전의 함수는 연결을 거부합니다.',
  },
  source: restrictions['edge-region'].source,
  services: EDGE,
  unfixable: { en: 'To move the whole design to another Region is for you to decide.', ko: '설계 전체를 다른 리전으로 옮기는 것은 직접 정해야 합니다.' },
  check: (node, { design }) => (design.region === EDGE_REGION ? [] : [{
    message: {
      en: `“${nameOf(node)}” would be in ${design.region}; CloudFront takes functions from ${EDGE_REGION} only. Move the design there, or deploy the function with a design of its own and name its version in the behaviour.`,
      ko: `‘${nameOf(node)}’ 함수가 ${design.region}에 놓입니다. CloudFront는 ${EDGE_REGION}의 함수만 받습니다. 설계를 옮기거나, 함수를 별도의 설계로 배포하고 동작에 그 버전을 적으세요.`,
    },
  }]),
};

interface Feature {
  readonly path: Path;
  readonly name: Text;
}

/** Properties that no function at the edge may have, whatever their value. */
const REFUSED: readonly (readonly [path: string, name: Text])[] = [
  ['VpcConfig', { en: 'a VPC', ko: 'VPC' }],
  ['DeadLetterConfig', { en: 'dead letters', ko: '배달 못한 편지' }],
  ['Environment', { en: 'environment variables', ko: '환경 변수' }],
  ['Layers', { en: 'layers', ko: '계층' }],
  ['Code.SourceKMSKeyArn', { en: 'a customer managed key for its code', ko: '코드의 고객 관리형 키' }],
];

export const edgeFeatureUnsupported: Rule = {
  id: 'lambda.edge-feature-unsupported',
  severity: 'error',
  title: { en: 'A function at the edge uses what it cannot have there', ko: '엣지에서 쓸 수 없는 기능' },
  why: {
    en: 'CloudFront refuses to associate a function with a VPC, variables, layers and other features that exist in one Region only.',
    ko: 'CloudFront는 VPC, 환경 변수, 계층처럼 한 리전에만 있는 기능을 쓰는 함수의 연결을 거부합니다.',
  },
  source: restrictions['edge-features'].source,
  services: EDGE,
  check: (node, context) => [
    ...refusedFeatures(node, context).map(({ path, name }): Violation => ({
      path,
      message: { en: `A function at the edge cannot have ${name.en}. Remove it.`, ko: `엣지 함수에는 ${name.ko}을(를) 쓸 수 없습니다. 지우세요.` },
      fix: { title: { en: `Remove ${path.at(-1)}`, ko: `${path.at(-1)} 지우기` }, path, value: undefined },
    })),
    ...context.outgoing(node).filter(({ connection }) => Object.keys(connection.env).length > 0).map(({ connection }): Violation => ({
      connection: connection.id, path: ['env'],
      message: { en: 'A function at the edge cannot have environment variables. Write the value into its code.', ko: '엣지 함수에는 환경 변수를 쓸 수 없습니다. 값을 코드에 적으세요.' },
      fix: { title: { en: 'Remove env', ko: 'env 지우기' }, path: ['env'], value: undefined },
    })),
  ],
};

function refusedFeatures(node: Node, context: RuleContext): readonly Feature[] {
  const { resolve, quota } = context;
  const below = (path: string): Path => ['properties', ...path.split('.')];
  const storage = resolve.number(node.properties, 'EphemeralStorage.Size') ?? 0;
  const update = resolve.string(node.properties, 'RuntimeManagementConfig.UpdateRuntimeOn') ?? 'Auto';
  return [
    ...REFUSED.filter(([path]) => isSet(node.properties, path, resolve)).map(([path, name]) => ({ path: below(path), name })),
    ...(resolve.string(node.properties, 'TracingConfig.Mode') === 'Active' ? [{ path: below('TracingConfig'), name: { en: 'X-Ray tracing', ko: 'X-Ray 추적' } }] : []),
    ...((listSetting(node.properties, 'Architectures', resolve) ?? []).includes('arm64') ? [{ path: below('Architectures'), name: { en: 'the arm64 architecture', ko: 'arm64 아키텍처' } }] : []),
    ...(storage > (quota('lambda.ephemeral-storage-min') ?? Infinity) ? [{ path: below('EphemeralStorage'), name: { en: 'more than 512 MB of /tmp', ko: '512 MB가 넘는 /tmp' } }] : []),
    ...(isImage(node, context) ? [{ path: below(isSet(node.properties, 'PackageType', resolve) ? 'PackageType' : 'Code.ImageUri'), name: { en: 'a container image', ko: '컨테이너 이미지' } }] : []),
    ...(resolve.string(node.properties, 'Code.S3ObjectStorageMode') === 'REFERENCE' ? [{ path: below('Code.S3ObjectStorageMode'), name: { en: 'its code in a bucket of its own', ko: '자체 버킷의 코드' } }] : []),
    ...(update !== 'Auto' ? [{ path: below('RuntimeManagementConfig'), name: { en: 'a runtime that is not updated by itself', ko: '자동으로 갱신되지 않는 런타임' } }] : []),
    ...partsOf(node, 'AWS::Lambda::Version', 'AWS::Lambda::Alias').filter(({ properties }) => isSet(properties, 'ProvisionedConcurrencyConfig', resolve))
      .map(({ path }) => ({ path: [...path, 'ProvisionedConcurrencyConfig'], name: { en: 'provisioned concurrency', ko: '프로비저닝된 동시성' } })),
  ];
}

export const edgeRuntimeUnsupported: Rule = {
  id: 'lambda.edge-runtime-unsupported',
  severity: 'error',
  title: { en: 'A runtime that does not run at the edge', ko: '엣지에서 실행되지 않는 런타임' },
  why: { en: 'Lambda@Edge runs Node.js and Python, and CloudFront refuses to associate other functions.', ko: 'Lambda@Edge는 Node.js와 Python만 실행하며 CloudFront는 다른 함수의 연결을 거부합니다.' },
  source: restrictions['edge-runtimes'].source,
  services: EDGE,
  unfixable: { en: 'The code has to be written anew in another language.', ko: '코드를 다른 언어로 다시 써야 합니다.' },
  check: (node, { resolve }) => {
    const runtime = resolve.string(node.properties, 'Runtime');
    return runtime === undefined || runsAtTheEdge(runtime) ? [] : [{
      path: ['properties', 'Runtime'],
      message: { en: `Lambda@Edge does not run ${runtime}. Write the function in Node.js or Python.`, ko: `Lambda@Edge는 ${runtime}을(를) 실행하지 않습니다. Node.js나 Python으로 작성하세요.` },
    }];
  },
};

/** The strictest kind of event at which a function runs; viewer events where nothing runs it yet. */
function runsAtViewers(node: Node, { incoming, resolve }: RuleContext): boolean {
  const edges = incoming(node, 'trigger');
  return edges.length === 0 || edges.some((edge) => isViewerEvent(eventOf(edge, resolve)));
}

export const edgeTimeoutAboveLimit: Rule = {
  id: 'lambda.edge-timeout-above-limit',
  severity: 'error',
  title: { en: 'A function at the edge may run longer than CloudFront waits', ko: 'CloudFront가 기다리는 것보다 긴 엣지 함수의 제한 시간' },
  why: { en: 'CloudFront refuses to associate a function with a longer timeout.', ko: 'CloudFront는 제한 시간이 더 긴 함수의 연결을 거부합니다.' },
  source: limits['edge-viewer-timeout-max'].source,
  services: EDGE,
  check: (node, context) => outOfRange(property(node, 'Timeout', {
    unit: 'seconds', by: 'Lambda@Edge', max: runsAtViewers(node, context) ? 'lambda.edge-viewer-timeout-max' : 'lambda.edge-origin-timeout-max',
  }), context),
};

export const edgeMemoryAboveViewer: Rule = {
  id: 'lambda.edge-memory-above-viewer-limit',
  severity: 'warning',
  title: { en: 'More memory than AWS documents for viewer events', ko: '최종 사용자 이벤트의 문서화된 한도보다 많은 메모리' },
  why: {
    en: 'AWS names 128 MB for viewer events on one page and no such limit on another. A function that needs more belongs at an origin event.',
    ko: 'AWS 문서 하나는 최종 사용자 이벤트의 한도를 128 MB로, 다른 하나는 한도가 없다고 적고 있습니다. 더 필요하면 오리진 이벤트에서 실행하세요.',
  },
  source: limits['edge-viewer-memory-max'].source,
  services: EDGE,
  check: (node, context) => (!runsAtViewers(node, context) ? [] : outOfRange(property(node, 'MemorySize', {
    unit: 'megabytes', by: 'Lambda@Edge', max: 'lambda.edge-viewer-memory-max',
    advice: { en: 'Or run it at an origin event.', ko: '아니면 오리진 이벤트에서 실행하세요.' },
  }), context)),
};

export const edgePackageTooLarge: Rule = {
  id: 'lambda.edge-package-too-large',
  severity: 'error',
  title: { en: 'The code of a function at the edge is larger than CloudFront copies', ko: 'CloudFront가 복사하는 것보다 큰 엣지 함수 코드' },
  why: { en: 'CloudFront refuses to associate a function whose zipped code, libraries included, is larger.', ko: 'CloudFront는 라이브러리를 포함해 압축한 코드가 더 큰 함수의 연결을 거부합니다.' },
  source: limits['edge-package-max'].source,
  services: EDGE,
  unfixable: { en: 'To leave out dependencies is work on the code.', ko: '의존성을 빼려면 코드를 고쳐야 합니다.' },
  check: (node, context) => {
    const stated = parseBytes(own(node.assume, 'packageSize'));
    return stated.ok ? above(stated.value, 'lambda.edge-package-max', ['assume', 'packageSize'], node, context) : [];
  },
};
