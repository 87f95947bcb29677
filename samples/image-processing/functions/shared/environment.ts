/** A variable that the design sets with `env` on a connection. Throws where it is missing: the deployment is wrong. */
export function environment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set. Connections set it with \`env\` in the design.`);
  return value;
}
