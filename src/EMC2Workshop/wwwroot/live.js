"use strict";
// A page that is open stays true: it hears that the content has a new version, fetches itself, and puts in what
// differs.
{
  const main = document.getElementById("content");
  const mostSaid = 3;
  const units = ".head, .ledger > li, #live, #age";
  const says = document.body.appendChild(Object.assign(document.createElement("p"), { id: "says" }));
  says.setAttribute("role", "status");
  // As the reader sees it: with times in the own zone beside it.
  const withOwnTimes = root => {
    if (window.showOwnTimes) showOwnTimes(root);
    return root;
  };
  let version = main.dataset.version;
  let served = withOwnTimes(main).cloneNode(true); // before other scripts add to it
  let made = Date.now();
  let stream, timer, interval, silence, renewal;
  const of = root => [...root.querySelectorAll(units)].filter(unit => !unit.parentElement.closest(units));
  const frame = root => {
    const copy = root.cloneNode(true);
    copy.removeAttribute("data-version");
    for (const unit of of(copy)) unit.replaceChildren();
    return copy;
  };
  // What can be filled in, folded out or have the focus, by what it is; the second of its kind is another one.
  const parts = () => {
    const found = new Map();
    for (const part of main.querySelectorAll("a[href], button, input, select, details, summary, [tabindex]")) {
      const fold = part.matches("details, summary") ? part.closest("details").querySelector("summary") : null;
      const value = part.matches("select") ? "" : part.getAttribute("value");
      const kind = [part.localName, part.id, part.name, value, part.getAttribute("href"), fold?.textContent].join(" ");
      let place = 0;
      while (found.has(kind + place)) place++;
      found.set(kind + place, part);
    }
    return found;
  };
  // What the reader did to the page stays when it is replaced.
  const keep = () => {
    const [focused, states] = [document.activeElement, new Map()];
    for (const [kind, part] of parts()) {
      const { checked, open, value } = part;
      states.set(kind, { checked, open, value, isFocused: part === focused });
    }
    return () => {
      for (const [kind, part] of parts()) {
        const state = states.get(kind);
        if (!state) continue;
        if (part.matches("[type=checkbox], [type=radio]")) part.checked = state.checked;
        if (part.matches("details")) part.open = state.open;
        if (part.matches("select, [type=search], [type=text]")) part.value = state.value;
        if (part.selectedIndex < 0) part.selectedIndex = 0; // what was chosen is gone
        if (state.isFocused && part !== document.activeElement) part.focus({ preventScroll: true });
      }
    };
  };
  const lost = () => {
    const [old, minutes] = [document.querySelector("#age .old"), Math.floor((Date.now() - made) / 60000)];
    if (old && minutes) old.textContent = `updated ${minutes} min ago`;
    if (document.getElementById("offline")) return;
    const at = new Date(made).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    const note = Object.assign(document.createElement("p"), {
      id: "offline",
      className: "verdict",
      textContent: `You’re offline. Showing the page as of ${at} (your time).`,
    });
    note.setAttribute("role", "status");
    main.prepend(note);
  };

  async function renew() {
    renewal?.abort(); // an earlier answer that comes late would put back what was
    renewal = new AbortController();
    const { signal } = renewal;
    let fresh;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, signal });
      if (answer.status === 404) return location.reload();
      if (!answer.ok) return;
      fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("content");
      if (fresh) withOwnTimes(fresh);
    } catch {
      return signal.aborted || lost();
    }
    if (!fresh?.dataset.version || fresh.querySelector("#offline")) return lost();
    made = Date.now();
    version = fresh.dataset.version;
    document.getElementById("offline")?.remove();
    const [mine, was, now] = [of(main), of(served), of(fresh)];
    const news = [];
    const giveBack = keep();
    if (mine.length !== was.length || was.length !== now.length || !frame(served).isEqualNode(frame(fresh))) {
      const kept = fresh.cloneNode(true);
      main.replaceChildren(...kept.childNodes);
      news.push(...tell(fresh, served));
    } else now.forEach((unit, place) => {
      if (unit.isEqualNode(was[place])) return;
      const put = unit.cloneNode(true);
      mine[place].replaceWith(put);
      news.push(...tell(unit, was[place]));
    });
    served = fresh;
    main.dataset.version = version;
    const all = [...new Set(news)];
    if (all.length) {
      const more = all.length > mostSaid ? ` And ${all.length - mostSaid} more.` : "";
      says.textContent = "Program updated. " + all.slice(0, mostSaid).join(" ") + more;
      clearTimeout(silence);
      silence = setTimeout(() => says.replaceChildren(), 30000);
    }
    document.dispatchEvent(new Event("renewed"));
    giveBack();
  }

  // "Invited Talk, Song Han": titles of talks are long, and many sessions have one name.
  const nameOf = entry => {
    const speakers = [...entry.querySelectorAll(".who b, .who a")].map(speaker => speaker.textContent.trim());
    const kind = speakers.length ? entry.querySelector(".kind")?.firstChild : null;
    const named = kind ?? entry.querySelector("h3, h1, .title");
    return [named?.textContent.trim(), ...speakers].filter(Boolean).join(", ");
  };
  // Only what somebody changed is announced, not that a minute is over.
  const told = root => [...root.querySelectorAll(".changed, .news")].map(change => {
    const entry = change.matches(".news") || change.closest(".hero") ? null : change.closest("li, article, .head");
    const name = entry ? nameOf(entry) + ": " : "";
    const range = entry?.querySelector(".range");
    const time = (range?.closest(".on") ? "until " : "") + (range?.querySelector("time")?.textContent ?? "");
    return name + change.textContent.trim().replace(/\s+/g, " ") + (time && name ? `, ${time}.` : ".");
  });
  const tell = (now, was) => {
    const known = told(was);
    const fresh = told(now).filter(change => !known.includes(change));
    const isOver = !fresh.length && told(now).length < known.length && now.matches(".head, li");
    return isOver ? [`${nameOf(now)}: Back on schedule.`] : fresh;
  };

  const soon = () => setTimeout(renew, Math.random() * 300);
  const isHeard = () => stream?.readyState === 1;
  // Each failure to listen comes by here: it may not put off the next look.
  function poll() {
    const wanted = document.getElementById("live") || !isHeard() ? 60000 : 600000;
    if (interval === wanted) return;
    stopPolling();
    interval = wanted;
    timer = setInterval(renew, wanted);
  }
  function stopPolling() {
    clearInterval(timer);
    interval = undefined;
  }
  function listen() {
    stream?.close();
    stream = undefined;
    if (window.EventSource) {
      stream = new EventSource("/live");
      stream.onmessage = event => { if (event.data !== version) soon(); };
      stream.onopen = stream.onerror = poll;
    }
    poll();
  }
  // A page that nobody looks at listens to nothing, and looks once when it is looked at again.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      listen();
      renew();
    } else {
      stream?.close();
      stopPolling();
    }
  });
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", event => { if (event.persisted) { listen(); renew(); } });
  addEventListener("offline", lost);
  addEventListener("online", () => { listen(); renew(); });
  listen();
}
