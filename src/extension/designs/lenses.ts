import { CodeLens, commands, Disposable, EventEmitter, languages, Range, window, type TextDocument, type Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { Lens } from '../../protocol/language-messages.ts';
import type { EngineHost } from '../engine-host.ts';
import { isDesign, type Designs } from './designs.ts';
import { languageTexts as texts } from './language-texts.ts';

const EXPORT = 'serverlessCanvas.chooseExport';
const COMMANDS: Readonly<Record<Lens['does'], string>> = {
  'show-bill': 'serverlessCanvas.showBill', 'show-findings': 'serverlessCanvas.showFindings', 'reveal': 'serverlessCanvas.reveal', 'simulate': 'serverlessCanvas.simulate', 'export': EXPORT,
};

/** What a design and each of its nodes cost and what is found of them, above their lines; above a template the way to the canvas. */
export function showLenses(engine: EngineHost, designs: Designs, locale: Locale): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    designs.onDidAnalyse(() => changed.fire()),
    commands.registerCommand(EXPORT, (uri: Uri) => chooseExport(uri, locale)),
    languages.registerCodeLensProvider({ pattern: '**/*.arch.yaml' }, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: async (document) => {
        if (!isDesign(document)) return [];
        const lenses = await engine.ask('lenses', { file: document.uri.toString(), text: document.getText(), locale });
        return lenses.ok ? lenses.value.map((lens) => lensIn(document, lens)) : [];
      },
    }),
    languages.registerCodeLensProvider({ pattern: '**/*.{yaml,yml,json,template}' }, { provideCodeLenses: (document) => templateLens(document, locale) }),
  );
}

function lensIn(document: TextDocument, { at, title, does, node }: Lens): CodeLens {
  const place = document.positionAt(at);
  return new CodeLens(new Range(place, place), { title, command: COMMANDS[does], arguments: [document.uri, ...(does === 'reveal' && node !== undefined ? [node] : [])] });
}

/** Where a template is looked for its marks: they stand near its top. */
const LOOKED_AT = 20_000;

function templateLens(document: TextDocument, locale: Locale): CodeLens[] {
  if (document.uri.path.endsWith('.arch.yaml')) return [];
  const text = document.getText(new Range(document.positionAt(0), document.positionAt(LOOKED_AT)));
  const isTemplate = /^\s*["']?AWSTemplateFormatVersion["']?\s*:|AWS::Serverless-2016-10-31/m.test(text) || (/^["']?Resources["']?\s*:|"Resources"\s*:/m.test(text) && /["']?Type["']?\s*:\s*["']?AWS::\w+::/.test(text));
  return isTemplate ? [new CodeLens(new Range(0, 0, 0, 0), { title: say(texts.openTemplate, locale), command: 'serverlessCanvas.openTemplate', arguments: [document.uri] })] : [];
}

async function chooseExport(uri: Uri, locale: Locale): Promise<void> {
  const choices = (['exportTemplate', 'exportDiagram', 'exportBill', 'exportCdk'] as const).map((command) => ({ label: say(texts[command], locale), command }));
  const chosen = await window.showQuickPick(choices, { title: say(texts.exportTitle, locale) });
  if (chosen) await commands.executeCommand(`serverlessCanvas.${chosen.command}`, uri);
}
