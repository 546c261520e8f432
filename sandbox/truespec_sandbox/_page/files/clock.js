// The clock, and all data at once.

import { ask, onState, refresh } from "./api.js";
import { el, field, say } from "./dom.js";

const STEPS = [["1 minute", 60], ["1 hour", 3600], ["1 day", 86400], ["30 days", 2592000]];

async function attempt(done, ...call) {
  try {
    await ask(...call);
    say(done);
  } catch (error) {
    say(error.message, true);
  }
  await refresh();
}

export function show(main) {
  const now = el("p", { class: "big" });
  const how = el("p", { class: "hint" });
  main.replaceChildren(el("article", { class: "turning" },
    el("h2", { tabindex: -1 }, "Clock and data"),
    el("section", { class: "card", "aria-label": "Clock" }, el("h3", {}, "Clock"), now, how, turning()),
    el("section", { class: "card", "aria-label": "Data" }, el("h3", {}, "Data"), data())));
  return onState(({ clock }) => {
    now.textContent = shown(clock.now);
    how.textContent = `${clock.stopped ? "Stands still" : "Runs"} · Unix time ${Math.floor(clock.now)}`;
  });
}

export function shown(seconds) {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function turning() {
  const steps = STEPS.map(([name, seconds]) => el("button", { type: "button", class: "quiet", click: () => attempt(`The clock is ${name} further.`, "clock", "POST", { advance: seconds }) }, `+ ${name}`));
  const moment = el("input", { type: "datetime-local", step: 1 });
  const set = (event) => {
    event.preventDefault();
    const seconds = Date.parse(`${moment.value}Z`) / 1000;
    if (Number.isNaN(seconds)) say("Give a day and a time.", true);
    else attempt("The clock stands at this moment.", "clock", "POST", { set: seconds });
  };
  return el("div", {},
    el("div", { class: "actions", role: "group", "aria-label": "Turn the clock" }, steps,
      el("button", { type: "button", class: "quiet", click: () => attempt("The clock runs with the machine’s.", "clock", "DELETE") }, "Let it run")),
    el("form", { class: "try", novalidate: true, submit: set }, field("Stop it at", moment, { hint: "In UTC." }),
      el("p", { class: "actions" }, el("button", { type: "submit", class: "main" }, "Set clock"))));
}

function data() {
  const [size, seed] = [el("input", { value: 100, inputmode: "numeric" }), el("input", { value: 0, inputmode: "numeric" })];
  const add = (event) => {
    event.preventDefault();
    attempt("The data set was added.", "seed", "POST", { size: Number(size.value), seed: Number(seed.value) });
  };
  const dialog = el("dialog", { "aria-labelledby": "sure" }, el("h3", { id: "sure" }, "Forget everything?"),
    el("p", {}, "Every record, the list of requests, and what was counted go; the clock runs again. Faults and churn stay as they are set."),
    el("form", { method: "dialog", class: "actions" }, el("button", { class: "quiet", value: "no" }, "Keep it"), el("button", { class: "danger", value: "yes" }, "Forget it")));
  dialog.addEventListener("close", () => { if (dialog.returnValue === "yes") attempt("Everything was forgotten.", "reset", "POST"); });
  const open = () => { dialog.returnValue = ""; dialog.showModal(); };
  return el("div", {},
    el("form", { class: "try", novalidate: true, submit: add },
      field("Size", size, { hint: "About how many records the largest collections get." }),
      field("Seed", seed, { hint: "The same size and seed give the same data." }),
      el("p", { class: "actions" }, el("button", { type: "submit", class: "main" }, "Add data set"))),
    el("p", { class: "actions" }, el("button", { type: "button", class: "danger", click: open }, "Reset"),
      el("a", { class: "button", href: "/_sandbox/snapshot", download: "snapshot.json" }, "Download snapshot")), dialog);
}
