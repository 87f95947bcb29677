import { field, STRUCTURE } from '../../core/catalog/fields.ts';
import type { PropertiesForm } from '../../core/catalog/form.ts';

/** A client has no properties: its settings are its flows, edited as YAML. */
export const client: PropertiesForm = {
  fields: [
    field('traffic', { en: 'Flows', ko: '흐름' }, STRUCTURE, {
      home: 'node',
      help: {
        en: 'Named flows of requests: rate, shape, method and path, bytes sent and received.',
        ko: '이름 붙인 요청 흐름입니다. 빈도, 모양, 메서드와 경로, 주고받는 바이트를 적습니다.',
      },
    }),
  ],
  assumptions: [],
};
