/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html (2026-11) */
export const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
export const CACHING_OPTIMIZED_UNCOMPRESSED = 'b2884449-e4de-46a7-ac36-70bc7f1ddd6d';
/** For content that must not be cached. */
export const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html (2026-11) */
export const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

/** Policies that forward some headers only, Authorization not among them. */
export const FORWARDS_SOME: ReadonlyMap<string, string> = new Map([
  ['59781a5b-3903-41f3-afcb-af62929ccde1', 'CORS-CustomOrigin'],
  ['88a5eaf4-2fd4-4709-b370-b4c650ea3fcf', 'CORS-S3Origin'],
  ['bf0718e1-ba1e-49d1-88b1-f726733018ae', 'HostHeaderOnly'],
  ['acba4595-bd28-49b8-b9fe-13317c0390fa', 'UserAgentRefererHeaders'],
]);

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html (2026-11) */
export const SECURITY_HEADERS = '67f7725c-6f97-4210-82d7-5512b31e9d03';
