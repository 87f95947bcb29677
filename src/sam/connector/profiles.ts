/** How a connector lets its source use its destination. */
export interface Profile {
  /** What is made: a policy on a role, a permission of a function, the policy of a queue or topic. */
  readonly kind: 'role' | 'permission' | 'queue' | 'topic';
  /** Whose role gets the policy: the source's, or the destination's (what polls). */
  readonly on?: 'source' | 'destination';
  /** What waits for the policy. */
  readonly awaitedBy?: 'mapping' | 'source';
  readonly access: Readonly<Partial<Record<Access, readonly Grant[]>>>;
  /** Which accesses may be asked for together, where not all may. */
  readonly together?: readonly (readonly Access[])[];
}

export type Access = 'Read' | 'Write';

export interface Grant {
  readonly actions: string;
  /** `destination`, `source`, or a pattern with `%{Destination.Name}` and the like. */
  readonly resources?: readonly string[];
  /** Of a permission: who calls, and from where. */
  readonly principal?: string;
  readonly from?: string;
  readonly account?: string;
}

const DESTINATION = '%{Destination.Arn}';
const SOURCE = '%{Source.Arn}';
const EXECUTIONS = 'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:%{Destination.Name}:*';
const STEP_RULE = 'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule';

function on(actions: string, ...resources: string[]): Grant {
  return { actions, resources: resources.length > 0 ? resources : [DESTINATION] };
}

function writes(...grants: readonly Grant[]): Profile {
  return { kind: 'role', on: 'source', access: { Write: grants } };
}

function called(principal: string, from: string = SOURCE, account?: string): Profile {
  return { kind: 'permission', access: { Write: [{ actions: 'lambda:InvokeFunction', principal, from, ...(account === undefined ? {} : { account }) }] } };
}

function sent(kind: 'queue' | 'topic', principal: string): Profile {
  return { kind, access: { Write: [{ actions: kind === 'queue' ? 'sqs:SendMessage' : 'sns:Publish', principal, from: SOURCE }] } };
}

const TABLE: Profile = {
  kind: 'role', on: 'source', access: {
    Read: [on('dynamodb:GetItem dynamodb:Query dynamodb:Scan dynamodb:BatchGetItem dynamodb:ConditionCheckItem dynamodb:PartiQLSelect', DESTINATION, `${DESTINATION}/index/*`)],
    Write: [on('dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:BatchWriteItem dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLUpdate', DESTINATION, `${DESTINATION}/index/*`)],
  },
};
const BUCKET: Profile = {
  kind: 'role', on: 'source', access: {
    Read: [on(`s3:GetObject s3:GetObjectAcl s3:GetObjectLegalHold s3:GetObjectRetention s3:GetObjectTorrent s3:GetObjectVersion s3:GetObjectVersionAcl s3:GetObjectVersionForReplication
      s3:GetObjectVersionTorrent s3:ListBucket s3:ListBucketMultipartUploads s3:ListBucketVersions s3:ListMultipartUploadParts`, DESTINATION, `${DESTINATION}/*`)],
    Write: [on('s3:AbortMultipartUpload s3:DeleteObject s3:DeleteObjectVersion s3:PutObject s3:PutObjectLegalHold s3:PutObjectRetention s3:RestoreObject', DESTINATION, `${DESTINATION}/*`)],
  },
};
const INVOKE = writes(on('lambda:InvokeAsync lambda:InvokeFunction'));
const PUBLISH = writes(on('sns:Publish'));
const PUT_EVENTS = writes(on('events:PutEvents'));
const API = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:%{Source.ResourceId}/%{Source.Qualifier}';

const LAMBDA = 'AWS::Lambda::Function';
const MACHINE = 'AWS::StepFunctions::StateMachine';
const QUEUE = 'AWS::SQS::Queue';
const TOPIC = 'AWS::SNS::Topic';
const BUS = 'AWS::Events::EventBus';
const DYNAMO = 'AWS::DynamoDB::Table';
const S3 = 'AWS::S3::Bucket';

