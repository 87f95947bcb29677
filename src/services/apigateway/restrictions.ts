import type { RestrictionTable } from '../../core/catalog/service.ts';

/** Sizes in GB of the cache of a stage, as CloudFormation writes them. */
export const CACHE_SIZES: readonly string[] = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'];

export const restrictions = {
  'rest-cache-sizes': {
    core: true,
    what: `The cache of a stage has one of these sizes in GB: ${CACHE_SIZES.join(', ')}.`,
    rules: ['apigateway.cache-size-unknown'],
    source: { url: 'https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html', asOf: '2026-11-21' },
  },
  'http-missing-features': {
    core: true,
    what: 'HTTP APIs have no edge-optimized or private endpoint, AWS WAF, API keys and usage plans, throttling per client, caching, request validation, body transformation, canary deployments, gateway responses or resource policies.',
    rules: ['apigateway.only-rest-has-it'],
    source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html', asOf: '2026-11-21' },
  },
  'stream-excludes-caching': {
    what: 'A streamed response is neither cached nor compressed by API Gateway, and only proxy integrations of REST APIs stream.',
    rules: ['apigateway.stream-not-cached'],
    source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html', asOf: '2026-11-21' },
  },
} satisfies RestrictionTable;
