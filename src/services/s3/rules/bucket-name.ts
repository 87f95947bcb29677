import type { Text } from '../../../core/model/text.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { limits } from '../limits.ts';

const PREFIXES = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const SUFFIXES = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** The end that buckets of an account's own namespace have: `-123456789012-ap-northeast-2-an`. */
const OWN_NAMESPACE = /-\d{12}-[a-z]{2}(-[a-z]+)+-\d+-an$/;

interface Fault extends Text {
  readonly limit?: Violation['limit'];
}

export const bucketNameInvalid: Rule = {
  id: 's3.bucket-name-invalid',
  severity: 'error',
  title: { en: 'A bucket has a name that S3 refuses', ko: 'S3가 거부하는 버킷 이름' },
  why: {
    en: 'A bucket name is part of web addresses and unique in the world, so its form is narrow. Without a name CloudFormation makes one.',
    ko: '버킷 이름은 웹 주소에 쓰이고 전 세계에서 고유해야 하므로 형식이 엄격합니다. 이름이 없으면 CloudFormation이 만듭니다.',
  },
  source: limits['name-length-max'].source,
  check: (node, context) => {
    const name = context.resolve.string(node.properties, 'BucketName');
    const isAccelerated = context.resolve.string(node.properties, 'AccelerateConfiguration.AccelerationStatus') === 'Enabled';
    const fault = name === undefined ? undefined : lengthFault(name, context) ?? formFault(name, isAccelerated);
    if (!fault) return [];
    const path = ['properties', 'BucketName'];
    return [{
      path,
      message: {
        en: `A bucket name ${fault.en}. Change it, or remove it and let CloudFormation make one.`,
        ko: `버킷 이름은 ${fault.ko}. 고치거나, 지워서 CloudFormation이 만들게 하세요.`,
      },
      ...(fault.limit ? { limit: fault.limit } : {}),
      fix: { title: { en: 'Remove BucketName', ko: 'BucketName 지우기' }, path, value: undefined },
    }];
  },
};

function lengthFault({ length }: string, { quota }: RuleContext): Fault | undefined {
  const [min, max] = [quota('s3.name-length-min') ?? 0, quota('s3.name-length-max') ?? Infinity];
  if (length >= min && length <= max) return undefined;
  return {
    en: `has ${min} to ${max} characters; this one has ${length}`,
    ko: `${min}~${max}자입니다. 지금은 ${length}자입니다`,
    limit: { id: length < min ? 's3.name-length-min' : 's3.name-length-max', needed: length },
  };
}

/** The first rule that the form of a name breaks: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function formFault(name: string, isAccelerated: boolean): Fault | undefined {
  const prefix = PREFIXES.find((reserved) => name.startsWith(reserved));
  const suffix = SUFFIXES.find((reserved) => name.endsWith(reserved)) ?? (name.endsWith('-an') && !OWN_NAMESPACE.test(name) ? '-an' : undefined);
  if (!/^[a-z0-9.-]+$/.test(name)) return { en: 'has lowercase letters, digits, dots and hyphens only', ko: '소문자, 숫자, 점, 하이픈만 쓸 수 있습니다' };
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) return { en: 'begins and ends with a letter or a digit', ko: '글자나 숫자로 시작하고 끝나야 합니다' };
  if (name.includes('..')) return { en: 'has no two dots in a row', ko: '점이 두 번 이어질 수 없습니다' };
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return { en: 'is not written like an IP address', ko: 'IP 주소 형식일 수 없습니다' };
  if (prefix !== undefined) return { en: `does not begin with ${prefix}, which AWS keeps for itself`, ko: `AWS가 쓰는 ${prefix}(으)로 시작할 수 없습니다` };
  if (suffix !== undefined) return { en: `does not end with ${suffix}, which AWS keeps for itself`, ko: `AWS가 쓰는 ${suffix}(으)로 끝날 수 없습니다` };
  if (isAccelerated && name.includes('.')) return { en: 'has no dots where Transfer Acceleration is on', ko: 'Transfer Acceleration을 켜면 점을 쓸 수 없습니다' };
  return undefined;
}
