// Names as people spell them: which of those that are known is meant by what is typed.

export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function same(text, choices) {
  const name = fold(text.trim());
  return choices.find(choice => fold(choice.label) === name);
}

/** Spelled almost so, or with the family's name first. */
export function near(text, choices) {
  const name = fold(text.trim());
  if (name.length < 5) return [];
  const turned = name.split(" ").reverse().join(" ");
  return choices.filter(({ label }) => {
    const other = fold(label);
    return other === turned || (Math.abs(other.length - name.length) < 3 && slips(other, name) < 3);
  }).slice(0, 2);
}

function slips(one, other) {
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
    row = next;
  }
  return row[other.length];
}
