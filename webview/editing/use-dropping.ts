import { useCallback, useMemo, useState, type DragEvent } from 'react';
import { editingStrings } from '../ui/editing-strings.ts';
import { canvasPlace } from './perform.ts';
import { useStage } from './use-editing.ts';

/** More files than this are a mistake. */
const MOST_FILES = 10;
const MAX_BYTES = 5_000_000;

/** Files dragged onto the canvas, from VS Code's explorer (by address) or from elsewhere (by content). */
export function useDropping() {
  const stage = useStage();
  const [isOver, setOver] = useState(false);
  const onDragOver = useCallback((event: DragEvent) => {
    if (stage.store.get().model?.locked !== false || ![...event.dataTransfer.types].some((type) => /uri-list|^Files$|resourceurls|codefiles/i.test(type))) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  }, [stage]);
  const onDragLeave = useCallback((event: DragEvent) => {
    if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
  }, []);
  const onDrop = useCallback((event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [x, y] = canvasPlace(stage, [event.clientX, event.clientY]);
    void bringIn(stage.controller, event.dataTransfer, [Math.round(x / 10) * 10, Math.round(y / 10) * 10]);
  }, [stage]);
  return useMemo(() => ({ isOver, handlers: { onDragOver, onDragLeave, onDrop } }), [isOver, onDragOver, onDragLeave, onDrop]);
}

async function bringIn(controller: ReturnType<typeof useStage>['controller'], data: DataTransfer, [x, y]: readonly [number, number]): Promise<void> {
  // What is dragged can be read before the first wait only.
  const [uris, files] = [urisIn(data), [...data.files]];
  if (uris.length + files.length === 0) return controller.complain(editingStrings.dropNothing);
  for (const [row, uri] of uris.slice(0, MOST_FILES).entries()) await controller.dropFile({ uri, at: [x, y + row * 100] });
  if (uris.length > 0) return;
  for (const [row, file] of files.slice(0, MOST_FILES).entries()) {
    if (file.size > MAX_BYTES || file.type.startsWith('image/')) controller.complain(file.type.startsWith('image/') ? editingStrings.pictureRefused : editingStrings.dropNothing);
    else await controller.dropFile({ name: file.name, text: await file.text(), at: [x, y + row * 100] });
  }
}

/** Addresses of files, as VS Code's explorer and editors' tabs give them. */
function urisIn(data: DataTransfer): readonly string[] {
  const lists = ['application/vnd.code.uri-list', 'text/uri-list'].map((type) => data.getData(type).split(/\r?\n/));
  const given = [...lists.flat(), ...jsonIn(data, 'resourceurls')];
  return [...new Set(given.map((line) => line.trim()).filter((line) => /^[a-z][a-z0-9+.-]*:\/\//i.test(line) && !/^https?:/i.test(line)))];
}

function jsonIn(data: DataTransfer, type: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(data.getData(type) || '[]');
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
