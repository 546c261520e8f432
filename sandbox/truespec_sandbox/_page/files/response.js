// Display of a response: status line, headers, body.

import { copy, el } from "./dom.js";
import { formatJSON, highlight } from "./json.js";

const MAX_LENGTH = 200000;

export function badge(status) {
  const [kind, title] = status === null ? ["none", "no response"]
    : status < 300 ? ["success", "success"] : status < 400 ? ["redirect", "not modified or redirect"]
    : status < 500 ? ["client-error", "client error"] : ["server-error", "server error"];
  return el("span", { class: `status ${kind}`, title }, status === null ? "—" : String(status));
}

export function duration(seconds) {
  if (seconds === null || seconds === undefined) return "…";
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(2)} s`;
}

export async function renderResponse(sending) {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  let response = null;
  try {
    response = await sending;
    const bytes = await response.arrayBuffer();
    return render(response, bytes, seconds());
  } catch (error) {
    const text = response ? `The connection ended inside the body of a ${response.status}.` : "The connection ended without a response.";
    return { text, element: el("div", {}, statusLine(badge(response?.status ?? null), " No complete response", duration(seconds())), el("p", {}, `${text} (${error.message})`)) };
  }
}

function render(response, bytes, seconds) {
  const text = new TextDecoder().decode(bytes);
  const size = bytes.byteLength === 1 ? "1 byte" : `${bytes.byteLength.toLocaleString("en")} bytes`;
  const headers = [...response.headers];
  const { content, note } = renderBody(text);
  const rows = headers.map(([name, value]) => el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, value)));
  return {
    text: `${response.status} ${response.statusText} in ${duration(seconds)}`,
    element: el("div", {},
      statusLine(badge(response.status), ` ${response.statusText}`, `${duration(seconds)} · ${size}`),
      el("details", {}, el("summary", {}, `Headers (${headers.length})`), el("table", { class: "headers" }, el("tbody", {}, rows))),
      note ? el("p", { class: "hint" }, note) : null,
      text === "" ? el("p", { class: "empty" }, "No body.")
        : el("div", { class: "copyable" }, el("button", { type: "button", class: "secondary", click: () => copy(text) }, "Copy"),
          el("pre", { tabindex: 0, role: "region", "aria-label": "Body of the response" }, content))),
  };
}

function statusLine(status, reason, detail) {
  return el("p", { class: "status-line" }, status, el("strong", {}, reason), el("span", { class: "detail" }, detail));
}

function renderBody(text) {
  const isLong = text.length > MAX_LENGTH;
  const note = isLong ? `The first ${MAX_LENGTH.toLocaleString("en")} characters:` : "";
  try {
    const formatted = formatJSON(text);
    return { content: isLong ? formatted.slice(0, MAX_LENGTH) : highlight(formatted), note };
  } catch {
    return { content: text.slice(0, MAX_LENGTH), note: text === "" ? "" : `Not JSON. ${note}` };
  }
}
