/** Prefixes of region names and the partitions they lie in. @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'], ['us-iso-', 'aws-iso'], ['us-isob', 'aws-iso-b'], ['us-gov', 'aws-us-gov'], ['eu-isoe', 'aws-iso-e'], ['us-isof', 'aws-iso-f'], ['eusc-', 'aws-eusc'],
];

/** The partition of a region, e.g. `aws` or `aws-cn`. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.toLowerCase().startsWith(prefix))?.[1] ?? 'aws';
}
