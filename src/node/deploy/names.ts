/** `conference-dev`: the design's name as CloudFormation takes it, and the stage where there is one. */
export function stackName(design: string, stage?: string): string {
  const base = design.replaceAll(/[^A-Za-z0-9-]+/g, '-').replace(/^[^A-Za-z]+/, '').slice(0, 100) || 'design';
  return stage === undefined ? base : `${base}-${stage}`;
}
