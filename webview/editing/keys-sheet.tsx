import type { Text } from '../../src/core/model/text.ts';
import type { CanvasAction } from '../../src/protocol/editing-messages.ts';
import { Modal } from '../canvas/modal.tsx';
import { editingStrings as say } from '../ui/editing-strings.ts';
import { layoutStrings } from '../ui/layout-strings.ts';
import { walkStrings } from '../ui/walk-strings.ts';
import { useText } from '../ui/use-text.ts';
import { KEY_OF, keyName } from './key-names.ts';

type Row = readonly [keys: string | Text, what: Text];

const of = (action: CanvasAction, what: Text): Row => [KEY_OF[action] ?? '', what];

const SHEET: readonly (readonly [Text, readonly Row[]])[] = [
  [say.keysMove, [
    ['Tab', say.keyTab], ['Enter', say.keySelect], ['Shift+Enter', say.keySelectMore], [{ en: 'Shift+Drag', ko: 'Shift+끌기' }, say.keyMarquee], of('selectAll', say.selectAll), of('find', say.find),
    ['+ −', say.keyZoom], of('fit', say.fit), of('zoomToSelection', say.zoomToSelection), of('talkThrough', walkStrings.title), of('showMenu', say.keyMenu), ['Escape', say.keyEscape], of('showKeys', say.showKeys),
  ]],
  [say.keysText, [of('rename', say.rename), of('addNote', say.addNote), ['Ctrl+Enter', say.keyNoteDone], [{ en: 'Shift+Arrows', ko: 'Shift+화살표' }, say.keyResize]]],
  [say.keysEdit, [
    of('copy', say.copy), of('cut', say.cut), of('paste', say.paste), of('duplicate', say.duplicate), of('remove', say.remove),
    of('connect', say.connect), of('addNext', say.addNext), ['Ctrl+Z', say.keyUndo], ['Ctrl+Shift+Z', say.keyRedo],
  ]],
  [say.keysArrange, [
    [say.arrows, say.keyMove], of('group', say.group), of('ungroup', say.ungroup), of('toggleGroup', { en: 'Collapse or expand', ko: '접기 또는 펼치기' }),
    of('alignLeft', say.alignLeft), of('alignRight', say.alignRight), of('alignTop', say.alignTop), of('alignBottom', say.alignBottom), of('tidyHorizontally', layoutStrings.tidyHorizontally),
  ]],
];

/** All keys of the canvas on one page. */
export function KeysSheet() {
  const t = useText();
  return (
    <Modal title={t(say.keysTitle)} className="keys-sheet" close={t(say.close)}>
      <div className="keys-columns" tabIndex={0} role="group" aria-label={t(say.keysTitle)}>
        {SHEET.map(([title, rows]) => (
          <section key={title.en}>
            <h3>{t(title)}</h3>
            <dl className="shortcuts">
              {rows.map(([keys, what], row) => <div key={row}><dt><kbd>{keyName(typeof keys === 'string' ? keys : t(keys))}</kbd></dt><dd>{t(what)}</dd></div>)}
            </dl>
          </section>
        ))}
      </div>
      <p className="muted">{t(say.keysHint)}</p>
    </Modal>
  );
}
