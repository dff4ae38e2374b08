// Menus close by Escape, and once one presses or goes elsewhere.
const open = () => document.querySelectorAll("details.account[open]");
const closeOthers = ({ target }) => {
  for (const menu of open()) if (!menu.contains(target)) menu.open = false;
};
document.addEventListener("click", closeOthers);
document.addEventListener("focusin", closeOthers);
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    const isWithin = menu.contains(document.activeElement);
    menu.open = false;
    if (isWithin) menu.querySelector("summary").focus();
  }
});
