// The view of the document's operations, each with a form to try it.

import { refresh } from "./api.js";
import { copy, el, notify } from "./dom.js";
import { createForm, shareHeaders } from "./form.js";
import { curl, send } from "./request.js";
import { renderResponse } from "./response.js";

const panels = new Map();
let filter = "";

export function show(main, api, id) {
  if (!panels.size) shareHeaders(api.headers);
  const operation = api.operations.find((each) => each.id === id);
  main.replaceChildren(el("div", { class: operation ? "operations selected" : "operations" },
    list(api, id), operation ? panel(operation) : overview(api)));
  main.querySelector(".list a[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function list(api, selected) {
  const items = el("div", {});
  const search = el("input", { type: "search", "aria-label": "Filter operations", placeholder: "Filter operations", value: filter });
  const draw = () => {
    filter = search.value;
    const matches = api.operations.filter((each) => `${each.id} ${each.method} ${each.path} ${each.summary} ${each.tag}`.toLowerCase().includes(filter.toLowerCase()));
    const tags = [...new Set(matches.map((each) => each.tag))];
    items.replaceChildren(...tags.map((tag) => el("section", {}, tag ? el("h2", {}, tag) : null,
      el("ul", {}, matches.filter((each) => each.tag === tag).map((each) => entry(each, selected))))));
    if (!matches.length) items.append(el("p", { class: "empty" }, "No operation matches."));
  };
  search.addEventListener("input", draw);
  draw();
  return el("nav", { class: "list", "aria-label": "Operations" }, search, items);
}

function entry(operation, selected) {
  return el("li", {}, el("a", { href: `#/operations/${operation.id}`, "aria-current": operation.id === selected ? "page" : null },
    method(operation.method), el("span", { class: "name" }, operation.summary || operation.id, el("span", { class: "path" }, operation.path))));
}

function method(name) {
  return el("span", { class: `method ${name.toLowerCase()}` }, name);
}

function overview(api) {
  const command = curl({ method: "GET", url: api.example, headers: Object.entries(api.headers), body: { kind: "none" } });
  return el("article", { class: "card overview" },
    el("h2", { tabindex: -1 }, api.title),
    el("p", {}, `This server simulates the API on this machine. It stores what is sent to it, and validates each request against the document’s ${api.operations.length} operations. Choose one to try it, or call it from your own program:`),
    code(command, "A first request with curl"),
    el("dl", { class: "facts" },
      Object.entries(api.headers).map(([name, value]) => [el("dt", {}, name), el("dd", {}, el("code", {}, value))]),
      api.owners.length ? [el("dt", {}, "Companies"), el("dd", {}, api.owners.map((each) => el("code", {}, each)))] : null));
}

function code(text, label) {
  const pre = el("pre", { tabindex: 0, role: "region", "aria-label": label }, text);
  return el("div", { class: "copyable" }, el("button", { type: "button", class: "secondary", click: () => copy(pre.textContent) }, "Copy"), pre);
}

function panel(operation) {
  if (!panels.has(operation.id)) panels.set(operation.id, createPanel(operation));
  const { element, draw } = panels.get(operation.id);
  draw();
  return element;
}

function createPanel(operation) {
  const command = code("", "The request as curl");
  const response = el("div", { class: "response" }, el("p", { class: "empty" }, "Not sent yet."));
  const draw = () => {
    form.update();
    try {
      command.querySelector("pre").textContent = curl(form.request());
    } catch (error) {
      command.querySelector("pre").textContent = error.message;
    }
  };
  const form = createForm(operation, draw);
  form.element.addEventListener("submit", async (event) => {
    event.preventDefault();
    await submit(form, response);
  });
  const element = el("article", { class: "operation" },
    el("a", { class: "back", href: "#/operations" }, "All operations"),
    el("header", {},
      el("h2", { tabindex: -1 }, operation.summary || operation.id),
      el("p", { class: "route" }, method(operation.method), el("code", {}, operation.path), el("span", { class: "note" }, operation.id)),
      operation.description ? el("p", { class: "description" }, operation.description) : null),
    el("section", { class: "card", "aria-label": "Request" }, form.element, el("h3", {}, "As curl"), command),
    el("section", { class: "card", "aria-label": "Response" }, el("h3", {}, "Response"), response));
  return { element, draw };
}

async function submit(form, response) {
  let request;
  try {
    request = form.request();
    new Headers(request.headers); // throws for a name or value that no header can have
  } catch (error) {
    notify(error.message, true);
    return;
  }
  form.button.disabled = true;
  try {
    const { text, element } = await renderResponse(send(request));
    response.replaceChildren(element);
    notify(text);
    response.parentElement.scrollIntoView({ block: "nearest" });
  } finally {
    form.button.disabled = false;
    form.button.focus({ preventScroll: true });
    refresh();
  }
}
