// JSON for display: indented and highlighted, each number as it was written.

const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g;

export function formatJSON(text) {
  // JSON.parse alone would round numbers beyond 53 bits, and turn 1.0 into 1.
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

export function highlight(text) {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const token = match[1] ?? match[0];
    const span = document.createElement("span");
    span.className = match[1] ? (match[2] ? "key" : "text") : "value";
    span.textContent = token;
    fragment.append(text.slice(end, match.index), span);
    end = match.index + token.length;
  }
  fragment.append(text.slice(end));
  return fragment;
}
