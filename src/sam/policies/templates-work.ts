import { allow, type PolicyTemplate } from './template.ts';

/**
 * Policy templates for what runs and carries: functions, messages, state machines, jobs, as SAM's documentation lists them (2026-11-21).
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
export const WORK_POLICIES: Readonly<Record<string, PolicyTemplate>> = {
  CloudFormationDescribeStacksPolicy: { parameters: [], grants: [allow(['cloudformation:DescribeStacks'], 'cloudformation:stack/*')] },
  EcsRunTaskPolicy: { parameters: ['TaskDefinition'], grants: [allow(['ecs:RunTask'], 'ecs:task-definition/${taskDefinition}')] },
  ElasticMapReduceAddJobFlowStepsPolicy: { parameters: ['ClusterId'], grants: [allow('elasticmapreduce:AddJobFlowSteps', 'elasticmapreduce:cluster/${clusterId}')] },
  ElasticMapReduceCancelStepsPolicy: { parameters: ['ClusterId'], grants: [allow('elasticmapreduce:CancelSteps', 'elasticmapreduce:cluster/${clusterId}')] },
  ElasticMapReduceModifyInstanceFleetPolicy: {
    parameters: ['ClusterId'],
    grants: [
      allow(['elasticmapreduce:ModifyInstanceFleet', 'elasticmapreduce:ListInstanceFleets'], 'elasticmapreduce:cluster/${clusterId}'),
    ],
  },
  ElasticMapReduceModifyInstanceGroupsPolicy: {
    parameters: ['ClusterId'],
    grants: [
      allow(['elasticmapreduce:ModifyInstanceGroups', 'elasticmapreduce:ListInstanceGroups'], 'elasticmapreduce:cluster/${clusterId}'),
    ],
  },
  ElasticMapReduceSetTerminationProtectionPolicy: {
    parameters: ['ClusterId'],
    grants: [
      allow('elasticmapreduce:SetTerminationProtection', 'elasticmapreduce:cluster/${clusterId}'),
    ],
  },
  ElasticMapReduceTerminateJobFlowsPolicy: { parameters: ['ClusterId'], grants: [allow('elasticmapreduce:TerminateJobFlows', 'elasticmapreduce:cluster/${clusterId}')] },
  EventBridgePutEventsPolicy: { parameters: ['EventBusName'], grants: [allow('events:PutEvents', 'events:event-bus/${eventBusName}')] },
  LambdaInvokePolicy: { parameters: ['FunctionName'], grants: [allow(['lambda:InvokeFunction'], 'lambda:function:${functionName}*')] },
  SESBulkTemplatedCrudPolicy: {
    parameters: ['IdentityName'],
    grants: [
      allow(['ses:GetIdentityVerificationAttributes', 'ses:SendEmail', 'ses:SendRawEmail', 'ses:SendTemplatedEmail', 'ses:SendBulkTemplatedEmail', 'ses:VerifyEmailIdentity'], 'ses:identity/${identityName}'),
    ],
  },
  SESBulkTemplatedCrudPolicy_v2: {
    parameters: ['IdentityName', 'TemplateName'],
    grants: [
      allow(['ses:SendEmail', 'ses:SendRawEmail', 'ses:SendTemplatedEmail', 'ses:SendBulkTemplatedEmail'], ['ses:identity/${identityName}', 'ses:template/${templateName}']),
      allow(['ses:GetIdentityVerificationAttributes', 'ses:VerifyEmailIdentity'], '*'),
    ],
  },
  SESCrudPolicy: {
    parameters: ['IdentityName'],
    grants: [
      allow(['ses:GetIdentityVerificationAttributes', 'ses:SendEmail', 'ses:SendRawEmail', 'ses:VerifyEmailIdentity'], 'ses:identity/${identityName}'),
    ],
  },
  SESEmailTemplateCrudPolicy: {
    parameters: [],
    grants: [
      allow(['ses:CreateTemplate', 'ses:GetTemplate', 'ses:ListTemplates', 'ses:UpdateTemplate', 'ses:DeleteTemplate', 'ses:TestRenderTemplate'], '*'),
    ],
  },
  SESSendBouncePolicy: { parameters: ['IdentityName'], grants: [allow(['ses:SendBounce'], 'ses:identity/${identityName}')] },
  SNSCrudPolicy: {
    parameters: ['TopicName'],
    grants: [
      allow(['sns:ListSubscriptionsByTopic', 'sns:CreateTopic', 'sns:SetTopicAttributes', 'sns:Subscribe', 'sns:Publish'], 'sns:${topicName}*'),
    ],
  },
  SNSPublishMessagePolicy: { parameters: ['TopicName'], grants: [allow(['sns:Publish'], 'sns:${topicName}')] },
  SQSPollerPolicy: {
    parameters: ['QueueName'],
    grants: [
      allow(['sqs:ChangeMessageVisibility', 'sqs:ChangeMessageVisibilityBatch', 'sqs:DeleteMessage', 'sqs:DeleteMessageBatch', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], 'sqs:${queueName}'),
    ],
  },
  SQSSendMessagePolicy: { parameters: ['QueueName'], grants: [allow(['sqs:SendMessage*'], 'sqs:${queueName}')] },
  StepFunctionsCallbackPolicy: {
    parameters: ['StateMachineName'],
    grants: [
      allow(['states:SendTaskFailure', 'states:SendTaskHeartbeat', 'states:SendTaskSuccess'], 'states:stateMachine:${stateMachineName}'),
    ],
  },
  StepFunctionsExecutionPolicy: { parameters: ['StateMachineName'], grants: [allow(['states:StartExecution'], 'states:stateMachine:${stateMachineName}')] },
  StepFunctionsExecutionPolicy_v2: {
    parameters: ['StateMachineName'],
    grants: [
      allow(['states:StartExecution', 'states:StartSyncExecution'], 'states:stateMachine:${stateMachineName}'),
    ],
  },
};
