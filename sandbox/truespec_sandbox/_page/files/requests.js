// The request log, the newest first; an opened row stays open.

import { fetchAdmin, onState, refresh } from "./api.js";
import { el, notify } from "./dom.js";
import { badge, duration } from "./response.js";

export function start() {
  const list = document.getElementById("requests");
  const live = document.getElementById("live");
  const rows = new Map();

  function draw(requests) {
    const keys = new Set();
    for (const request of requests) {
      const key = `${request.number}@${request.time}`;
      keys.add(key);
      const state = `${request.status} ${request.seconds}`;
      const row = rows.get(key) ?? { element: el("li", {}), state: null };
      if (row.state !== state) fill(row.element, request);
      rows.set(key, { element: row.element, state });
    }
    for (const [key, { element }] of rows) {
      if (keys.has(key)) continue;
      element.remove();
      rows.delete(key);
    }
    requests.toReversed().forEach((request) => {
      const { element } = rows.get(`${request.number}@${request.time}`);
      if (!element.isConnected) list.prepend(element);
    });
    document.getElementById("no-requests").hidden = requests.length > 0;
  }

  onState(({ requests }) => { if (live.checked) draw(requests); });
  live.addEventListener("change", refresh);
  document.getElementById("clear").addEventListener("click", async () => {
    try {
      await fetchAdmin("requests", "DELETE");
      draw([]);
    } catch (error) {
      notify(error.message, true);
    }
  });
}

function fill(item, request) {
  const isOpen = item.querySelector("details")?.open ?? false;
  const path = request.path + (request.query ? `?${request.query}` : "");
  const headers = Object.entries(request.headers).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]);
  item.replaceChildren(el("details", { open: isOpen },
    el("summary", {},
      el("span", { class: `method ${request.method.toLowerCase()}` }, request.method),
      el("span", { class: "path" }, path),
      request.seconds === null ? el("span", { class: "status none" }, "pending") : badge(request.status),
      el("span", { class: "detail" }, duration(request.seconds), request.fault ? el("span", { class: "fault" }, request.fault) : null)),
    el("dl", { class: "facts" },
      el("dt", {}, "operation"), el("dd", {}, request.operation ?? "none"),
      el("dt", {}, "received"), el("dd", {}, new Date(request.time * 1000).toISOString()),
      el("dt", {}, "body"), el("dd", {}, request.body_bytes === null ? "too large" : `${request.body_bytes} bytes`),
      headers)));
}
