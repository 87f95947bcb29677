import { missing, wrongShape } from './messages.ts';
import type { Macro } from './stack.ts';
import { Dict, isGiven } from './tree.ts';

/** What an API says of a domain of its own; undefined where it says nothing, or nothing that can be read. What lacks is refused. */
export function ownDomain(macro: Macro): Dict | undefined {
  const domain = macro.properties.get('Domain');
  if (!isGiven(domain)) return undefined;
  if (!(domain instanceof Dict)) {
    macro.refuse('Domain', wrongShape('Domain', 'a map'));
    return undefined;
  }
  for (const name of ['DomainName', 'CertificateArn']) if (!isGiven(domain.get(name))) macro.refuse(['Domain', name], missing(`Domain.${name}`));
  return domain;
}
