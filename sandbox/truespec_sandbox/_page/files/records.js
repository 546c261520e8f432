// The view of the stored records, by collection, the newest first.

import { fetchAdmin, onState } from "./api.js";
import { el, notify } from "./dom.js";
import { formatJSON, highlight } from "./json.js";

export function show(main, _api, selected) {
  const tabs = el("ul", {});
  const list = el("ol", { class: "records" });
  const more = el("button", { type: "button", class: "secondary", hidden: true, click: () => load(false) }, "Show older");
  const empty = el("p", { class: "empty" });
  let collection = selected;
  let oldest = null;
  let drawn = null;

  async function load(fromStart) {
    if (!collection) return;
    try {
      const before = fromStart || oldest === null ? "" : `&before=${oldest}`;
      const page = await fetchAdmin(`page/records.json?collection=${encodeURIComponent(collection)}${before}`);
      if (fromStart) list.replaceChildren();
      list.append(...page.records.map(record));
      oldest = page.records.at(-1)?.sequence ?? oldest;
      more.hidden = !page.more;
    } catch (error) {
      notify(error.message, true);
    }
  }

  function draw({ collections }) {
    collection ??= collections[0]?.name;
    const counts = collections.map(({ name, count }) => `${name} ${count}`).join();
    if (counts === drawn) return;
    const isFirst = drawn === null;
    drawn = counts;
    const focused = tabs.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    tabs.replaceChildren(...collections.map(({ name, count }) => el("li", {},
      el("a", { href: `#/records/${encodeURIComponent(name)}`, "aria-current": name === collection ? "page" : null }, name, el("span", { class: "count" }, count.toLocaleString("en"))))));
    [...tabs.querySelectorAll("a")].find((each) => each.getAttribute("href") === focused)?.focus();
    empty.textContent = collections.length ? "" : "No records. Create one, or add a data set under Clock and data.";
    // An opened record stays as it is; otherwise the list shows the newest.
    if (isFirst || !list.querySelector("details[open]")) load(true);
  }

  main.replaceChildren(el("article", {},
    el("div", { class: "bar" }, el("h2", { tabindex: -1 }, "Records"), el("button", { type: "button", class: "secondary", click: () => load(true) }, "Refresh")),
    el("nav", { class: "tabs", "aria-label": "Collections" }, tabs), empty, list, more));
  return onState(draw);
}

function record({ id, owner, body }) {
  const pre = el("pre", { tabindex: 0, role: "region", "aria-label": `Record ${id}` });
  const details = el("details", { toggle: () => { if (details.open && !pre.hasChildNodes()) pre.append(highlight(formatJSON(body))); } },
    el("summary", {}, el("code", {}, id), el("span", { class: "description" }, summarize(body)), owner ? el("span", { class: "note" }, `of ${owner}`) : null), pre);
  return el("li", {}, details);
}

function summarize(body) {
  // The first texts of a record that are no dates, numbers or ids: usually its name.
  const texts = Object.values(JSON.parse(body)).filter((value) => typeof value === "string" && /\p{L}.*\s|@/u.test(value));
  return texts.slice(0, 2).join(" · ").slice(0, 120);
}
