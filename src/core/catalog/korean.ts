const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** Final consonants of a syllable, none included. */
const FINALS = 28;

/** A name as the topic of a Korean sentence, with the particle that its last syllable asks for: `참가자는`, `주문은`, `SNS은(는)`. */
export function asTopic(name: string): string {
  const last = name.charCodeAt(name.length - 1);
  if (!(last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE)) return `${name}은(는)`;
  return name + ((last - FIRST_SYLLABLE) % FINALS === 0 ? '는' : '은');
}
