// The stored records, collection by collection, the newest first.

import { ask, onState } from "./api.js";
import { el, say } from "./dom.js";
import { coloured, pretty } from "./json.js";

export function show(main, _contract, chosen) {
  const tabs = el("ul", {});
  const list = el("ol", { class: "records" });
  const more = el("button", { type: "button", class: "quiet", hidden: true, click: () => load(false) }, "Show older");
  const empty = el("p", { class: "empty" });
  let collection = chosen;
  let oldest = null;
  let counted = null;

  async function load(fresh) {
    if (!collection) return;
    try {
      const before = fresh || oldest === null ? "" : `&before=${oldest}`;
      const found = await ask(`page/records.json?collection=${encodeURIComponent(collection)}${before}`);
      if (fresh) list.replaceChildren();
      list.append(...found.records.map(record));
      oldest = found.records.at(-1)?.sequence ?? oldest;
      more.hidden = !found.more;
    } catch (error) {
      say(error.message, true);
    }
  }

  function draw({ collections }) {
    collection ??= collections[0]?.name;
    const now = collections.map(({ name, count }) => `${name} ${count}`).join();
    if (now === counted) return;
    const before = counted;
    counted = now;
    const focused = tabs.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    tabs.replaceChildren(...collections.map(({ name, count }) => el("li", {},
      el("a", { href: `#/records/${encodeURIComponent(name)}`, "aria-current": name === collection ? "page" : null }, name, el("span", { class: "count" }, count.toLocaleString("en"))))));
    [...tabs.querySelectorAll("a")].find((each) => each.getAttribute("href") === focused)?.focus();
    empty.textContent = collections.length ? "" : "Nothing is kept. Create something, or add a data set under Clock and data.";
    // What somebody has opened stays as it is; a first look, or a list with nothing open, shows the newest.
    if (before === null || !list.querySelector("details[open]")) load(true);
  }

  main.replaceChildren(el("article", { class: "kept" },
    el("div", { class: "bar" }, el("h2", { tabindex: -1 }, "Records"), el("button", { type: "button", class: "quiet", click: () => load(true) }, "Refresh")),
    el("nav", { class: "tabs", "aria-label": "Collections" }, tabs), empty, list, more));
  return onState(draw);
}

function record({ id, owner, body }) {
  const made = el("pre", { tabindex: 0, role: "region", "aria-label": `Record ${id}` });
  const details = el("details", { toggle: () => { if (details.open && !made.hasChildNodes()) made.append(coloured(pretty(body))); } },
    el("summary", {}, el("code", {}, id), el("span", { class: "told" }, told(body)), owner ? el("span", { class: "note" }, `of ${owner}`) : null), made);
  return el("li", {}, details);
}

function told(body) {
  // The first texts of a record that are no dates, numbers or ids: usually its name.
  const texts = Object.values(JSON.parse(body)).filter((value) => typeof value === "string" && /\p{L}.*\s|@/u.test(value));
  return texts.slice(0, 2).join(" · ").slice(0, 120);
}
