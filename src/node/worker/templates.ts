import { importTemplate } from '../../core/cloudformation/import/import-template.ts';
import { ok } from '../../core/model/result.ts';
import { say } from '../../core/model/text.ts';
import { failure, type Handlers } from '../../protocol/channel.ts';
import type { EngineRequests } from '../../protocol/engine.ts';
import { samImport } from '../../sam/import/sam-import.ts';
import { catalog } from '../../services/catalog.ts';

/** Answers about templates that are not designs yet. */
export const templateHandlers: Pick<Handlers<EngineRequests>, 'importTemplate'> = {
  importTemplate: ({ name, text, locale }) => {
    const result = importTemplate({ text, name, catalog, dialects: [samImport] });
    if ('imported' in result) {
      const { imported } = result;
      return ok({ text: imported.text, notices: imported.notices.map(({ message, line }) => ({ message: say(message, locale), line: line ?? 1 })) });
    }
    const { code, message, line, column } = result.fault;
    return failure(code, `${line}:${column}: ${say(message, locale)}`);
  },
};
