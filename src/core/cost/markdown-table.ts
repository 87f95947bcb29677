/** A table, the numbers in `right` columns to the right; cells are Markdown already. */
export function table(head: readonly string[], right: readonly number[], rows: readonly (readonly string[])[]): readonly string[] {
  const record = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [record(head), record(head.map((_, column) => (right.includes(column) ? '---:' : '---'))), ...rows.map(record), ''];
}

/** A text as itself: nothing in it is Markdown, HTML, a link or the end of a table's cell. */
export function plain(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|!~&$]/g, (mark) => `\\${mark}`)
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, (mark) => `\\${mark}`);
}
