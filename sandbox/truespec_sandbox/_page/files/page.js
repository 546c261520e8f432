// The page: routing between the views, and the header that all of them share.

import { fetchAdmin, onState, refresh } from "./api.js";
import * as clock from "./clock.js";
import { notify } from "./dom.js";
import * as faults from "./faults.js";
import * as operations from "./operations.js";
import * as records from "./records.js";
import * as requests from "./requests.js";

const VIEWS = { operations, records, faults, clock };
const main = document.getElementById("main");
let unsubscribe = null;

function route(api, isNavigation) {
  const [name, ...rest] = location.hash.replace(/^#\//, "").split("/");
  const view = Object.hasOwn(VIEWS, name) ? name : "operations";
  unsubscribe?.();
  unsubscribe = VIEWS[view].show(main, api, rest.length ? decodeURIComponent(rest.join("/")) : undefined);
  for (const link of document.querySelectorAll(".views a")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const heading = main.querySelector("h2[tabindex]");
  document.title = `${heading.textContent} · ${api.title} sandbox`;
  if (!isNavigation) return;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

async function start() {
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  const api = await fetchAdmin("page/api.json");
  document.getElementById("title").textContent = api.title;
  document.getElementById("address").textContent = location.origin;
  requests.start();
  onState((state) => {
    const time = document.getElementById("time");
    time.textContent = clock.formatTime(state.clock.now);
    time.dateTime = new Date(state.clock.now * 1000).toISOString();
    document.getElementById("faults-on").hidden = state.faults === null && state.churn === null;
  });
  route(api, false);
  addEventListener("hashchange", () => route(api, true));
  await refresh();
}

start().catch((error) => notify(`The page could not start: ${error.message}`, true));
