// What stands in a form, by the names of its controls.
import { addRow } from "./admin-rows.js";

const token = "__RequestVerificationToken";
const row = /^(.+)\[(\d+)\]\.(.+)$/;
const unseen = ["id", "new-id", "new-state"]; // of a row
const isBookkeeping = name => name === "id" || name === token || (name.startsWith("item-") && name !== "item-slug");

/** As it is sent. Files go with a button only, never with what is saved every few seconds. */
export function dataOf(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
  return data;
}

/** With what the form began from, so that changes others made meanwhile are seen when it is brought back. */
export const valuesOf = form =>
  Object.fromEntries([...dataOf(form)].filter(([name]) => name !== token && name !== "item-copy"));

/** As the server made it, whatever was typed since or filled in by the browser. */
export function valuesAsMade(form) {
  const made = form.cloneNode(true);
  made.reset();
  return valuesOf(made);
}

/** Two forms that mean the same have the same: empty rows, line breaks and the form's own bookkeeping are nothing. */
export function meaningOf(values) {
  const [fields, lists] = [[], {}];
  for (const [name, value] of Object.entries(values)) {
    const text = plain(name, value);
    if (!text || isBookkeeping(name)) continue;
    const [, list, index, key] = row.exec(name) ?? [];
    if (!list) fields.push([name, text]);
    else if (!unseen.includes(key)) {
      const records = lists[list] ??= new Map();
      (records.get(+index) ?? add(records, +index)).push([key, text]);
    }
  }
  const rows = Object.entries(lists).map(([list, records]) => [list, inOrder(records).map(record => record.sort())]);
  return JSON.stringify([fields.sort(), rows.sort()]);
}

const inOrder = records => [...records].sort(([one], [other]) => one - other).map(([, record]) => record);

function add(records, index) {
  const record = [];
  records.set(index, record);
  return record;
}

// Of a list with an entry on each line, empty lines are left out.
function plain(name, value) {
  const lines = value.replace(/\r\n?/g, "\n").split("\n");
  const isText = name === "body" || name.endsWith("-body");
  return isText ? lines.join("\n").trim() : lines.map(line => line.trim()).filter(line => line).join("\n");
}

/** Puts values into the form, with rows that it doesn't show yet. */
export function fill(form, values) {
  for (const name of Object.keys(values)) {
    const [, list, index] = row.exec(name) ?? [];
    if (list) addRows(form, list, +index + 1);
  }
  for (const control of form.elements) {
    const { name, type } = control;
    if (!name || name === token || name === "item-copy" || ["submit", "button", "file"].includes(type)) continue;
    const value = values[name] ?? "";
    if (type === "checkbox") control.checked = name in values;
    else if (type === "hidden") control.value = name in values ? value : control.value;
    else {
      const isChoice = type === "select-one";
      if (isChoice && ![...control.options].some(option => option.value === value)) control.add(new Option(value));
      control.value = value;
      // What a control for dates can't show stays as it was typed.
      if (control.value !== value && type !== "textarea") Object.assign(control, { type: "text", value });
    }
  }
  form.dispatchEvent(new Event("fill"));
}

function addRows(form, list, count) {
  const rows = [...form.querySelectorAll("ol.rows[data-list]")].find(rows => rows.dataset.list === list);
  while (rows && rows.children.length < Math.min(count, 1000)) addRow(rows);
}
