import { Disposable } from 'vscode';
import type { Locale } from '../../core/model/text.ts';
import type { EngineHost } from '../engine-host.ts';
import { completeDesigns } from './completion.ts';
import { showDefinitions } from './definitions.ts';
import type { Designs } from './designs.ts';
import { showLenses } from './lenses.ts';
import { renameNodes } from './rename.ts';

/** What an editor of the text does with a design besides telling what is wrong with it. */
export function speakDesigns(engine: EngineHost, designs: Designs, locale: Locale): Disposable {
  return Disposable.from(completeDesigns(engine, locale), showDefinitions(engine), renameNodes(engine, locale), showLenses(engine, designs, locale));
}
