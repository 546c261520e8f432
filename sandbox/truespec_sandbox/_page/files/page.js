// The page: which view is shown, and what stands above all of them.

import { ask, onState, refresh } from "./api.js";
import * as clock from "./clock.js";
import { say } from "./dom.js";
import * as faults from "./faults.js";
import * as operations from "./operations.js";
import * as records from "./records.js";
import * as requests from "./requests.js";

const VIEWS = { operations, records, faults, clock };
const main = document.getElementById("main");
let leave = null;

function route(contract, moved) {
  const [name, ...rest] = location.hash.replace(/^#\//, "").split("/");
  const view = Object.hasOwn(VIEWS, name) ? name : "operations";
  leave?.();
  leave = VIEWS[view].show(main, contract, rest.length ? decodeURIComponent(rest.join("/")) : undefined);
  for (const link of document.querySelectorAll(".views a")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const heading = main.querySelector("h2[tabindex]");
  document.title = `${heading.textContent} · ${contract.title} sandbox`;
  if (!moved) return;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

async function start() {
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  const contract = await ask("page/api.json");
  document.getElementById("title").textContent = contract.title;
  document.getElementById("place").textContent = location.origin;
  requests.start();
  onState((state) => {
    const now = document.getElementById("now");
    now.textContent = clock.shown(state.clock.now);
    now.dateTime = new Date(state.clock.now * 1000).toISOString();
    document.getElementById("mark-faults").hidden = state.faults === null && state.churn === null;
  });
  route(contract, false);
  addEventListener("hashchange", () => route(contract, true));
  await refresh();
}

start().catch((error) => say(`The page could not start: ${error.message}`, true));
