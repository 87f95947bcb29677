import type { ConnectionSnapshot } from '../../src/protocol/messages.ts';
import type { Text } from '../../src/core/model/text.ts';
import { strings } from './strings.ts';

export type Line = ConnectionSnapshot['line'];

/** How a connection is drawn, and what that is called. */
export const LINE_NAMES: Readonly<Record<Line, Text>> = { sync: strings.synchronous, async: strings.asynchronous, authorize: strings.authorizes };

/** In the order in which they are explained. */
export const LINES = Object.keys(LINE_NAMES) as readonly Line[];
