import type { Made } from '../made.ts';
import { TEXT, type Rules } from '../shapes.ts';
import { permissionFor, type Event } from './event.ts';

export const ALEXA_RULES: Rules = { SkillId: TEXT };

/** An Alexa skill may call the function. */
export function alexa(event: Event): Made[] {
  return [permissionFor(event, { principal: 'alexa-appkit.amazon.com', token: event.properties.get('SkillId') })];
}
