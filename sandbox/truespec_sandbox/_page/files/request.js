// From a filled-in form to a request, and to the curl line that sends the same.

export function urlOf(operation, values) {
  let path = operation.path;
  const query = [];
  for (const { name, in: location, array, explode } of operation.parameters) {
    const given = values.get(`${location} ${name}`) ?? "";
    if (location === "path") path = path.replaceAll(`{${name}}`, encodeURIComponent(given));
    if (location !== "query" || given === "") continue;
    const texts = (array ? given.split("\n").filter((line) => line !== "") : [given]).map(encodeURIComponent);
    const key = encodeURIComponent(name);
    query.push(...(explode ? texts.map((text) => `${key}=${text}`) : [`${key}=${texts.join(",")}`]));
  }
  return path + (query.length ? `?${query.join("&")}` : "");
}

export function headerLines(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line) => {
    const colon = line.indexOf(":");
    if (colon < 1) throw new Error(`“${line}” is no header; write Name: value`);
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
  const pieces = [`curl ${method === "GET" ? "" : `-X ${method} `}${quoted(location.origin + url)}`];
  for (const [name, value] of headers) pieces.push(`-H ${quoted(value === "" ? `${name};` : `${name}: ${value}`)}`);
  if (body.kind === "text") pieces.push(`--data-binary ${quoted(body.text)}`);
  if (body.kind === "form") pieces.push(...body.parts.map(part));
  return pieces.join(" \\\n  ");
}

function part({ name, value }) {
  if (!(value instanceof File)) return `--form-string ${quoted(`${name}=${value}`)}`;
  return `-F ${quoted(`${name}=@"${value.name.replace(/["\\]/g, "\\$&")}"${value.type ? `;type=${value.type}` : ""}`)}`;
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
