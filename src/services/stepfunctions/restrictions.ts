import type { RestrictionTable } from '../../core/catalog/service.ts';

const asOf = '2026-11-21';

export const restrictions = {
  'express-features': {
    what: 'An express workflow waits for no job (.sync) and no callback (.waitForTaskToken), and has no activities and no distributed Map.',
    rules: ['stepfunctions.express-unsupported'],
    source: { url: 'https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html', asOf },
  },
  'express-history': {
    what: 'An express workflow has no execution history but its log.',
    rules: ['stepfunctions.express-without-log'],
    source: { url: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html', asOf },
  },
  'name-characters': {
    what: 'The name of a state machine holds no white space, brackets, wildcards, special or control characters.',
    rules: ['stepfunctions.name-invalid'],
    source: { url: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html', asOf },
  },
  'definition-language': {
    what: 'A definition keeps to the grammar of the Amazon States Language.',
    rules: ['stepfunctions.definition-invalid'],
    source: { url: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html', asOf },
  },
} satisfies RestrictionTable;
