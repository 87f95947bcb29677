import type { Facts, FactsPart } from '../../core/catalog/facts.ts';
import { isSet, numberSetting } from '../../core/catalog/setting.ts';
import type { Connection, Node } from '../../core/model/design.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { limits } from './limits.ts';

export const lambda: FactsPart = {
  asTarget: { invoke, poll, trigger: answers, deliver: receives, notify: receives },
  asSource: { invoke: calls, authorize: answers },
};

export const edge: FactsPart = {
  asTarget: { trigger: answers },
  asSource: { invoke: calls },
};

function timeout(node: Node, resolve: Resolver): number | undefined {
  return numberSetting(node.properties, 'Timeout', resolve, limits['timeout-default'].value);
}

/** A longer timeout (Lambda Managed Instances) does not hold for callers that wait. */
function answers(node: Node, _connection: Connection, resolve: Resolver): Facts {
  const seconds = timeout(node, resolve);
  return { timeoutSeconds: seconds === undefined ? undefined : Math.min(seconds, limits['timeout-max'].value) };
}

/** Where the caller passes the answer on as it comes, it may be larger. */
function invoke(node: Node, connection: Connection, resolve: Resolver): Facts {
  const streams = resolve.string(connection.properties, 'ResponseTransferMode') === 'STREAM';
  const response = streams ? 'stream-response-max' : 'sync-response-max';
  return {
    ...answers(node, connection, resolve),
    maxRequestBytes: limits['sync-payload-max'].value,
    maxResponseBytes: limits[response].value,
    limits: { maxRequestBytes: 'lambda.sync-payload-max', maxResponseBytes: `lambda.${response}` },
  };
}

/** An event source mapping hands a whole batch over in one synchronous invocation. */
function poll(node: Node, _connection: Connection, resolve: Resolver): Facts {
  return {
    timeoutSeconds: timeout(node, resolve),
    visibilityFactor: limits['visibility-ratio-advised'].value,
    maxRequestBytes: limits['sync-payload-max'].value,
    limits: { timeoutSeconds: 'lambda.visibility-ratio-min', visibilityFactor: 'lambda.visibility-ratio-advised', maxRequestBytes: 'lambda.sync-payload-max' },
  };
}

/** An event that arrives asynchronously is dropped after the first attempt and its retries. */
function receives(node: Node, _connection: Connection, resolve: Resolver): Facts {
  return {
    maxRequestBytes: limits['async-payload-max'].value,
    dropsAfterAttempts: 1 + limits['async-retries-max'].value,
    keepsFailures: isSet(node.properties, 'DeadLetterConfig.TargetArn', resolve),
    limits: { maxRequestBytes: 'lambda.async-payload-max', dropsAfterAttempts: 'lambda.async-retries-max' },
  };
}

/** A function that calls another one cannot wait longer than it may run itself. */
function calls(node: Node, _connection: Connection, resolve: Resolver): Facts {
  const seconds = timeout(node, resolve);
  return {
    callerTimeoutSeconds: seconds,
    callerTimeoutRaisable: seconds === undefined ? undefined : seconds < limits['timeout-max'].value,
  };
}
