// Elements made from data. Text is always a text node, so nothing that is shown can become markup.

let used = 0;

export function newId() {
  used += 1;
  return `x${used}`;
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
  const told = hint ? el("p", { class: "hint", id: newId() }, hint) : null;
  if (told) control.setAttribute("aria-describedby", told.id);
  const name = el("label", { for: control.id }, label);
  const marks = [note ? el("span", { class: "note" }, note) : null, required ? el("span", { class: "needed" }, "required") : null];
  return el("div", { class: "field" }, el("div", { class: "named" }, name, ...marks), el("div", { class: "given" }, control, told));
}

export function choice(options, attributes = {}) {
  return el("select", attributes, options.map(([value, text]) => el("option", { value }, text)));
}

export function say(text, isError = false) {
  const place = document.getElementById("said");
  place.textContent = text;
  place.classList.toggle("wrong", isError);
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { place.textContent = ""; }, isError ? 12000 : 5000);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied.");
  } catch {
    say("The browser did not let the page copy; select the text instead.", true);
  }
}
