"""Writes yesterday's report, and raises the alarm where too much has failed."""
import json
import os
from datetime import datetime, timedelta, timezone

import boto3
from boto3.dynamodb.conditions import Key

S3 = boto3.client("s3")
SNS = boto3.client("sns")
TABLE = boto3.resource("dynamodb").Table(os.environ["TABLE"])
# More than one request of a hundred.
TOO_MANY = 0.01


def handler(event, _context):
    """Called every morning. A day of your choice is reported with {"day": "2026-11-20"}."""
    yesterday = (datetime.now(timezone.utc) - timedelta(days=1)).date().isoformat()
    day = event.get("day", yesterday) if isinstance(event, dict) else yesterday
    report = summary(day, counts_of(day))
    S3.put_object(Bucket=os.environ["REPORTS"], Key=f"{day}.json", Body=json.dumps(report).encode(), ContentType="application/json")
    if report["failed"] > TOO_MANY:
        SNS.publish(TopicArn=os.environ["ALARM"], Subject=f"{report['failed']:.1%} of the requests of {day} failed", Message=json.dumps(report))
    return report


def counts_of(day):
    """All counts of a day, page by page of the query."""
    counts, start = {}, {}
    while True:
        answer = TABLE.query(KeyConditionExpression=Key("day").eq(day), **start)
        counts.update({item["what"]: int(item["times"]) for item in answer["Items"]})
        if "LastEvaluatedKey" not in answer:
            return counts
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


def summary(day, counts):
    """How many requests, which share of them failed (status 5xx), and what was asked for most."""
    statuses = {what.removeprefix("status "): times for what, times in counts.items() if what.startswith("status ")}
    pages = {what.removeprefix("page "): times for what, times in counts.items() if what.startswith("page ")}
    requests = sum(statuses.values())
    failed = sum(times for status, times in statuses.items() if status.startswith("5"))
    most = dict(sorted(pages.items(), key=lambda page: (-page[1], page[0]))[:10])
    return {"day": day, "requests": requests, "failed": failed / requests if requests else 0, "statuses": statuses, "most": most}
