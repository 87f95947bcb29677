"""Counts access logs as they arrive: requests by status and by page, for each day."""
import gzip
import json
import os
import time
from collections import Counter
from urllib.parse import unquote_plus

import boto3

S3 = boto3.client("s3")
TABLE = boto3.resource("dynamodb").Table(os.environ["TABLE"])
DAY = 86_400
KEPT_DAYS = 90
# Pages beyond these count together: a bot that asks for random pages does not fill the table.
MOST_PAGES = 20


def handler(event, _context):
    """Called with up to ten messages, each of which tells of files that lie in the bucket."""
    failures = []
    for record in event["Records"]:
        try:
            for bucket, key in files_of(json.loads(record["body"])):
                count(bucket, key)
        except Exception as error:  # whatever it was, this message comes again and the others do not
            print(json.dumps({"level": "error", "event": "not-counted", "message": record["messageId"], "error": str(error)}))
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def files_of(notification):
    """Bucket and key of each file; S3 sends a test without records when the notification is set up."""
    for record in notification.get("Records", []):
        yield record["s3"]["bucket"]["name"], unquote_plus(record["s3"]["object"]["key"])


def count(bucket, key):
    body = S3.get_object(Bucket=bucket, Key=key)["Body"].read()
    text = (gzip.decompress(body) if key.endswith(".gz") else body).decode("utf-8", "replace")
    for day, counted in counts_of(text.splitlines()).items():
        for what, times in counted.items():
            TABLE.update_item(
                Key={"day": day, "what": what},
                UpdateExpression="ADD #times :times SET #until = :until",
                ExpressionAttributeNames={"#times": "times", "#until": "until"},
                ExpressionAttributeValues={":times": times, ":until": int(time.time()) + KEPT_DAYS * DAY},
            )


def counts_of(lines):
    """
    Counts by day of lines `2026-11-21T07:00:00Z GET /path 200 12`. What is no such line counts as unreadable, on the
    day `unknown`, so that nothing vanishes.
    """
    days = {}
    for line in lines:
        parts = line.split()
        if len(parts) < 4 or not parts[3].isdigit():
            days.setdefault("unknown", Counter())["unreadable"] += 1
            continue
        counted = days.setdefault(parts[0][:10], Counter())
        counted[f"status {parts[3]}"] += 1
        counted[f"page {parts[2].partition('?')[0][:200]}"] += 1
    return {day: fewer_pages(counted) for day, counted in days.items()}


def fewer_pages(counted):
    pages = Counter({what: times for what, times in counted.items() if what.startswith("page ")})
    kept = dict(pages.most_common(MOST_PAGES))
    others = sum(pages.values()) - sum(kept.values())
    rest = {what: times for what, times in counted.items() if not what.startswith("page ")}
    return {**rest, **kept, **({"page (others)": others} if others else {})}
