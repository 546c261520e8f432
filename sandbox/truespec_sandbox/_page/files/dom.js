// Elements made from data. Text always becomes a text node, so that no value can become markup.

let ids = 0;

export function newId() {
  ids += 1;
  return `x${ids}`;
}

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

export function field(label, control, { hint = "", note = "", required = false } = {}) {
  control.id ||= newId();
  const description = hint ? el("p", { class: "hint", id: newId() }, hint) : null;
  if (description) control.setAttribute("aria-describedby", description.id);
  const name = el("label", { for: control.id }, label);
  const notes = [note ? el("span", { class: "note" }, note) : null, required ? el("span", { class: "required" }, "required") : null];
  return el("div", { class: "field" }, el("div", { class: "field-label" }, name, ...notes), el("div", { class: "field-control" }, control, description));
}

export function select(options, attributes = {}) {
  return el("select", attributes, options.map(([value, text]) => el("option", { value }, text)));
}

export function notify(text, isError = false) {
  const notice = document.getElementById("notice");
  notice.textContent = text;
  notice.classList.toggle("error", isError);
  clearTimeout(notify.timer);
  notify.timer = setTimeout(() => { notice.textContent = ""; }, isError ? 12000 : 5000);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    notify("Copied.");
  } catch {
    notify("The browser did not allow copying; select the text instead.", true);
  }
}
