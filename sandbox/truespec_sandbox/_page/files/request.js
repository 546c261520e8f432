// A request from the values of a form, and the curl command that sends the same.

export function buildURL(operation, values) {
  let path = operation.path;
  const query = [];
  for (const { name, in: location, array, explode } of operation.parameters) {
    const value = values.get(`${location} ${name}`) ?? "";
    if (location === "path") path = path.replaceAll(`{${name}}`, encodeURIComponent(value));
    if (location !== "query" || value === "") continue;
    const texts = (array ? value.split("\n").filter((line) => line !== "") : [value]).map(encodeURIComponent);
    const key = encodeURIComponent(name);
    query.push(...(explode ? texts.map((text) => `${key}=${text}`) : [`${key}=${texts.join(",")}`]));
  }
  return path + (query.length ? `?${query.join("&")}` : "");
}

export function parseHeaders(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line) => {
    const colon = line.indexOf(":");
    if (colon < 1) throw new Error(`“${line}” is not a header; write Name: value`);
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}

export function send({ method, url, headers, body }) {
  const options = { method, headers, cache: "no-store" };
  if (body.kind === "text") options.body = body.text;
  if (body.kind === "form") {
    options.body = new FormData();
    for (const { name, value } of body.parts) options.body.append(name, value);
  }
  return fetch(url, options);
}

export function curl({ method, url, headers, body }) {
  const parts = [`curl ${method === "GET" ? "" : `-X ${method} `}${quote(location.origin + url)}`];
  for (const [name, value] of headers) parts.push(`-H ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`);
  if (body.kind === "text") parts.push(`--data-binary ${quote(body.text)}`);
  if (body.kind === "form") parts.push(...body.parts.map(formPart));
  return parts.join(" \\\n  ");
}

function formPart({ name, value }) {
  if (!(value instanceof File)) return `--form-string ${quote(`${name}=${value}`)}`;
  return `-F ${quote(`${name}=@"${value.name.replace(/["\\]/g, "\\$&")}"${value.type ? `;type=${value.type}` : ""}`)}`;
}

function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
