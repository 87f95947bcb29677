import { own } from '../../../core/model/json.ts';
import type { Node } from '../../../core/model/design.ts';
import { formatBytes, formatDuration, formatNumber } from '../../../core/model/units-format.ts';
import { parseCount } from '../../../core/model/units.ts';
import type { Rule, RuleContext } from '../../../core/rules/contract.ts';
import { demandBy } from '../../../core/rules/shared.ts';
import { parseAssumed } from '../../../core/traffic/assumptions.ts';
import type { Stream } from '../../../core/traffic/contract.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import { limits } from '../limits.ts';

const SERVICE = 'apigateway.websocket';
const IN_THE_CLIENT = { en: 'What clients send, and when, is part of their code.', ko: '클라이언트가 언제 무엇을 보낼지는 클라이언트 코드에 있습니다.' };

function openConnections(node: Node): number | undefined {
  const open = parseAssumed(own(node.assume, 'connections'), parseCount);
  return open.ok ? open.value : undefined;
}

function connects({ path }: Stream): boolean {
  return path?.endsWith('$connect') === true;
}

/** New connections a second: those that flows make at their peak, and at least as many as open ones end of age. */
function newConnections(node: Node, context: RuleContext): number {
  const renewed = (openConnections(node) ?? 0) / limits['websocket-connection-max'].value;
  return Math.max(peaksOf(context).rate(context.usage.arriving(node.id).filter(connects)), renewed);
}

const ALL_NEW_CONNECTIONS = demandBy((node, context) => (node.service === SERVICE ? newConnections(node, context) : 0));

export const tooManyNewConnections: Rule = {
  id: 'apigateway.too-many-new-connections',
  severity: 'warning',
  title: { en: 'More clients connect at a time than the account lets in', ko: '계정이 받아들이는 것보다 많은 새 연결' },
  why: {
    en: 'All WebSocket APIs of an account and Region share one rate of new connections. Every connection ends after two hours, so open ones connect again.',
    ko: '계정과 리전의 모든 WebSocket API가 새 연결 속도 하나를 나누어 씁니다. 연결은 2시간 뒤 끝나므로 열려 있던 클라이언트도 다시 연결합니다.',
  },
  source: limits['websocket-new-connections'].source,
  services: [SERVICE],
  unfixable: { en: 'Only AWS raises a quota.', ko: '할당량은 AWS만 늘릴 수 있습니다.' },
  check: (node, context) => {
    if (newConnections(node, context) === 0) return [];
    const { sum, most } = context.shared(ALL_NEW_CONNECTIONS);
    const max = context.quota('apigateway.websocket-new-connections');
    if (max === undefined || sum <= max || most !== node.id) return [];
    return [{
      limit: { id: 'apigateway.websocket-new-connections', needed: Math.ceil(sum) },
      message: {
        en: `${formatNumber(sum, 0)} clients a second connect; the account lets in ${formatNumber(max)} in this Region. Let clients wait for a random time before they connect again, or have the quota raised and write it under account.quotas.`,
        ko: `초당 클라이언트 ${formatNumber(sum, 0)}개가 연결합니다. 이 리전에서 계정은 초당 ${formatNumber(max)}개까지 받습니다. 클라이언트가 무작위로 기다렸다 다시 연결하게 하거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

export const idleConnections: Rule = {
  id: 'apigateway.connections-fall-idle',
  severity: 'info',
  title: { en: 'Connections are silent for longer than API Gateway keeps them', ko: '유지 시간보다 오래 조용한 연결' },
  why: {
    en: 'A connection over which nothing goes for ten minutes is closed. Clients that are to stay connected send something now and then.',
    ko: '10분 동안 아무것도 오가지 않는 연결은 닫힙니다. 연결을 유지하려면 클라이언트가 가끔 메시지를 보내야 합니다.',
  },
  source: limits['websocket-idle-max'].source,
  services: [SERVICE],
  unfixable: IN_THE_CLIENT,
  check: (node, context) => {
    const open = openConnections(node);
    if (open === undefined) return [];
    const rate = peaksOf(context).mean(context.usage.arriving(node.id).filter((stream) => !connects(stream)));
    const [silent, max] = [rate === 0 ? Infinity : open / rate, context.quota('apigateway.websocket-idle-max')];
    if (max === undefined || silent <= max || open === 0) return [];
    const every = Number.isFinite(silent)
      ? { en: `sends a message every ${formatDuration(silent * 1000)} on average`, ko: `메시지가 평균 ${formatDuration(silent * 1000, 'ko')}마다 하나씩 오고` }
      : { en: 'sends nothing', ko: '메시지가 오지 않고' };
    return [{
      limit: { id: 'apigateway.websocket-idle-max', ...(Number.isFinite(silent) ? { needed: Math.ceil(silent) } : {}) },
      message: {
        en: `With ${formatNumber(open)} open connections each ${every.en}; one that is silent for ${formatDuration(max * 1000)} is closed. Let clients send a ping before that.`,
        ko: `열린 연결 ${formatNumber(open)}개마다 ${every.ko}, ${formatDuration(max * 1000, 'ko')} 동안 조용한 연결은 닫힙니다. 그 전에 클라이언트가 핑을 보내게 하세요.`,
      },
    }];
  },
};

export const messageNeedsFrames: Rule = {
  id: 'apigateway.message-needs-frames',
  severity: 'warning',
  title: { en: 'A message does not fit into one frame', ko: '프레임 하나에 들어가지 않는 메시지' },
  why: {
    en: 'A message above the size of a frame must be sent in several; a larger frame closes the connection with code 1009. Each 32 KB are billed as a message.',
    ko: '프레임보다 큰 메시지는 여러 프레임으로 나누어 보내야 하며, 더 큰 프레임을 보내면 연결이 코드 1009로 닫힙니다. 32 KB마다 메시지 하나로 요금이 나옵니다.',
  },
  source: limits['websocket-frame-max'].source,
  services: [SERVICE],
  unfixable: IN_THE_CLIENT,
  check: (node, { usage, quota }) => {
    const [max, most] = [quota('apigateway.websocket-frame-max'), quota('apigateway.websocket-message-max')];
    if (max === undefined || most === undefined) return [];
    return usage.arriving(node.id).filter(({ sends = 0 }) => sends > max && sends <= most).slice(0, 1).map(({ flow, sends = 0 }) => ({
      limit: { id: 'apigateway.websocket-frame-max', needed: sends },
      message: {
        en: `A message of the flow “${flow}” has ${formatBytes(sends)} and a frame holds ${formatBytes(max)}: the client must send ${Math.ceil(sends / max)} frames. Send less, or make sure that its library splits messages.`,
        ko: `‘${flow}’ 흐름의 메시지는 ${formatBytes(sends)}이고 프레임은 ${formatBytes(max)}까지여서 클라이언트가 프레임 ${Math.ceil(sends / max)}개로 보내야 합니다. 줄이거나, 라이브러리가 메시지를 나누는지 확인하세요.`,
      },
    }));
  },
};
