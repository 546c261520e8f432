// What came back.

import { copy, el } from "./dom.js";
import { coloured, pretty } from "./json.js";

const LONGEST = 200000;

export function badge(status) {
  const [kind, word] = status === null ? ["none", "no answer"]
    : status < 300 ? ["good", "success"] : status < 400 ? ["moved", "other"] : status < 500 ? ["refused", "refused"] : ["failed", "failed"];
  return el("span", { class: `status ${kind}`, title: word }, status === null ? "—" : String(status));
}

export function duration(seconds) {
  if (seconds === null || seconds === undefined) return "…";
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(2)} s`;
}

export async function answered(sending) {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  let status = null;
  try {
    const response = await sending;
    status = response;
    const bytes = await response.arrayBuffer();
    return shown(response, bytes, seconds());
  } catch (error) {
    const where = status ? `The connection ended inside the body of a ${status.status}.` : "The connection ended without an answer.";
    return { text: where, element: el("div", {}, line(badge(status?.status ?? null), " No whole answer", duration(seconds())), el("p", {}, `${where} (${error.message})`)) };
  }
}

function shown(response, bytes, seconds) {
  const text = new TextDecoder().decode(bytes);
  const size = bytes.byteLength === 1 ? "1 byte" : `${bytes.byteLength.toLocaleString("en")} bytes`;
  const headers = [...response.headers];
  const { content, note } = body(text);
  const rows = headers.map(([name, value]) => el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, value)));
  return {
    text: `${response.status} ${response.statusText} in ${duration(seconds)}`,
    element: el("div", {},
      line(badge(response.status), ` ${response.statusText}`, `${duration(seconds)} · ${size}`),
      el("details", {}, el("summary", {}, `Headers (${headers.length})`), el("table", { class: "headers" }, el("tbody", {}, rows))),
      note ? el("p", { class: "hint" }, note) : null,
      text === "" ? el("p", { class: "empty" }, "No body.")
        : el("div", { class: "copied" }, el("button", { type: "button", class: "quiet", click: () => copy(text) }, "Copy"),
          el("pre", { tabindex: 0, role: "region", "aria-label": "Body of the answer" }, content))),
  };
}

function line(status, reason, more) {
  return el("p", { class: "line" }, status, el("strong", {}, reason), el("span", { class: "more" }, more));
}

function body(text) {
  const isLong = text.length > LONGEST;
  const note = isLong ? `The first ${LONGEST.toLocaleString("en")} characters of it:` : "";
  try {
    const made = pretty(text);
    return { content: isLong ? made.slice(0, LONGEST) : coloured(made), note };
  } catch {
    return { content: text.slice(0, LONGEST), note: text === "" ? "" : `Not JSON. ${note}` };
  }
}
