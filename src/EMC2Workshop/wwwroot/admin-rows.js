// Rows can be dragged; the arrows do the same by keyboard and without scripts.
export function makeDraggable(form) {
  for (const rows of form.querySelectorAll(".rows")) {
    let dragged;
    for (const row of rows.children) {
      if (!row.querySelector(".move")) continue;
      row.draggable = true;
      row.addEventListener("dragstart", () => { dragged = row; });
      row.addEventListener("dragover", event => event.preventDefault());
      row.addEventListener("drop", event => {
        event.preventDefault();
        if (!dragged || dragged === row) return;
        const all = [...rows.children];
        const value = `${rows.dataset.list} ${all.indexOf(dragged)} ${all.indexOf(row)}`;
        const move = document.createElement("button");
        Object.assign(move, { type: "submit", name: "move", value, hidden: true });
        form.append(move);
        form.requestSubmit(move);
      });
      for (const control of row.querySelectorAll("input, textarea")) {
        control.addEventListener("focus", () => { row.draggable = false; });
        control.addEventListener("blur", () => { row.draggable = true; });
      }
    }
  }
}
