// What goes wrong: faults by a plan, and records that come and go.

import { ask, onState, refresh } from "./api.js";
import { choice, el, field, say } from "./dom.js";

const CALLS = [["", "Every call"], ["nth", "Only call number"], ["every", "Every so many calls"], ["probability", "By chance, from 0 to 1"]];

async function attempt(done, ...call) {
  try {
    await ask(...call);
    say(done);
  } catch (error) {
    say(error.message, true);
  }
  await refresh();
}

export function show(main, contract) {
  let plan = null;
  const put = (rules, done) => attempt(done, "faults", "PUT", { seed: plan?.seed ?? 0, faults: rules });
  const on = el("input", { type: "checkbox", role: "switch" });
  on.addEventListener("change", () => (on.checked ? put([], "Faults are on.") : attempt("Faults are off.", "faults", "DELETE")));
  const list = el("ul", { class: "rules" });
  const empty = el("p", { class: "empty" });
  let drawn = null;

  function drawFaults(faults) {
    const now = JSON.stringify(faults);
    if (now === drawn) return;
    drawn = now;
    plan = faults;
    on.checked = faults !== null;
    const rules = faults?.faults ?? [];
    empty.textContent = faults === null ? "Everything works." : rules.length ? "" : "No fault is planned; a request may ask for one by the header X-Sandbox-Fault.";
    list.replaceChildren(...rules.map((rule, index) => el("li", {}, described(rule),
      el("button", { type: "button", class: "quiet", "aria-label": `Remove fault ${index + 1}, ${rule.fault}`, click: () => put(rules.toSpliced(index, 1), "Fault removed.") }, "Remove"))));
  }

  const churn = churnCard(contract);
  main.replaceChildren(el("article", { class: "trouble" },
    el("h2", { tabindex: -1 }, "Faults"),
    el("section", { class: "card", "aria-label": "Faults" },
      el("label", { class: "switch" }, on, " Faults on"),
      el("p", { class: "hint" }, "The first fault that fits a call happens. Each change counts the calls anew."), empty, list,
      adding(contract, (rule) => put([...(plan?.faults ?? []), rule], "Fault added."))),
    churn.element));
  return onState((state) => { drawFaults(state.faults); churn.draw(state); });
}

function described(rule) {
  const { operation, fault, nth, every, probability, when, ...given } = rule;
  const calls = nth ? `call ${[nth].flat().join(", ")}` : every > 1 ? `every ${every} calls` : "every call";
  const chance = probability < 1 ? `, with a chance of ${probability}` : "";
  const told = Object.entries(given).map(([name, value]) => `${name} ${value}`).join(", ");
  return el("span", {}, el("strong", {}, fault), told ? ` (${told})` : "", ` on ${operation === "*" ? "every operation" : operation}, ${calls}${chance}`, el("span", { class: "note" }, ` ${when}`));
}

function adding(contract, add) {
  const operation = choice([["*", "Every operation"], ...contract.operations.map((each) => [each.id, `${each.id}, ${each.method} ${each.path}`])]);
  const kind = choice(contract.faults.map((each) => [each.kind, each.kind]));
  const calls = choice(CALLS);
  const number = el("input", { inputmode: "decimal", autocomplete: "off" });
  const numbered = field("Number", number);
  const told = el("p", { class: "hint told" });
  const rest = el("div", {});
  let inputs = [];
  const draw = () => {
    const chosen = contract.faults.find((each) => each.kind === kind.value);
    told.textContent = `${chosen.kind}: ${chosen.summary}.`;
    inputs = chosen.arguments.map(({ name, default: usual }) => [name, usual, el("input", { value: usual ?? "", autocomplete: "off", spellcheck: "false" })]);
    if (chosen.when.length > 1) inputs.push(["when", "", choice(chosen.when.map((each) => [each, each]))]);
    rest.replaceChildren(...inputs.map(([name, usual, input]) => field(name, input, { hint: name === "when" ? "On which side of what the operation does." : usual === null ? "Left out while empty." : "" })));
  };
  const count = () => { numbered.hidden = calls.value === ""; };
  kind.addEventListener("change", draw);
  calls.addEventListener("change", count);
  draw();
  count();
  const submit = (event) => {
    event.preventDefault();
    const rule = { operation: operation.value, fault: kind.value };
    if (calls.value) rule[calls.value] = Number(number.value);
    for (const [name, usual, input] of inputs) if (input.value !== "") rule[name] = typeof usual === "number" ? Number(input.value) : input.value;
    add(rule);
  };
  return el("form", { class: "try", novalidate: true, submit }, el("h3", {}, "Add a fault"),
    field("Fault", kind), told, rest, field("Operation", operation), field("Calls", calls), numbered,
    el("p", { class: "actions" }, el("button", { type: "submit", class: "main" }, "Add fault")));
}

function churnCard(contract) {
  const on = el("input", { type: "checkbox", role: "switch" });
  const [changes, inserts] = [el("input", { value: 1, inputmode: "numeric" }), el("input", { value: 0.5, inputmode: "decimal" })];
  const operation = choice([["", "Every listing"], ...contract.churned.map((each) => [each, each])]);
  const told = el("p", { class: "empty" });
  const put = () => attempt("Churn is on.", "churn", "PUT", { changes: Number(changes.value), inserts: Number(inserts.value), ...(operation.value ? { operation: operation.value } : {}) });
  const switched = () => (on.checked ? put() : attempt("Churn is off.", "churn", "DELETE"));
  on.addEventListener("change", switched);
  for (const each of [changes, inserts, operation]) each.addEventListener("change", () => { if (on.checked) put(); });
  const draw = ({ churn, changes: made }) => {
    on.checked = churn !== null;
    const text = `${churn ? "Records come and go behind each page of a listing." : "Records stay as they are."} ${made} ${made === 1 ? "has" : "have"} come or gone so far.`;
    if (told.textContent !== text) told.textContent = text;
  };
  const element = el("section", { class: "card", "aria-label": "Churn" }, el("h2", {}, "Churn"),
    el("label", { class: "switch" }, on, " Churn on"), told,
    el("div", { class: "try" }, field("Changes", changes, { hint: "Records that come or go behind each page." }),
      field("Insertions", inserts, { hint: "Their share, from 0 to 1; the others are deletions." }), field("Listing", operation)));
  return { element, draw };
}
