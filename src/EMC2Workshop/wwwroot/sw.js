"use strict";
// Pages that were read, and the programme, for when there is no network. The network always comes first: what is kept
// is shown only when it is all there is, and says how old it is.
const pages = "pages-1";
const most = 120;
const isOurs = url => url.origin === location.origin && !/^\/(admin|preview|search|api|health)\b/.test(url.pathname);

self.addEventListener("install", event => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== pages) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("message", event => event.waitUntil((async () => {
  for (const path of event.data.keep) {
    const url = new URL(path, location.origin);
    if (isOurs(url)) try { await keep(url.href, await fetch(url)); } catch { /* the next visit tries again */ }
  }
})()));

self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.method !== "GET" || !isOurs(new URL(request.url)) || !["navigate", "same-origin", "no-cors"].includes(request.mode)) return;
  if (request.mode !== "navigate" && !["script", "image"].includes(request.destination)) return;
  event.respondWith((async () => {
    try {
      const answer = await fetch(request);
      await keep(request.url, answer);
      return answer;
    } catch (failure) {
      const kept = await caches.match(request.url, { ignoreSearch: request.mode === "navigate" });
      if (kept) return request.mode === "navigate" ? withAge(kept) : kept;
      if (request.mode !== "navigate") throw failure;
      return new Response("<!DOCTYPE html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Offline</title><h1>You are offline</h1><p>This page was not opened in this browser before. Those that were can be read: go back, or <a href='/'>try the home page</a>.", { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
    }
  })());
});

async function keep(address, answer) {
  if (!answer.ok || answer.redirected || answer.type !== "basic" || /no-store|private/.test(answer.headers.get("Cache-Control") ?? "")) return;
  const cache = await caches.open(pages);
  await cache.put(address, answer.clone());
  const known = await cache.keys();
  for (const old of known.slice(0, Math.max(0, known.length - most))) await cache.delete(old);
}

async function withAge(kept) {
  const headers = new Headers(kept.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  const when = new Date(kept.headers.get("Date") ?? Date.now()).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  const html = (await kept.text()).replace('<main id="content">', `$&<p class="verdict" role="status" id="offline">You are offline: this page is as it was on ${when}, your time.</p>`);
  return new Response(html, { headers });
}
