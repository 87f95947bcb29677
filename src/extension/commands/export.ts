import { ViewColumn, window, workspace, type TextDocument, type Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { EngineHost } from '../engine-host.ts';
import { texts } from '../texts.ts';
import { askWhere, folderFor, writeText } from './files.ts';

/** Writes the template of a design to a file (asked for where `target` does not say) and opens it. */
export async function exportTemplate(document: TextDocument, engine: EngineHost, locale: Locale, target?: Uri): Promise<void> {
  const template = await engine.ask('template', { file: document.uri.toString(), text: document.getText() });
  if (!template.ok) {
    void window.showErrorMessage(template.error.message);
    return;
  }
  const where = target ?? (await askWhere(say(texts.exportTitle, locale), folderFor(document.uri), templateName(document.uri), { CloudFormation: ['yaml', 'yml'] }));
  if (!where) return;
  await writeText(where, template.value);
  await window.showTextDocument(await workspace.openTextDocument(where), { viewColumn: ViewColumn.Beside, preview: false });
}

/** `conference.arch.yaml` -> `conference.template.yaml`. */
function templateName(design: Uri): string {
  return `${baseName(design)}.template.yaml`;
}

function baseName(design: Uri): string {
  return design.path.slice(design.path.lastIndexOf('/') + 1).replace(/\.arch\.yaml$/, '');
}

/** Writes the bill of a design, as CSV or as Markdown by the name of the file that is asked for, and opens it. */
export async function exportBill(document: TextDocument, engine: EngineHost, locale: Locale, target?: Uri): Promise<void> {
  const where = target ?? (await askWhere(say(texts.billTitle, locale), folderFor(document.uri), billName(document.uri), { Markdown: ['md'], CSV: ['csv'] }));
  if (!where) return;
  const format = where.path.toLowerCase().endsWith('.csv') ? 'csv' : 'markdown';
  const bill = await engine.ask('bill', { file: document.uri.toString(), text: document.getText(), format, locale });
  if (!bill.ok) {
    void window.showErrorMessage(bill.error.message);
    return;
  }
  // Spreadsheets take a file without the mark for one in the country's old encoding.
  await writeText(where, format === 'csv' ? `\ufeff${bill.value}` : bill.value);
  await window.showTextDocument(await workspace.openTextDocument(where), { viewColumn: ViewColumn.Beside, preview: false });
}

/** Writes the figures of a run where the user says, and opens them. */
export async function exportSimulation(document: TextDocument, csv: string, locale: Locale): Promise<void> {
  const where = await askWhere(say(texts.simulationTitle, locale), folderFor(document.uri), `${baseName(document.uri)}.simulation.csv`, { CSV: ['csv'] });
  if (!where) return;
  await writeText(where, `\ufeff${csv}`);
  await window.showTextDocument(await workspace.openTextDocument(where), { viewColumn: ViewColumn.Beside, preview: false });
}

/** `conference.arch.yaml` -> `conference.bill.md`. */
function billName(design: Uri): string {
  return `${baseName(design)}.bill.md`;
}
