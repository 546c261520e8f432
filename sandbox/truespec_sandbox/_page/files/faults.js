// The view of the fault plan, and of churn.

import { change, onState } from "./api.js";
import { el, field, select } from "./dom.js";

const CALLS = [["", "Every call"], ["nth", "Only call number"], ["every", "Every n-th call"], ["probability", "With a probability from 0 to 1"]];

export function show(main, api) {
  const faults = faultsCard(api);
  const churn = churnCard(api);
  main.replaceChildren(el("article", { class: "faults" }, el("h2", { tabindex: -1 }, "Faults"), faults.element, churn.element));
  return onState((state) => { faults.draw(state); churn.draw(state); });
}

function faultsCard(api) {
  let plan = null;
  let drawn = null;
  const put = (rules, message) => change(message, "faults", "PUT", { seed: plan?.seed ?? 0, faults: rules });
  const toggle = el("input", { type: "checkbox", role: "switch" });
  toggle.addEventListener("change", () => (toggle.checked ? put([], "Faults are on.") : change("Faults are off.", "faults", "DELETE")));
  const list = el("ul", { class: "rules" });
  const empty = el("p", { class: "empty" });
  const draw = ({ faults }) => {
    const text = JSON.stringify(faults);
    if (text === drawn) return;
    drawn = text;
    plan = faults;
    toggle.checked = plan !== null;
    const rules = plan?.faults ?? [];
    empty.textContent = plan === null ? "Faults are off." : rules.length ? "" : "The plan is empty; a request can ask for a fault with the header X-Sandbox-Fault.";
    list.replaceChildren(...rules.map((rule, index) => el("li", {}, describeRule(rule),
      el("button", { type: "button", class: "secondary", "aria-label": `Remove fault ${index + 1}, ${rule.fault}`, click: () => put(rules.toSpliced(index, 1), "Fault removed.") }, "Remove"))));
  };
  const element = el("section", { class: "card", "aria-label": "Faults" },
    el("label", { class: "switch" }, toggle, " Faults on"),
    el("p", { class: "hint" }, "The first fault that matches a call is applied. Every change restarts the counting of calls."), empty, list,
    ruleForm(api, (rule) => put([...(plan?.faults ?? []), rule], "Fault added.")));
  return { element, draw };
}

function describeRule(rule) {
  const { operation, fault, nth, every, probability, when, ...rest } = rule;
  const calls = nth ? `call ${[nth].flat().join(", ")}` : every > 1 ? `every ${every} calls` : "every call";
  const chance = probability < 1 ? `, with a probability of ${probability}` : "";
  const values = Object.entries(rest).map(([name, value]) => `${name} ${value}`).join(", ");
  return el("span", {}, el("strong", {}, fault), values ? ` (${values})` : "", ` on ${operation === "*" ? "every operation" : operation}, ${calls}${chance}`, el("span", { class: "note" }, ` ${when}`));
}

function ruleForm(api, add) {
  const operation = select([["*", "Every operation"], ...api.operations.map((each) => [each.id, `${each.id}, ${each.method} ${each.path}`])]);
  const kind = select(api.faults.map((each) => [each.kind, each.kind]));
  const calls = select(CALLS);
  const number = el("input", { inputmode: "decimal", autocomplete: "off" });
  const numberField = field("Number", number);
  const summary = el("p", { class: "hint" });
  const argumentFields = el("div", {});
  let inputs = [];
  const drawArguments = () => {
    const { kind: name, summary: text, arguments: parameters, when } = api.faults.find((each) => each.kind === kind.value);
    summary.textContent = `${name}: ${text}.`;
    inputs = parameters.map((each) => [each.name, each.default, el("input", { value: each.default ?? "", autocomplete: "off", spellcheck: "false" })]);
    if (when.length > 1) inputs.push(["when", "", select(when.map((each) => [each, each]))]);
    argumentFields.replaceChildren(...inputs.map(([each, initial, input]) => field(each, input, { hint: each === "when" ? "Before or after the operation runs." : initial === null ? "Optional." : "" })));
  };
  const drawNumber = () => { numberField.hidden = calls.value === ""; };
  kind.addEventListener("change", drawArguments);
  calls.addEventListener("change", drawNumber);
  drawArguments();
  drawNumber();
  const submit = (event) => {
    event.preventDefault();
    const rule = { operation: operation.value, fault: kind.value };
    if (calls.value) rule[calls.value] = Number(number.value);
    for (const [name, initial, input] of inputs) if (input.value !== "") rule[name] = typeof initial === "number" ? Number(input.value) : input.value;
    add(rule);
  };
  return el("form", { class: "form", novalidate: true, submit }, el("h3", {}, "Add a fault"),
    field("Fault", kind), summary, argumentFields, field("Operation", operation), field("Calls", calls), numberField,
    el("p", { class: "actions" }, el("button", { type: "submit", class: "primary" }, "Add fault")));
}

function churnCard(api) {
  const toggle = el("input", { type: "checkbox", role: "switch" });
  const [changes, inserts] = [el("input", { value: 1, inputmode: "numeric" }), el("input", { value: 0.5, inputmode: "decimal" })];
  const operation = select([["", "Every list operation"], ...api.churned.map((each) => [each, each])]);
  const status = el("p", { class: "empty" });
  const put = () => change("Churn is on.", "churn", "PUT", { changes: Number(changes.value), inserts: Number(inserts.value), ...(operation.value ? { operation: operation.value } : {}) });
  toggle.addEventListener("change", () => (toggle.checked ? put() : change("Churn is off.", "churn", "DELETE")));
  for (const each of [changes, inserts, operation]) each.addEventListener("change", () => { if (toggle.checked) put(); });
  const draw = ({ churn, changes: count }) => {
    toggle.checked = churn !== null;
    const text = `${churn ? "Records are inserted and deleted after each page of a list." : "Churn is off."} ${count} ${count === 1 ? "change" : "changes"} so far.`;
    if (status.textContent !== text) status.textContent = text;
  };
  const element = el("section", { class: "card", "aria-label": "Churn" }, el("h2", {}, "Churn"),
    el("label", { class: "switch" }, toggle, " Churn on"), status,
    el("div", { class: "form" }, field("Changes", changes, { hint: "Records inserted or deleted after each page." }),
      field("Insertions", inserts, { hint: "Their share, from 0 to 1; the others are deletions." }), field("List operation", operation)));
  return { element, draw };
}
