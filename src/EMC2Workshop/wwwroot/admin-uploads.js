// A file that is too large is told before it is sent, also in rows that were added since.
document.addEventListener("change", ({ target: input }) => {
  if (!input.matches("input[type=file][data-most]")) return;
  const most = +input.dataset.most;
  const [largest] = [...input.files].sort((one, other) => other.size - one.size);
  const size = largest?.size ?? 0;
  const hint = document.getElementById(input.getAttribute("aria-describedby"));
  hint.classList.toggle("fault", size > most);
  hint.setAttribute("role", "status");
  if (size <= most) return;
  const [has, limit] = [Math.ceil(size / 1048576), most / 1048576];
  hint.textContent = `${largest.name} is ${has} MB. The limit is ${limit} MB. Choose a smaller file.`;
  input.value = "";
});
