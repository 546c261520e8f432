// The form for the request of one operation.

import { el, field, select } from "./dom.js";
import { isJSON } from "./json.js";
import { buildURL, parseHeaders } from "./request.js";

// The headers that every request sends, such as the key; a change in one form applies to all.
const shared = new Map();

export function shareHeaders(headers) {
  for (const [name, value] of Object.entries(headers)) shared.set(name, value);
}

export function createForm(operation, onChange) {
  const values = new Map();
  const parameters = operation.parameters.map((each) => parameterField(each, values));
  const { elements: headerFields, update } = sharedHeaderFields();
  const extra = el("textarea", { rows: 2, spellcheck: "false", placeholder: "X-Sandbox-Fault: status; status=503" });
  const body = bodyFields(operation.body);
  const button = el("button", { type: "submit", class: "primary" }, "Send");
  const element = el("form", { class: "form", novalidate: true, input: onChange, change: onChange },
    parameters.length ? group("Parameters", parameters) : null,
    body.elements.length ? group("Body", body.elements) : null,
    el("details", { class: "group" }, el("summary", {}, "Headers ", el("span", { class: "note" }, [...shared.keys()].join(", "))),
      headerFields, field("More headers", extra, { hint: "One per line, Name: value. X-Sandbox-Fault works while faults are on." })),
    el("p", { class: "actions submit" }, button, el("span", { class: "hint" }, el("kbd", {}, "Ctrl"), " + ", el("kbd", {}, "Enter"), " sends from any field")));
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) element.requestSubmit();
  });
  const request = () => {
    const own = operation.parameters.filter((each) => each.in === "header" && values.get(`header ${each.name}`));
    const headers = [
      ...[...shared].filter(([, value]) => value !== ""),
      ...own.map((each) => [each.name, values.get(`header ${each.name}`)]),
      ...parseHeaders(extra.value),
      ...body.headers(),
    ];
    return { method: operation.method, url: buildURL(operation, values), headers, body: body.read() };
  };
  return { element, button, request, update };
}

function group(title, elements) {
  return el("fieldset", { class: "group" }, el("legend", {}, title), elements);
}

function parameterField(parameter, values) {
  const key = `${parameter.in} ${parameter.name}`;
  values.set(key, parameter.value);
  const placeholder = parameter.example || null;
  const control = parameter.choices.length && !parameter.array
    ? select([["", parameter.required ? "Choose" : "Not sent"], ...parameter.choices.map((each) => [each, each])])
    : el(parameter.array ? "textarea" : "input", { placeholder, spellcheck: "false", autocomplete: "off", rows: parameter.array ? 2 : null });
  control.value = parameter.value;
  control.required = parameter.required;
  for (const event of ["input", "change"]) control.addEventListener(event, () => values.set(key, control.value));
  const hint = parameter.description + (parameter.array ? " One per line." : "");
  return field(parameter.name, control, { hint, note: parameter.in, required: parameter.required });
}

function sharedHeaderFields() {
  const inputs = [...shared].map(([name, value]) => {
    const input = el("input", { value, spellcheck: "false", autocomplete: "off" });
    input.addEventListener("input", () => shared.set(name, input.value));
    return [name, input];
  });
  return {
    elements: inputs.map(([name, input]) => field(name, input, { note: "every request" })),
    update: () => inputs.forEach(([name, input]) => { input.value = shared.get(name); }),
  };
}

function bodyFields(body) {
  if (!body) return { elements: [], headers: () => [], read: () => ({ kind: "none" }) };
  const editors = body.media_types.map((each) => (each.name === "multipart/form-data" ? formEditor(each) : textEditor(each, body.required)));
  if (editors.length === 1) return editors[0];
  const picker = select(body.media_types.map((each, index) => [index, each.name]));
  const panes = editors.map((each) => el("div", {}, each.elements));
  const show = () => panes.forEach((pane, index) => { pane.hidden = index !== Number(picker.value); });
  picker.addEventListener("change", show);
  show();
  const selected = () => editors[Number(picker.value)];
  return { elements: [field("Media type", picker), ...panes], headers: () => selected().headers(), read: () => selected().read() };
}

function examplePicker(examples, fill) {
  if (examples.length < 2) return null;
  const picker = select(examples.map((each, index) => [index, each.name]));
  picker.addEventListener("change", () => fill(examples[Number(picker.value)].value));
  return field("Example", picker);
}

function textEditor({ name, examples }, required) {
  const area = el("textarea", { class: "code", spellcheck: "false", rows: Math.min(22, Math.max(4, examples[0].value.split("\n").length + 1)) });
  const warning = el("p", { class: "hint error" });
  const check = () => { warning.textContent = area.value.trim() === "" || isJSON(area.value) ? "" : "Not valid JSON; it is sent as it is."; };
  const fill = (text) => { area.value = text; check(); };
  fill(examples[0].value);
  area.addEventListener("input", check);
  const isSent = () => area.value !== "";
  return {
    elements: [examplePicker(examples, fill), field(name, area, { required }), warning],
    headers: () => (isSent() ? [["Content-Type", name]] : []),
    read: () => (isSent() ? { kind: "text", text: area.value } : { kind: "none" }),
  };
}

function formEditor({ examples, parts, more_files: moreFiles }) {
  const rows = [];
  const texts = new Map();
  const fields = parts.map((part) => {
    const control = part.file
      ? el("input", { type: "file", accept: part.accept || null })
      : el("textarea", { class: "code", spellcheck: "false", rows: 12 });
    if (!part.file) texts.set(part.name, control);
    rows.push({ name: () => part.name, control });
    return field(part.name, control, { hint: part.description, note: part.file ? "file" : "text", required: part.required });
  });
  const fill = (values) => texts.forEach((control, name) => {
    control.value = values[name] ?? "";
    control.rows = Math.min(18, Math.max(2, control.value.split("\n").length));
  });
  fill(examples[0].value);
  const others = el("div", {});
  const add = () => {
    const [name, control] = [el("input", { spellcheck: "false", autocomplete: "off" }), el("input", { type: "file" })];
    rows.push({ name: () => name.value, control });
    others.append(field("Part name", name), field("File", control));
    name.focus();
  };
  return {
    elements: [examplePicker(examples, fill), fields, others, moreFiles ? el("button", { type: "button", class: "secondary", click: add }, "Add another file") : null],
    headers: () => [],
    read: () => ({ kind: "form", parts: rows.flatMap(({ name, control }) =>
      (control.type === "file" ? [...control.files] : control.value === "" ? [] : [control.value]).map((value) => ({ name: name(), value }))) }),
  };
}
