// The sandbox's own paths, and how things stand, asked for once a second while somebody looks.

const PAUSE = 1000;
const listeners = new Set();
let last = null;
let timer = 0;

export async function ask(path, method = "GET", body = undefined) {
  const options = { method, headers: {} };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(`/_sandbox/${path}`, options);
  const told = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Error(told?.error ?? `the sandbox answered ${answer.status}`);
  return told;
}

export function onState(listener) {
  listeners.add(listener);
  if (last) listener(last);
  return () => listeners.delete(listener);
}

export async function refresh() {
  clearTimeout(timer);
  const lost = document.getElementById("lost");
  try {
    last = await ask("page/state.json");
    lost.hidden = true;
    for (const listener of listeners) listener(last);
  } catch (error) {
    const text = `The sandbox does not answer (${error.message}). Is it still running?`;
    if (lost.hidden || lost.textContent !== text) lost.textContent = text;
    lost.hidden = false;
  }
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(refresh, PAUSE);
}

document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
