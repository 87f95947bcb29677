/** The managed policy for X-Ray, which has another name outside the commercial partition. */
export function tracingPolicy(partition: string): string {
  return partition === 'aws' ? 'AWSXrayWriteOnlyAccess' : 'AWSXRayDaemonWriteAccess';
}
