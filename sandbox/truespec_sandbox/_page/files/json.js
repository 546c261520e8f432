// JSON for people: indented and coloured, each number as it was written.

const PIECES = /("(?:\\.|[^"\\])*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g;

export function pretty(text) {
  // A number keeps its digits: JSON.parse alone would round what is beyond 53 bits, and make 1 of 1.0.
  const keep = (_, value, context) =>
    typeof value === "number" && context?.source && JSON.rawJSON ? JSON.rawJSON(context.source) : value;
  return JSON.stringify(JSON.parse(text, keep), null, 2);
}

export function isJSON(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function coloured(text) {
  const made = document.createDocumentFragment();
  let end = 0;
  for (const found of text.matchAll(PIECES)) {
    const piece = found[1] ?? found[0];
    const span = document.createElement("span");
    span.className = found[1] ? (found[2] ? "key" : "text") : "value";
    span.textContent = piece;
    made.append(text.slice(end, found.index), span);
    end = found.index + piece.length;
  }
  made.append(text.slice(end));
  return made;
}
