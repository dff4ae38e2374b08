// The focal point of a photo: a mark on it that follows clicks and drags, and the two fields that keep it.
const step = 25; // percent, as the stylesheet of pages has it

for (const crop of document.querySelectorAll("[data-crop]")) {
  const whole = crop.querySelector(".whole");
  const mark = Object.assign(document.createElement("span"), { className: "mark" });
  const fields = ["portrait_x", "portrait_y"].map(name => whole.closest("form").elements[name]);
  whole.append(mark);
  const show = () => place(crop, mark, fields.map(percentIn));
  for (const field of fields) field.addEventListener("input", show);
  whole.addEventListener("pointerdown", event => {
    whole.setPointerCapture(event.pointerId);
    move(event);
  });
  whole.addEventListener("pointermove", event => {
    if (whole.hasPointerCapture(event.pointerId)) move(event);
  });
  show();

  function move(event) {
    const box = whole.getBoundingClientRect();
    const at = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    for (const [index, field] of fields.entries()) {
      field.value = Math.round(Math.min(1, Math.max(0, at[index])) * 100);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

function percentIn(field) {
  const number = field.value.trim() === "" ? 50 : Number(field.value);
  return number >= 0 && number <= 100 ? number : 50;
}

/** As Picture.CropClass does. */
function place(crop, mark, [x, y]) {
  [mark.style.left, mark.style.top] = [`${x}%`, `${y}%`];
  const shown = crop.querySelector("figure img");
  const [width, height] = ["width", "height"].map(name => +shown.getAttribute(name));
  const [side, rest] = [Math.min(width, height), Math.abs(width - height)];
  const start = (width > height ? x : y) / 100 * (side + rest) - side / 2;
  const share = rest === 0 ? 50 : Math.min(1, Math.max(0, start / rest)) * 100;
  shown.className = `crop-${Math.round(share / step) * step}`;
}
