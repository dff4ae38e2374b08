"use strict";
// Pages that were read, and the programme, for when there is no network. The network always comes first: what is kept
// is shown only when it is all there is, or all that comes in time, and says how old it is.
const pages = "pages-2";
const most = 120;
const patience = 8000;
const never = /^\/(admin|preview|api|health|live)\b/;
const isOurs = url => url.origin === location.origin && !never.test(url.pathname);
const isLasting = url => isOurs(url) && !/^\/search\b/.test(url.pathname);

self.addEventListener("install", event => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== pages) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("message", event => event.waitUntil((async () => {
  const cache = await caches.open(pages);
  for (const path of event.data.drop ?? []) if (path) await cache.delete(path);
  for (const path of event.data.keep) {
    const url = new URL(path, location.origin);
    if (isLasting(url)) try { await keep(url.href, await fetch(url)); } catch { /* the next visit tries again */ }
  }
})()));

self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.method !== "GET" || !isOurs(new URL(request.url))) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  // What a page fetches of itself while it is open is its latest state.
  else if (["script", "image"].includes(request.destination) || request.headers.get("Accept") === "text/html")
    event.respondWith(part(event));
});

async function page(event) {
  const { request } = event;
  const answer = fetchAndKeep(event); // what comes too late for this page comes in time for the next
  try {
    const late = new Promise(resolve => setTimeout(resolve, patience));
    const first = await Promise.race([answer, late]);
    if (first) return first;
    const kept = await find(request);
    return kept ? withAge(kept, "Slow connection") : await answer;
  } catch {
    const kept = await find(request);
    if (kept) return withAge(kept, "You’re offline");
    return new Response(await offline(), { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
}

// What is there instead of a page that is not.
async function offline() {
  const kept = new Map();
  for (const { url } of await (await caches.open(pages)).keys()) {
    const answer = await caches.match(url);
    if (!answer?.headers.get("Content-Type")?.startsWith("text/html")) continue;
    const [, title] = /<title>([^<]*)/.exec(await answer.text()) ?? [];
    kept.set(new URL(url).pathname, title);
  }
  const links = [...kept].map(([path, title]) => `<li><a href="${path}">${title}</a>`).sort().join("");
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark"><title>Offline</title>
    <style>body { font: 1rem/1.5 system-ui; max-width: 40rem; margin: 2rem auto; padding: 0 1rem } a { color: inherit }
      li { padding: .25rem 0 }</style>
    <main><h1>You’re offline</h1><p>This page isn’t available offline. `
    + (links ? `These pages are:<ul>${links}</ul>` : "Try again once you’re online.") + "</main></html>";
}

async function part(event) {
  const { request } = event;
  try {
    return await fetchAndKeep(event);
  } catch (failure) {
    const kept = request.destination && await caches.match(request.url);
    if (kept) return kept;
    throw failure;
  }
}

/** The answer does not wait until it is kept, nor for whether there is room. */
function fetchAndKeep(event) {
  const answer = fetch(event.request);
  event.waitUntil(answer.then(fresh => keep(event.request.url, fresh.clone())).catch(() => {}));
  return answer;
}

// A page in another time zone is not kept: the one that is, with the script, says the same.
const find = async request =>
  await caches.match(request.url) ?? caches.match(request.url, { ignoreSearch: true });

async function keep(address, answer) {
  if (!isLasting(new URL(address))) return;
  const cache = await caches.open(pages);
  if (answer.status === 404 || answer.status === 410) await cache.delete(address);
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  if (/no-store|private/.test(answer.headers.get("Cache-Control") ?? "")) return;
  await cache.put(address, answer);
  const known = await cache.keys();
  for (const old of known.slice(0, Math.max(0, known.length - most))) await cache.delete(old);
}

async function withAge(kept, why) {
  const headers = new Headers(kept.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  const then = new Date(kept.headers.get("Date") ?? Date.now());
  const minutes = Math.max(0, Math.round((Date.now() - then) / 60000));
  const age = minutes < 60 ? `${minutes} min`
    : minutes < 2880 ? `${Math.floor(minutes / 60)} h`
    : `${Math.floor(minutes / 1440)} days`;
  const when = then.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  const told = `${why}. Showing the version from ${when} (your time, ${age} ago).`;
  const html = (await kept.text())
    .replace(/<main id="content"[^>]*>/, `$&<p class="verdict" role="status" id="offline">${told}</p>`);
  return new Response(html, { headers });
}
