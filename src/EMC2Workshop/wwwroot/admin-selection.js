// What is done with several items of a list is offered once some are selected.
const form = document.querySelector("form[data-selects]");

if (form) {
  const all = form.querySelector("th.tick");
  const tick = Object.assign(document.createElement("input"), { type: "checkbox", className: "every" });
  tick.setAttribute("aria-label", "Select all");
  tick.addEventListener("change", () => {
    for (const one of ticks()) one.checked = tick.checked;
    count();
  });
  all.append(tick);
  form.addEventListener("change", count);
  addEventListener("pageshow", count);
  count();
}

function ticks() {
  return [...form.querySelectorAll("input[name=ids]")];
}

function count() {
  const selected = ticks().filter(one => one.checked).length;
  form.dataset.counted = selected;
  form.querySelector("[data-count]").textContent = `${selected} selected`;
}
