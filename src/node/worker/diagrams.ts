import type { WriteCdkApp } from '../../adapters/cdk.ts';
import type { Analysis } from '../../core/analysis/contract.ts';
import { synthesize } from '../../core/cloudformation/synthesize.ts';
import type { ReadDiagram } from '../../core/diagram/parsed-diagram.ts';
import { ok } from '../../core/model/result.ts';
import { say, type Text } from '../../core/model/text.ts';
import { failure, type Handlers } from '../../protocol/channel.ts';
import type { EngineRequests } from '../../protocol/engine.ts';
import { catalog } from '../../services/catalog.ts';
import { diagramText } from '../diagram/form.ts';
import { importMermaid } from '../diagram/import-mermaid.ts';
import { fillReadme } from '../diagram/readme.ts';

/** What only a thread of its own may load; what is missing is refused. */
export interface Workshop {
  readonly readDiagram?: ReadDiagram;
  readonly writeCdk?: WriteCdkApp;
}

/** Pictures and diagrams of a design, designs of diagrams, and apps. */
export function diagramHandlers(analysisOf: (file: string, text: string) => Analysis, { readDiagram, writeCdk }: Workshop): Pick<Handlers<EngineRequests>, 'diagram' | 'importDiagram' | 'cdk' | 'readme'> {
  return {
    diagram: ({ file, text, form, theme, locale }) => ok(diagramText(analysisOf(file, text), { as: form, theme }, locale)),
    importDiagram: async ({ name, text, fallback, block, locale }) => {
      if (!readDiagram) return failure('engine.not-here', say(NOT_HERE, locale));
      const imported = await importMermaid(text, name, readDiagram, { fallback, ...(block !== undefined && { block }) });
      if (!imported.ok) return failure('import.diagram', `${name}:${imported.error.line}: ${say(imported.error.message, locale)}`);
      return ok({ text: imported.value.text, notices: imported.value.notices.map((notice) => say(notice, locale)) });
    },
    cdk: async ({ file, text, language, locale }) => {
      if (!writeCdk) return failure('engine.not-here', say(NOT_HERE, locale));
      const { document: { design }, resolve } = analysisOf(file, text);
      const app = await writeCdk(synthesize({ design, catalog, resolve }).template, design.name || 'design', language);
      return app.ok ? app : failure(app.error.code, say(app.error.message, locale));
    },
    readme: async ({ markdown, designs, locale }) => {
      const texts = new Map(designs);
      const filled = await fillReadme(markdown, async (file) => {
        const text = texts.get(file);
        return text === undefined ? { ok: false, error: noFile(file) } : ok(analysisOf(`readme:${file}`, text));
      });
      if (!filled.ok) return failure('readme.fault', filled.error.map(({ line, message }) => `${line + 1}: ${say(message, locale)}`).join('\n'));
      return ok({ text: filled.value.text, stale: filled.value.stale.length });
    },
  };
}

const NOT_HERE: Text = { en: 'This runs in VS Code on the desktop, not in the browser.', ko: '브라우저가 아닌 데스크톱 VS Code에서 쓸 수 있습니다.' };

function noFile(file: string): Text {
  return { en: `${file} cannot be read.`, ko: `${file} 파일을 읽을 수 없습니다.` };
}
