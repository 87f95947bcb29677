import { unknownProperty, wrongShape } from './messages.ts';
import type { Macro } from './stack.ts';
import { dict, Dict, isSet, type Value } from './tree.ts';

/** `Domain.MutualTlsAuthentication`: what callers' certificates are checked against. */
export function mutualTls(macro: Pick<Macro, 'refuse'>, domain: Dict): Value | undefined {
  const written = domain.get('MutualTlsAuthentication');
  if (!isSet(written)) return undefined;
  const path = ['Domain', 'MutualTlsAuthentication'];
  if (!(written instanceof Dict)) {
    macro.refuse(path, wrongShape('MutualTlsAuthentication', 'a map'));
    return undefined;
  }
  for (const name of written.keys()) if (!['TruststoreUri', 'TruststoreVersion'].includes(name)) macro.refuse([...path, name], unknownProperty(name, 'MutualTlsAuthentication'));
  const given = (name: string): Value | undefined => (isSet(written.get(name)) ? written.get(name) : undefined);
  return dict({ TruststoreUri: given('TruststoreUri'), TruststoreVersion: given('TruststoreVersion') });
}
