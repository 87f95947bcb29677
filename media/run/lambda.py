"""The Python half of a local execution environment: asks the Lambda Runtime API for events and answers them.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""
import http.client
import importlib
import json
import os
import resource
import sys
import threading
import time
import traceback

HOST = os.environ["AWS_LAMBDA_RUNTIME_API"]
API = "/2018-06-01/runtime/"


def leave_with_host():
    """The pipe closes when the host goes, however it went: nobody is left behind."""
    sys.stdin.buffer.read()
    os._exit(0)


def call(method, path, body="", headers=None):
    connection = http.client.HTTPConnection(HOST)
    connection.request(method, API + path, body.encode(), headers or {})
    response = connection.getresponse()
    answer = response.read()
    connection.close()
    return {name.lower(): value for name, value in response.getheaders()}, answer


def memory():
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"local-max-memory": str(largest // (1024 * 1024 if sys.platform == "darwin" else 1024))}


def fail(path, error):
    trace = traceback.format_exception(type(error), error, error.__traceback__)
    print("[ERROR] " + "\r".join(line.rstrip("\n") for line in trace), flush=True)
    body = {"errorType": type(error).__name__, "errorMessage": str(error), "stackTrace": trace}
    call("POST", path, json.dumps(body), {"lambda-runtime-function-error-type": body["errorType"], **memory()})


class Context:
    """What a handler is told of its invocation."""

    def __init__(self, headers):
        self.aws_request_id = headers["lambda-runtime-aws-request-id"]
        self.invoked_function_arn = headers["lambda-runtime-invoked-function-arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.deadline = int(headers["lambda-runtime-deadline-ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self.deadline - int(time.time() * 1000))


def load():
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    module, name = os.environ["_HANDLER"].rsplit(".", 1)
    return getattr(importlib.import_module(module.replace("/", ".")), name)


def serve():
    try:
        handler = load()
    except Exception as error:
        fail("init/error", error)
        sys.exit(1)
    while True:
        headers, body = call("GET", "invocation/next")
        context = Context(headers)
        # AWS's SDKs send it along with what the handler calls.
        os.environ["_X_AMZN_TRACE_ID"] = headers["lambda-runtime-trace-id"]
        path = f"invocation/{context.aws_request_id}/"
        try:
            answer = json.dumps(handler(json.loads(body), context))
        except Exception as error:
            fail(path + "error", error)
        else:
            sys.stdout.flush()
            call("POST", path + "response", answer, memory())


threading.Thread(target=leave_with_host, daemon=True).start()
try:
    serve()
except OSError:
    # A host that cannot be reached any more has gone.
    sys.exit(0)
