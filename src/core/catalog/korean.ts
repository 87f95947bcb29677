/** Pairs of Korean particles: after a final consonant, after a vowel, and where it cannot be told. */
const PARTICLES = {
  topic: ['은', '는', '은(는)'],
  subject: ['이', '가', '이(가)'],
  object: ['을', '를', '을(를)'],
  and: ['과', '와', '와(과)'],
} as const;

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;

/** A name with the particle that fits its last syllable: `참가자는`, `주문은`, `SNS은(는)`. */
export function withParticle(name: string, particle: keyof typeof PARTICLES): string {
  const [afterConsonant, afterVowel, either] = PARTICLES[particle];
  const last = name.charCodeAt(name.length - 1);
  if (!(last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE)) return name + either;
  return name + ((last - FIRST_SYLLABLE) % FINALS === 0 ? afterVowel : afterConsonant);
}
