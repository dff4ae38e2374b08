// A text as readers will see it, while it is typed, and a small toolbar.
const marks = [
  ["Bold", "**", "**"],
  ["Italic", "*", "*"],
  ["Link", "[", "](https://)"],
  ["List", "\n- ", ""],
  ["Heading", "\n## ", ""],
];

export async function preview(form) {
  const body = form.elements.body;
  if (!body) return;
  const data = new FormData();
  data.set("body", body.value);
  data.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
  try {
    const answer = await fetch("/admin/markdown", { method: "POST", body: data, redirect: "manual" });
    if (answer.ok) document.getElementById("preview").innerHTML = `<div class="text">${await answer.text()}</div>`;
  } catch { /* the next change tries again */ }
}

export function addTools(body) {
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.setAttribute("role", "toolbar");
  tools.setAttribute("aria-label", "Markdown");
  for (const [textContent, before, after] of marks) {
    const tool = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent });
    tool.onclick = () => {
      const { selectionStart: from, selectionEnd: to } = body;
      body.setRangeText(before + body.value.slice(from, to) + after, from, to, "end");
      body.focus();
      body.dispatchEvent(new Event("input", { bubbles: true }));
    };
    tools.append(tool);
  }
  body.before(tools);
}
