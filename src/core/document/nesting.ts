/**
 * An upper bound of how deep a YAML text nests, from brackets and indentation alone, in one pass
 * and without recursion: it is asked before a recursive reader gets the text.
 */
export function nestingOf(text: string): number {
  const indents: number[] = [];
  let brackets = 0;
  let deepest = 0;
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const lead = leadOf(text, start, end);
    if (lead.at < end || lead.indicators > 0) {
      while (indents.length > 0 && indents[indents.length - 1]! >= lead.indent) indents.pop();
      indents.push(lead.indent);
      let open = brackets;
      for (let at = lead.at; at < end; at += 1) {
        const code = text.charCodeAt(at);
        if (code === 91 || code === 123) deepest = Math.max(deepest, ++open + indents.length + lead.indicators);
        else if ((code === 93 || code === 125) && open > 0) open -= 1;
      }
      brackets = open;
      deepest = Math.max(deepest, indents.length + lead.indicators);
    }
    start = end + 1;
  }
  return deepest;
}

/** The indentation of a line and how many `- ` and `? ` it starts with; each of them nests. */
function leadOf(text: string, start: number, end: number): { at: number; indent: number; indicators: number } {
  let at = start;
  let indicators = 0;
  while (at < end) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if ((code === 45 || code === 63 || code === 58) && (at + 1 >= end || next === 32 || next === 9 || next === 13)) indicators += 1;
    else if (code !== 32 && code !== 9 && code !== 13) break;
    at += 1;
  }
  const first = text.slice(start, at).search(/[^ ]/);
  return { at: Math.min(at, end), indent: first === -1 ? at - start : first, indicators };
}