/** Profiles by source and destination. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html */
const PROFILES: Readonly<Record<string, Readonly<Record<string, Profile>>>> = {
  [DYNAMO]: {
    [LAMBDA]: { kind: 'role', on: 'destination', awaitedBy: 'mapping', access: { Read: [on('dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams', `${SOURCE}/stream/*`)] } },
  },
  'AWS::Events::Rule': {
    [TOPIC]: sent('topic', 'events.amazonaws.com'), [BUS]: PUT_EVENTS, [MACHINE]: writes(on('states:StartExecution')), [LAMBDA]: called('events.amazonaws.com'), [QUEUE]: sent('queue', 'events.amazonaws.com'),
  },
  [LAMBDA]: {
    [LAMBDA]: INVOKE, [S3]: BUCKET, [DYNAMO]: TABLE, [TOPIC]: PUBLISH, [BUS]: PUT_EVENTS,
    [QUEUE]: {
      kind: 'role', on: 'source', access: {
        Read: [on('sqs:ReceiveMessage sqs:GetQueueAttributes')], Write: [on('sqs:DeleteMessage sqs:SendMessage sqs:ChangeMessageVisibility sqs:PurgeQueue')],
      },
    },
    [MACHINE]: {
      kind: 'role', on: 'source', access: {
        Write: [on('states:StartExecution states:StartSyncExecution'), on('states:StopExecution', EXECUTIONS)],
        Read: [on('states:DescribeStateMachine states:ListExecutions'), on('states:DescribeExecution states:DescribeStateMachineForExecution states:GetExecutionHistory', EXECUTIONS)],
      },
    },
    'AWS::Location::PlaceIndex': {
      kind: 'role', on: 'source', access: { Read: [on('geo:DescribePlaceIndex geo:GetPlace geo:SearchPlaceIndexForPosition geo:SearchPlaceIndexForSuggestions geo:SearchPlaceIndexForText')] },
    },
  },
  'AWS::ApiGatewayV2::Api': { [LAMBDA]: called('apigateway.amazonaws.com', API) },
  'AWS::ApiGateway::RestApi': { [LAMBDA]: called('apigateway.amazonaws.com', API) },
  [TOPIC]: { [QUEUE]: sent('queue', 'sns.amazonaws.com'), [LAMBDA]: called('sns.amazonaws.com') },
  [QUEUE]: {
    [LAMBDA]: {
      kind: 'role', on: 'destination', awaitedBy: 'mapping', together: [['Read', 'Write']],
      access: { Write: [on('sqs:DeleteMessage', SOURCE)], Read: [on('sqs:ReceiveMessage sqs:GetQueueAttributes', SOURCE)] },
    },
  },
  [S3]: { [LAMBDA]: called('s3.amazonaws.com', SOURCE, '${AWS::AccountId}') },
  [MACHINE]: {
    [LAMBDA]: INVOKE, [TOPIC]: PUBLISH, [QUEUE]: writes(on('sqs:SendMessage')), [S3]: BUCKET, [DYNAMO]: TABLE, [BUS]: PUT_EVENTS,
    [MACHINE]: {
      kind: 'role', on: 'source', awaitedBy: 'source', together: [['Read'], ['Read', 'Write']], access: {
        Read: [on('states:DescribeExecution', EXECUTIONS), on('events:DescribeRule', STEP_RULE)],
        Write: [on('states:StartExecution'), on('states:StopExecution', EXECUTIONS), on('events:PutTargets events:PutRule', STEP_RULE)],
      },
    },
  },
  'AWS::AppSync::DataSource': { [DYNAMO]: TABLE, [LAMBDA]: writes(on('lambda:InvokeAsync lambda:InvokeFunction', DESTINATION, `${DESTINATION}:*`)), [BUS]: PUT_EVENTS },
  'AWS::AppSync::GraphQLApi': { [LAMBDA]: called('appsync.amazonaws.com', 'arn:${AWS::Partition}:appsync:${AWS::Region}:${AWS::AccountId}:apis/%{Source.ResourceId}') },
};

export function profileOf(source: string, destination: string): Profile | undefined {
  const from = Object.hasOwn(PROFILES, source) ? PROFILES[source] : undefined;
  return from && Object.hasOwn(from, destination) ? from[destination] : undefined;
}

/** What stands for a resource of a type: how its ARN and the like are had, and which property names its role. */
export interface Handle {
  readonly arn: 'Ref' | 'Arn';
  readonly role?: string;
  readonly name?: 'Name';
  readonly id?: 'Ref' | 'ApiId';
  readonly url?: 'Ref';
  readonly qualifier?: string;
}

const HANDLES: Readonly<Record<string, Handle>> = {
  [LAMBDA]: { arn: 'Arn', role: 'Role' }, [MACHINE]: { arn: 'Ref', role: 'RoleArn', name: 'Name' }, 'AWS::AppSync::GraphQLApi': { arn: 'Ref', id: 'ApiId' },
  'AWS::AppSync::DataSource': { arn: 'Ref', role: 'ServiceRoleArn' }, 'AWS::Events::Rule': { arn: 'Arn' }, [QUEUE]: { arn: 'Arn', url: 'Ref' }, [TOPIC]: { arn: 'Ref' }, [DYNAMO]: { arn: 'Arn' }, [S3]: { arn: 'Arn' },
  'AWS::Location::PlaceIndex': { arn: 'Arn' }, 'AWS::ApiGatewayV2::Api': { arn: 'Arn', id: 'Ref', qualifier: '*' }, 'AWS::ApiGateway::RestApi': { arn: 'Arn', id: 'Ref', qualifier: '*' }, [BUS]: { arn: 'Arn' },
};

export function handleOf(type: string): Handle | undefined {
  return Object.hasOwn(HANDLES, type) ? HANDLES[type] : undefined;
}
