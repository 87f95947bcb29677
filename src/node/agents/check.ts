import { ok } from '../../core/model/result.ts';
import { checkJson } from '../cli/check.ts';
import type { Tool } from './contract.ts';
import { analysisAsked, FILE } from './design-given.ts';

/** `check`: what `serverless-canvas check --format json` says of a file. */
export const check: Tool = {
  name: 'check',
  title: { en: 'Check a design', ko: '설계 검사' },
  description: 'What is wrong with a design: each finding with its rule, severity, message, node or connection, place in the text (one-based), the source of the rule and the limit that is broken; what is silenced with its reason; what could not be checked. explain tells more of a rule or a finding.',
  inputSchema: { type: 'object', properties: { file: FILE }, required: ['file'], additionalProperties: false },
  run: async (asked) => {
    const analysis = await analysisAsked(asked);
    return analysis.ok ? ok({ answer: { file: asked.given.design?.file, ...checkJson(analysis.value, asked.locale) } }) : analysis;
  },
};
