import { isObject, type Json, type JsonObject, type Path } from '../../src/core/model/json.ts';
import type { NodeSnapshot } from '../../src/protocol/messages.ts';
import { useController } from '../state/controller.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';

interface RawTreeProps {
  readonly data: JsonObject;
  readonly path: Path;
  readonly unknown: NodeSnapshot['unknown'];
}

/** Everything that the file says of a block, to be read; its text is one click away. */
export function RawTree({ data, path, unknown }: RawTreeProps) {
  const t = useText();
  const controller = useController();
  const reasons = new Map(unknown.map((entry) => [`properties.${entry.path}`, entry.because]));
  return (
    <div className="raw">
      <button type="button" className="link" onClick={() => controller.revealText(path)}>{t(strings.editInText)}</button>
      <Entries value={data} at="" reasons={reasons} />
    </div>
  );
}

interface EntriesProps {
  readonly value: JsonObject | readonly Json[];
  readonly at: string;
  readonly reasons: ReadonlyMap<string, string>;
}

function Entries({ value, at, reasons }: EntriesProps) {
  const t = useText();
  return (
    <ul>
      {Object.entries(value).map(([key, entry]) => {
        const path = at === '' ? key : `${at}.${key}`;
        const because = reasons.get(path);
        const nested = (isObject(entry) || Array.isArray(entry)) && Object.keys(entry).length > 0;
        return (
          <li key={key}>
            <span className="raw-key">{key}:</span>
            {!nested && <span className="raw-value"> {typeof entry === 'object' ? JSON.stringify(entry) : String(entry)}</span>}
            {because !== undefined && <span className="muted"> {t(strings.unknown)}: {because}</span>}
            {nested && <Entries value={entry as JsonObject | readonly Json[]} at={path} reasons={reasons} />}
          </li>
        );
      })}
    </ul>
  );
}
