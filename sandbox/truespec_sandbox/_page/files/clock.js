// The view of the clock, and of the data as a whole.

import { change, onState } from "./api.js";
import { el, field, notify } from "./dom.js";

const STEPS = [["1 minute", 60], ["1 hour", 3600], ["1 day", 86400], ["30 days", 2592000]];

export function show(main) {
  const time = el("p", { class: "time" });
  const hint = el("p", { class: "hint" });
  main.replaceChildren(el("article", { class: "clock" },
    el("h2", { tabindex: -1 }, "Clock and data"),
    el("section", { class: "card", "aria-label": "Clock" }, el("h3", {}, "Clock"), time, hint, clockForm()),
    el("section", { class: "card", "aria-label": "Data" }, el("h3", {}, "Data"), dataForm())));
  return onState(({ clock }) => {
    time.textContent = formatTime(clock.now);
    hint.textContent = `${clock.stopped ? "Stopped" : "Running"} · Unix time ${Math.floor(clock.now)}`;
  });
}

export function formatTime(seconds) {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function clockForm() {
  const steps = STEPS.map(([name, seconds]) => el("button", { type: "button", class: "secondary", click: () => change(`Clock advanced by ${name}.`, "clock", "POST", { advance: seconds }) }, `+ ${name}`));
  const input = el("input", { type: "datetime-local", step: 1 });
  const submit = (event) => {
    event.preventDefault();
    const seconds = Date.parse(`${input.value}Z`) / 1000;
    if (Number.isNaN(seconds)) notify("Enter a date and a time.", true);
    else change("Clock stopped at this time.", "clock", "POST", { set: seconds });
  };
  return el("div", {},
    el("div", { class: "actions", role: "group", "aria-label": "Move the clock" }, steps,
      el("button", { type: "button", class: "secondary", click: () => change("Clock set to the system time.", "clock", "DELETE") }, "Use system time")),
    el("form", { class: "form", novalidate: true, submit }, field("Stop at", input, { hint: "In UTC." }),
      el("p", { class: "actions" }, el("button", { type: "submit", class: "primary" }, "Set clock"))));
}

function dataForm() {
  const [size, seed] = [el("input", { value: 100, inputmode: "numeric" }), el("input", { value: 0, inputmode: "numeric" })];
  const submit = (event) => {
    event.preventDefault();
    change("Data set added.", "seed", "POST", { size: Number(size.value), seed: Number(seed.value) });
  };
  const dialog = el("dialog", { "aria-labelledby": "reset-title" }, el("h3", { id: "reset-title" }, "Reset the sandbox?"),
    el("p", {}, "This deletes every record, the request log and all counts, and sets the clock to the system time. Faults and churn stay as they are set."),
    el("form", { method: "dialog", class: "actions" }, el("button", { class: "secondary", value: "cancel" }, "Cancel"), el("button", { class: "danger", value: "reset" }, "Delete everything")));
  dialog.addEventListener("close", () => { if (dialog.returnValue === "reset") change("Sandbox reset.", "reset", "POST"); });
  const open = () => { dialog.returnValue = ""; dialog.showModal(); };
  return el("div", {},
    el("form", { class: "form", novalidate: true, submit },
      field("Size", size, { hint: "About how many records the largest collections get." }),
      field("Seed", seed, { hint: "The same size and seed give the same data." }),
      el("p", { class: "actions" }, el("button", { type: "submit", class: "primary" }, "Add data set"))),
    el("p", { class: "actions" }, el("button", { type: "button", class: "danger", click: open }, "Reset"),
      el("a", { class: "button", href: "/_sandbox/snapshot", download: "snapshot.json" }, "Download snapshot")), dialog);
}
