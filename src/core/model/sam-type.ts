/** Whether a resource is of a type that SAM's transform makes others of: what becomes of it is not known before. */
export function isSamType(type: unknown): boolean {
  return typeof type === 'string' && type.startsWith('AWS::Serverless::');
}
