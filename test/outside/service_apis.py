"""Asks the services themselves whether resources are there, by AWS's own Python SDK.

Reads {endpoint, region, resources: [{logicalId, type, id, properties}]} and answers {logicalId: true | false}; a type
that it does not know how to ask for is an error, so that none is passed over.
"""
import functools
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

asked = json.load(sys.stdin)
ids = {each["logicalId"]: each["id"] for each in asked["resources"]}


@functools.cache
def client(service):
    return boto3.client(
        service, endpoint_url=asked["endpoint"], region_name=asked["region"], aws_access_key_id="test",
        aws_secret_access_key="test", config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 2}),
    )


def named(value):
    """The physical id of what a property refers to: a Ref, or an attribute of it."""
    if isinstance(value, dict):
        target = value.get("Ref") or (value.get("Fn::GetAtt") or [None])[0]
        return ids.get(target)
    return value


def tail(physical):
    """Some services put the parent's id before a slash or a bar."""
    return physical.replace("|", "/").split("/")[-1]


def of_api(listing, key):
    def ask(physical, properties):
        api = client("apigatewayv2")
        items = getattr(api, listing)(ApiId=named(properties["ApiId"]))["Items"]
        return tail(physical) in [item[key] for item in items]
    return ask


def permission(_, properties):
    policy = json.loads(client("lambda").get_policy(FunctionName=named(properties["FunctionName"]))["Policy"])
    return any(each["Principal"] == {"Service": properties["Principal"]} and each["Effect"] == "Allow" for each in policy["Statement"])


def invoke_config(_, properties):
    name = named(properties["FunctionName"])
    return bool(client("lambda").get_function_event_invoke_config(FunctionName=name, Qualifier=properties["Qualifier"]))


def of_pool(listing, items, key, argument):
    def ask(physical, properties):
        answer = getattr(client("cognito-idp"), listing)(UserPoolId=named(properties["UserPoolId"]), **argument)
        return physical in [each[key] for each in answer[items]]
    return ask


def group(physical, _):
    found = client("logs").describe_log_groups(logGroupNamePrefix=physical)["logGroups"]
    return physical in [each["logGroupName"] for each in found]


def role(physical, properties):
    iam = client("iam")
    policies = set(iam.list_role_policies(RoleName=physical)["PolicyNames"])
    return {each["PolicyName"] for each in properties.get("Policies", [])} <= policies


def call(service, method, argument):
    def ask(physical, _):
        getattr(client(service), method)(**{argument: physical})
        return True
    return ask


def of_rest(listing, key):
    """A method, resource or deployment of a REST API, found among those of its API."""
    def ask(physical, properties):
        items = getattr(client("apigateway"), listing)(restApiId=named(properties["RestApiId"]))
        return tail(physical) in [each[key] for each in items.get("items", items.get("item", []))]
    return ask


def method(_, properties):
    resource = named(properties["ResourceId"])
    asked_for = {"restApiId": named(properties["RestApiId"]), "resourceId": resource, "httpMethod": properties["HttpMethod"]}
    return client("apigateway").get_method(**asked_for)["httpMethod"] == properties["HttpMethod"]


def rule(physical, properties):
    bus = named(properties["EventBusName"]) if "EventBusName" in properties else "default"
    targets = client("events").list_targets_by_rule(Rule=tail(physical), EventBusName=bus)["Targets"]
    return len(targets) == len(properties["Targets"])


def queue_policy(_, properties):
    queues = [named(queue) for queue in properties["Queues"]]
    answers = [client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["Policy"]) for queue in queues]
    return all(answer.get("Attributes", {}).get("Policy") for answer in answers)


ASK = {
    "AWS::ApiGateway::Authorizer": of_rest("get_authorizers", "id"),
    "AWS::ApiGateway::Deployment": of_rest("get_deployments", "id"),
    "AWS::ApiGateway::Method": method,
    "AWS::ApiGateway::Resource": of_rest("get_resources", "id"),
    "AWS::ApiGateway::RestApi": call("apigateway", "get_rest_api", "restApiId"),
    "AWS::ApiGateway::Stage": of_rest("get_stages", "stageName"),
    "AWS::CloudFront::CachePolicy": call("cloudfront", "get_cache_policy", "Id"),
    "AWS::Events::EventBus": call("events", "describe_event_bus", "Name"),
    "AWS::Events::Rule": rule,
    "AWS::Lambda::EventSourceMapping": call("lambda", "get_event_source_mapping", "UUID"),
    "AWS::SQS::QueuePolicy": queue_policy,
    "AWS::Scheduler::Schedule": call("scheduler", "get_schedule", "Name"),
    "AWS::StepFunctions::StateMachine": call("stepfunctions", "describe_state_machine", "stateMachineArn"),
    "AWS::ApiGatewayV2::Api": call("apigatewayv2", "get_api", "ApiId"),
    "AWS::ApiGatewayV2::Authorizer": of_api("get_authorizers", "AuthorizerId"),
    "AWS::ApiGatewayV2::Integration": of_api("get_integrations", "IntegrationId"),
    "AWS::ApiGatewayV2::Route": of_api("get_routes", "RouteId"),
    "AWS::ApiGatewayV2::Stage": of_api("get_stages", "StageName"),
    "AWS::CloudFront::Distribution": call("cloudfront", "get_distribution", "Id"),
    "AWS::CloudFront::OriginAccessControl": call("cloudfront", "get_origin_access_control", "Id"),
    "AWS::Cognito::UserPool": call("cognito-idp", "describe_user_pool", "UserPoolId"),
    "AWS::Cognito::UserPoolClient": of_pool("list_user_pool_clients", "UserPoolClients", "ClientId", {"MaxResults": 60}),
    "AWS::Cognito::UserPoolGroup": of_pool("list_groups", "Groups", "GroupName", {}),
    "AWS::DynamoDB::Table": call("dynamodb", "describe_table", "TableName"),
    "AWS::IAM::Role": role,
    "AWS::Lambda::EventInvokeConfig": invoke_config,
    "AWS::Lambda::Function": call("lambda", "get_function", "FunctionName"),
    "AWS::Lambda::Permission": permission,
    "AWS::Logs::LogGroup": group,
    "AWS::S3::Bucket": call("s3", "head_bucket", "Bucket"),
    "AWS::S3::BucketPolicy": lambda _, properties: bool(client("s3").get_bucket_policy(Bucket=named(properties["Bucket"]))["Policy"]),
    "AWS::SNS::Subscription": call("sns", "get_subscription_attributes", "SubscriptionArn"),
    "AWS::SNS::Topic": call("sns", "get_topic_attributes", "TopicArn"),
    "AWS::SQS::Queue": call("sqs", "get_queue_attributes", "QueueUrl"),
}


def is_there(each):
    try:
        return bool(ASK[each["type"]](each["id"], each["properties"]))
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if any(word in code for word in ("NotFound", "NoSuch", "NonExistent", "DoesNotExist")) or code == "404":
            return False
        raise


json.dump({each["logicalId"]: is_there(each) for each in asked["resources"]}, sys.stdout)
