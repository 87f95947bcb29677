import { isGiven } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { Rule } from '../../../core/rules/contract.ts';

export const versionsNeeded: Rule = {
  id: 's3.versions-needed',
  severity: 'error',
  title: { en: 'A bucket without versions is replicated or locked', ko: '버전 관리 없이 복제하거나 잠그는 버킷' },
  why: {
    en: 'Replication and Object Lock work on versions: S3 refuses them on a bucket that keeps none.',
    ko: '복제와 객체 잠금은 버전을 대상으로 하므로, 버전을 보관하지 않는 버킷에서는 S3가 거부합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html', asOf: '2026-11-21' },
  check: (node, { resolve }) => {
    const versions = resolve.property(node.properties, 'VersioningConfiguration.Status');
    const need = versions.known ? needOf(node, versions.value === 'Suspended', resolve) : undefined;
    if (!need || !versions.known || versions.value === 'Enabled') return [];
    const path = ['properties', 'VersioningConfiguration', 'Status'];
    return [{
      path,
      message: {
        en: `${need.en} needs versions, and the bucket keeps none. Set VersioningConfiguration.Status to Enabled.`,
        ko: `${need.ko}에는 버전 관리가 필요하지만 이 버킷은 버전을 보관하지 않습니다. VersioningConfiguration.Status를 Enabled로 바꾸세요.`,
      },
      fix: { title: { en: 'Keep versions', ko: '버전 관리 켜기' }, path, value: 'Enabled' },
    }];
  },
};

/** Object Lock turns versions on by itself, but does not go with suspended ones. */
function needOf(node: Node, isSuspended: boolean, resolve: Resolver): Text | undefined {
  if (isGiven(node.properties, 'ReplicationConfiguration', resolve)) return { en: 'ReplicationConfiguration', ko: '복제(ReplicationConfiguration)' };
  return isSuspended && resolve.boolean(node.properties, 'ObjectLockEnabled') === true ? { en: 'ObjectLockEnabled', ko: '객체 잠금(ObjectLockEnabled)' } : undefined;
}
