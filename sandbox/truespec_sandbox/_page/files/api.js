// Requests to the admin path, and the state of the sandbox, polled once a second while the page is visible.

import { notify } from "./dom.js";

const INTERVAL = 1000;
const listeners = new Set();
let state = null;
let timer = 0;

export async function fetchAdmin(path, method = "GET", body = undefined) {
  const options = { method, headers: {} };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const response = await fetch(`/_sandbox/${path}`, options);
  const value = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(value?.error ?? `the sandbox responded with status ${response.status}`);
  return value;
}

export async function change(message, path, method, body) {
  try {
    await fetchAdmin(path, method, body);
    notify(message);
  } catch (error) {
    notify(error.message, true);
  }
  await refresh();
}

export function onState(listener) {
  listeners.add(listener);
  if (state) listener(state);
  return () => listeners.delete(listener);
}

export async function refresh() {
  clearTimeout(timer);
  const banner = document.getElementById("disconnected");
  try {
    state = await fetchAdmin("page/state.json");
    banner.hidden = true;
    for (const listener of listeners) listener(state);
  } catch (error) {
    const text = `The sandbox does not respond (${error.message}). Is it still running?`;
    if (banner.hidden || banner.textContent !== text) banner.textContent = text;
    banner.hidden = false;
  }
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(refresh, INTERVAL);
}

document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
