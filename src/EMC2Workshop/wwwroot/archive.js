"use strict";
// Search in an archive that is opened from disk: all its pages are listed, and those stay that have every word.
(function () {
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const pages = archivePages.map(([title, file, text]) => (
    { title, file, text, name: fold(title), all: fold(title + " " + text) }));
  const [search, field, list, count] = ["search", "words", "pages", "count"].map(id => document.getElementById(id));
  function excerpt(text, word) {
    const at = Math.max(fold(text).indexOf(word) - 60, 0);
    return (at ? "… " : "") + text.slice(at, at + 160) + (at + 160 < text.length ? " …" : "");
  }
  function show() {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    const rank = page => words.filter(word => page.name.includes(word)).length;
    const found = pages.filter(page => words.every(word => page.all.includes(word)));
    if (words.length) found.sort((one, other) => rank(other) - rank(one));
    list.replaceChildren(...found.map(page => {
      const [item, link] = [document.createElement("li"), document.createElement("a")];
      [link.href, link.textContent] = [page.file, page.title];
      item.append(link);
      if (words.length && page.text) {
        const where = Object.assign(document.createElement("p"), { className: "quiet" });
        where.textContent = excerpt(page.text, words[0]);
        item.append(where);
      }
      return item;
    }));
    count.textContent = words.length ? (found.length === 1 ? "1 page" : found.length + " pages") : "";
  }
  search.hidden = false;
  field.addEventListener("input", show);
})();
