// The operations of the document, and a form to try each.

import { refresh } from "./api.js";
import { answered } from "./answer.js";
import { copy, el, say } from "./dom.js";
import { makeForm, shareHeaders } from "./form.js";
import { curl, send } from "./request.js";

const panels = new Map();
let filter = "";

export function show(main, contract, id) {
  if (!panels.size) shareHeaders(contract.headers);
  const operation = contract.operations.find((each) => each.id === id);
  main.replaceChildren(el("div", { class: operation ? "operations chosen" : "operations" },
    list(contract, id), operation ? panel(operation) : overview(contract)));
  main.querySelector(".list a[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function list(contract, chosen) {
  const items = el("div", {});
  const search = el("input", { type: "search", "aria-label": "Filter operations", placeholder: "Filter operations", value: filter });
  const draw = () => {
    filter = search.value;
    const wanted = contract.operations.filter((each) => `${each.id} ${each.method} ${each.path} ${each.summary} ${each.tag}`.toLowerCase().includes(filter.toLowerCase()));
    const tags = [...new Set(wanted.map((each) => each.tag))];
    items.replaceChildren(...tags.map((tag) => el("section", {}, tag ? el("h2", {}, tag) : null,
      el("ul", {}, wanted.filter((each) => each.tag === tag).map((each) => entry(each, chosen))))));
    if (!wanted.length) items.append(el("p", { class: "empty" }, "No operation matches."));
  };
  search.addEventListener("input", draw);
  draw();
  return el("nav", { class: "list", "aria-label": "Operations" }, search, items);
}

function entry(operation, chosen) {
  return el("li", {}, el("a", { href: `#/operations/${operation.id}`, "aria-current": operation.id === chosen ? "page" : null },
    method(operation.method), el("span", { class: "name" }, operation.summary || operation.id, el("span", { class: "path" }, operation.path))));
}

function method(name) {
  return el("span", { class: `method ${name.toLowerCase()}` }, name);
}

function overview(contract) {
  const line = curl({ method: "GET", url: contract.example, headers: Object.entries(contract.headers), body: { kind: "none" } });
  return el("article", { class: "card overview" },
    el("h2", { tabindex: -1 }, contract.title),
    el("p", {}, `This server plays the API on this machine. It keeps what is sent to it, and holds each request to the document’s ${contract.operations.length} operations. Choose one to try it, or call it from your own program:`),
    code(line, "A first request with curl"),
    el("dl", { class: "facts" },
      Object.entries(contract.headers).map(([name, value]) => [el("dt", {}, name), el("dd", {}, el("code", {}, value))]),
      contract.owners.length ? [el("dt", {}, "Companies"), el("dd", {}, contract.owners.map((each) => el("code", {}, each)))] : null));
}

function code(text, label) {
  const pre = el("pre", { tabindex: 0, role: "region", "aria-label": label }, text);
  return el("div", { class: "copied" }, el("button", { type: "button", class: "quiet", click: () => copy(pre.textContent) }, "Copy"), pre);
}

function panel(operation) {
  if (!panels.has(operation.id)) panels.set(operation.id, made(operation));
  const { element, draw } = panels.get(operation.id);
  draw();
  return element;
}

function made(operation) {
  const line = code("", "The request as curl");
  const answer = el("div", { class: "answer" }, el("p", { class: "empty" }, "Not sent yet."));
  const draw = () => {
    form.update();
    try {
      line.querySelector("pre").textContent = curl(form.request());
    } catch (error) {
      line.querySelector("pre").textContent = error.message;
    }
  };
  const form = makeForm(operation, draw);
  form.element.addEventListener("submit", async (event) => {
    event.preventDefault();
    await trial(form, answer);
  });
  const element = el("article", { class: "operation" },
    el("a", { class: "back", href: "#/operations" }, "All operations"),
    el("header", {},
      el("h2", { tabindex: -1 }, operation.summary || operation.id),
      el("p", { class: "where" }, method(operation.method), el("code", {}, operation.path), el("span", { class: "note" }, operation.id)),
      operation.description ? el("p", { class: "told" }, operation.description) : null),
    el("section", { class: "card", "aria-label": "Request" }, form.element, el("h3", {}, "As curl"), line),
    el("section", { class: "card", "aria-label": "Answer" }, el("h3", {}, "Answer"), answer));
  return { element, draw };
}

async function trial(form, answer) {
  let request;
  try {
    request = form.request();
    new Headers(request.headers); // tells of a name or value that no header can have
  } catch (error) {
    say(error.message, true);
    return;
  }
  form.button.disabled = true;
  try {
    const { text, element } = await answered(send(request));
    answer.replaceChildren(element);
    say(text);
    answer.parentElement.scrollIntoView({ block: "nearest" });
  } finally {
    form.button.disabled = false;
    form.button.focus({ preventScroll: true });
    refresh();
  }
}
