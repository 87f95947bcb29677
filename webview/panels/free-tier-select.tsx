import type { BillSnapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import { set } from '../state/intents.ts';
import { billStrings } from '../ui/bill-strings.ts';
import { Select } from '../ui/controls.tsx';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';

const CHOICES = [['none', billStrings.freeTierNone], ['always', billStrings.freeTierAlways], ['credits', billStrings.freeTierCredits]] as const;
const PATH = ['account', 'billing', 'freeTier'] as const;

/** How the account is billed, written where the file says it. */
export function FreeTierSelect({ freeTier, locked }: { readonly freeTier: BillSnapshot['freeTier']; readonly locked: boolean }) {
  const t = useText();
  const controller = useController();
  const change = (next: string): void => {
    if (next !== freeTier) void controller.edit(set([...PATH], next), billStrings.editFreeTier, strings.changed);
  };
  return (
    <div className="free-tier">
      <span className="muted" aria-hidden="true">{t(billStrings.freeTier)}</span>
      <Select label={t(billStrings.freeTier)} value={freeTier} options={CHOICES.map(([value, name]) => ({ value, label: t(name) }))} disabled={locked} onChange={change} />
    </div>
  );
}
