// A file that is too large is told before it is sent, also in rows that were added since.
document.addEventListener("change", ({ target: input }) => {
  if (!input.matches("input[type=file][data-most]")) return;
  const [largest] = [...input.files].sort((one, other) => other.size - one.size);
  const refused = largest && tooLarge(largest, +input.dataset.most);
  const hint = document.getElementById(input.getAttribute("aria-describedby"));
  hint.classList.toggle("fault", Boolean(refused));
  hint.setAttribute("role", "status");
  if (!refused) return;
  hint.textContent = refused;
  input.value = "";
});

/** @returns why it isn't sent; null where it can be. */
export function tooLarge({ name, size }, most) {
  if (size <= most) return null;
  return `${name} is ${Math.ceil(size / 1048576)} MB. The limit is ${most / 1048576} MB. Choose a smaller file.`;
}
