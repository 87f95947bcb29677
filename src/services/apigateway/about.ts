import type { About } from '../../core/catalog/service.ts';
import { verbatim } from '../../core/model/text.ts';

export const http: About = {
  title: { en: 'HTTP API', ko: 'HTTP API' },
  short: { en: 'HTTP API', ko: 'HTTP API' },
  category: 'api',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('HTTP API'),
};

export const rest: About = {
  title: { en: 'REST API', ko: 'REST API' },
  short: { en: 'REST API', ko: 'REST API' },
  category: 'api',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('REST API'),
};

export const websocket: About = {
  title: { en: 'WebSocket API', ko: 'WebSocket API' },
  short: { en: 'WebSocket API', ko: 'WebSocket API' },
  category: 'api',
  description: { en: '', ko: '' },
  docs: 'https://docs.aws.amazon.com/',
  initial: {},
  summary: () => verbatim('WebSocket API'),
};
