import type { Facts, FactsOf, FactsPart } from '../../core/catalog/facts.ts';
import { isSet, numberSetting } from '../../core/catalog/setting.ts';
import type { Connection, Node } from '../../core/model/design.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { limits } from './limits.ts';

const HTTP_SIZES: Facts = {
  maxRequestBytes: limits['http-payload-max'].value,
  maxResponseBytes: limits['http-payload-max'].value,
  limits: { maxRequestBytes: 'apigateway.http-payload-max', maxResponseBytes: 'apigateway.http-payload-max' },
};

const REST_SIZES: Facts = {
  maxRequestBytes: limits['rest-payload-max'].value,
  maxResponseBytes: limits['rest-payload-max'].value,
  limits: { maxRequestBytes: 'apigateway.rest-payload-max', maxResponseBytes: 'apigateway.rest-payload-max' },
};

const WEBSOCKET_SIZES: Facts = {
  maxRequestBytes: limits['websocket-message-max'].value,
  maxResponseBytes: limits['websocket-message-max'].value,
  limits: { maxRequestBytes: 'apigateway.websocket-message-max', maxResponseBytes: 'apigateway.websocket-message-max' },
};

export const http: FactsPart = {
  asTarget: { request: () => HTTP_SIZES, origin: () => HTTP_SIZES },
  asSource: { invoke: waits('http-timeout-max', HTTP_SIZES) },
};

/** How large an answer may be depends on the integration, which may stream it. */
const REST_REQUEST: Facts = { maxRequestBytes: REST_SIZES.maxRequestBytes, limits: { maxRequestBytes: 'apigateway.rest-payload-max' } };

export const rest: FactsPart = {
  asTarget: { request: () => REST_REQUEST, origin: () => REST_REQUEST },
  asSource: {
    invoke: (node, connection, resolve) => {
      if (streams(connection, resolve)) return streamed(connection, resolve);
      const isEdge = endpointType(node, resolve) === 'EDGE';
      const facts = waits(isEdge ? 'rest-edge-timeout-max' : 'rest-timeout-max', REST_SIZES)(node, connection, resolve);
      return { ...facts, callerTimeoutRaisable: !isEdge };
    },
  },
};

export const websocket: FactsPart = {
  asTarget: { request: () => WEBSOCKET_SIZES },
  asSource: { invoke: waits('websocket-timeout-max', WEBSOCKET_SIZES) },
};

type TimeoutLimit = 'http-timeout-max' | 'rest-timeout-max' | 'rest-edge-timeout-max' | 'websocket-timeout-max';

/** How long an integration waits: what the connection sets, else the longest there is. */
function waits(limit: TimeoutLimit, sizes: Facts): FactsOf {
  return (_node: Node, connection: Connection, resolve: Resolver) => {
    const milliseconds = numberSetting(connection.properties, 'TimeoutInMillis', resolve, limits[limit].value * 1000);
    const seconds = milliseconds === undefined ? undefined : milliseconds / 1000;
    return {
      ...sizes,
      callerTimeoutSeconds: seconds,
      callerTimeoutRaisable: seconds === undefined ? undefined : seconds < limits[limit].value,
      limits: { ...sizes.limits, callerTimeoutSeconds: `apigateway.${limit}` },
    };
  };
}

/** Whether the answer is passed on while it is made. */
export function streams({ properties }: Connection, resolve: Resolver): boolean {
  return resolve.string(properties, 'ResponseTransferMode') === 'STREAM';
}

/** A stream may last for longer than an answer that is waited for, and has no largest size. */
function streamed(connection: Connection, resolve: Resolver): Facts {
  const milliseconds = numberSetting(connection.properties, 'TimeoutInMillis', resolve, limits['rest-timeout-max'].value * 1000);
  const seconds = milliseconds === undefined ? undefined : milliseconds / 1000;
  return {
    ...REST_REQUEST,
    callerTimeoutSeconds: seconds,
    callerTimeoutRaisable: seconds === undefined ? undefined : seconds < limits['rest-stream-max'].value,
    limits: { ...REST_REQUEST.limits, callerTimeoutSeconds: 'apigateway.rest-stream-max' },
  };
}

/** A REST API that says nothing is edge-optimized. */
export function endpointType(node: Node, resolve: Resolver): string | undefined {
  const path = 'EndpointConfiguration.Types.0';
  return isSet(node.properties, path, resolve) ? resolve.string(node.properties, path) : 'EDGE';
}
