import type { Change as AwsChange, ResourceChange } from '@aws-sdk/client-cloudformation';
import type { Text } from '../../core/model/text.ts';
import type { Change } from './contract.ts';
import type { WhoseResource } from './states.ts';

/** Types whose resources hold what cannot be made again. */
const HOLDS_DATA = new Set([
  'AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', 'AWS::Cognito::UserPool', 'AWS::Cognito::IdentityPool',
  'AWS::SQS::Queue', 'AWS::Logs::LogGroup', 'AWS::Kinesis::Stream', 'AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::EFS::FileSystem',
]);

/** The changes of a change set in plain words, what takes something away first. */
export function explained(changes: readonly AwsChange[], whose: WhoseResource): readonly Change[] {
  const told = changes.flatMap(({ ResourceChange: change }) => (change?.LogicalResourceId === undefined ? [] : [explainedOne(change, whose)]));
  return told.sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action));
}

const ORDER: readonly Change['action'][] = ['remove', 'replace', 'modify', 'add'];

function explainedOne(change: ResourceChange, whose: WhoseResource): Change {
  const logicalId = change.LogicalResourceId ?? '';
  const type = change.ResourceType ?? '';
  const action = actionOf(change);
  // `PolicyAction` says what becomes of the old resource; where it is missing, the worst is assumed.
  const goes = (action === 'remove' || action === 'replace') && !/Retain|Snapshot/.test(change.PolicyAction ?? '');
  const because = [...new Set((change.Details ?? []).flatMap(({ Target: target }) => target?.Name ?? target?.Attribute ?? []))];
  const losesData = goes && HOLDS_DATA.has(type);
  const { node, connection } = whose(logicalId);
  const told = { action, logicalId, type, because, losesData, ...(node !== undefined && { node }), ...(connection !== undefined && { connection }) };
  return { ...told, text: inWords(told, change.PolicyAction) };
}

function actionOf({ Action: action, Replacement: replacement }: ResourceChange): Change['action'] {
  if (action === 'Remove') return 'remove';
  if (action === 'Add' || action === 'Import') return 'add';
  return replacement === 'True' || replacement === 'Conditional' ? 'replace' : 'modify';
}

const VERBS: Readonly<Record<Change['action'], Text>> = {
  add: { en: 'is made', ko: '을(를) 만듭니다' },
  modify: { en: 'is changed in place', ko: '을(를) 그대로 두고 바꿉니다' },
  replace: { en: 'is made anew in place of the old one', ko: '을(를) 새로 만들어 바꿉니다' },
  remove: { en: 'is removed', ko: '을(를) 없앱니다' },
};

function inWords({ action, logicalId, type, because, losesData, node, connection }: Omit<Change, 'text'>, policy: string | undefined): Text {
  const owner = node ?? connection;
  const who = owner === undefined ? logicalId : `${owner}: ${logicalId}`;
  const names = because.length > 0 && action !== 'add' && action !== 'remove' ? ` (${because.join(', ')})` : '';
  const kept = (action === 'remove' || action === 'replace') && /Retain/.test(policy ?? '');
  const verb = VERBS[action];
  return {
    en: `${who}, ${type}, ${verb.en}${names}${losesData ? '. What is in it is lost' : kept ? '. The old one stays in the account' : ''}.`,
    ko: `${who}, ${type}${verb.ko}${names}${losesData ? '. 안에 있는 데이터를 잃습니다' : kept ? '. 이전 것은 계정에 남습니다' : ''}.`,
  };
}
