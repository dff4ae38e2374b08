// What is pasted from a word processor or a page becomes Markdown: headings, bold, links, lists and tables stay.

const formatted =
  "h1,h2,h3,h4,h5,h6,b,strong,i,em,a[href],ul,ol,table,[class^=MsoList],[data-style*='font-weight:700']";
const blocks = "address,article,blockquote,div,dl,dd,dt,h1,h2,h3,h4,h5,h6,hr,li,main,ol,p,pre,section,table,ul";

export function takeFormatted(body) {
  body.addEventListener("paste", event => {
    const markdown = toMarkdown(event.clipboardData.getData("text/html"))
      || withLists(event.clipboardData.getData("text/plain"));
    if (event.defaultPrevented || !markdown) return;
    event.preventDefault();
    // As if it were typed, so that Ctrl+Z undoes it.
    document.execCommand("insertText", false, markdown);
  });
}

/** @returns nothing where the plain text says all. */
function toMarkdown(html) {
  // Styles are read and not applied, which the page's policy forbids.
  const unstyled = html.replace(/\sstyle=(?=["'])/gi, " data-style=");
  const page = new DOMParser().parseFromString(unstyled, "text/html").body;
  for (const unseen of page.querySelectorAll("script,style,meta,link,img")) unseen.remove();
  return page.querySelector(formatted) ? blocksIn(page).map(block => block.text).join("\n\n") : "";
}

/** Lines of plain text that begin with a bullet become a list; a dash alone may be the middle of a sentence. */
function withLists(plain) {
  const bullet = /^[ \t]*[•·–][ \t\u00a0]+/;
  const lines = plain.split(/\r\n?|\n/);
  const bullets = lines.filter(line => bullet.test(line));
  if (bullets.length < 2 && !/^\s*[•·]/.test(bullets[0] ?? "")) return "";
  return lines.map((line, index) => {
    const isItem = bullet.test(line);
    const follows = index > 0 && line.trim() && lines[index - 1].trim();
    const gap = follows && isItem !== bullet.test(lines[index - 1]) ? "\n" : "";
    return gap + line.replace(bullet, "- ");
  }).join("\n");
}

/** Paragraphs, headings, lists and tables, one after the other; text between them is a paragraph, too. */
function blocksIn(parent) {
  const found = [];
  let line = [];
  const end = () => {
    const text = inline(line);
    if (text) found.push({ text });
    line = [];
  };
  for (const node of parent.childNodes) {
    const isBlock = node.nodeType === Node.ELEMENT_NODE
      && (node.matches(blocks) || node.querySelector(blocks) !== null);
    if (!isBlock) {
      line.push(node);
      continue;
    }
    end();
    for (const block of blocksOf(node)) add(found, block);
  }
  end();
  return found;
}

/** Word has no lists, but paragraphs that look so: those that follow each other are one. */
function add(found, block) {
  const last = found.at(-1);
  if (block.isItem && last?.isItem) last.text += `\n${block.text}`;
  else found.push(block);
}

function blocksOf(node) {
  const name = node.localName;
  if (/^h\d$/.test(name)) {
    const level = Math.min(Number(name[1]) + 1, 6);
    return [{ text: `${"#".repeat(level)} ${inline(node.childNodes)}` }];
  }
  if (name === "pre") return [{ text: `\`\`\`\n${node.textContent.trimEnd()}\n\`\`\`` }];
  if (name === "hr") return [{ text: "---" }];
  if (name === "ul" || name === "ol") return [{ text: listOf(node) }];
  if (name === "table") return [{ text: tableOf(node) }];
  if (name === "blockquote")
    return [{ text: blocksIn(node).map(block => block.text).join("\n\n").replace(/^/gm, "> ") }];
  if (node.className.startsWith("MsoList")) return [wordItem(node)];
  return blocksIn(node);
}

function listOf(list) {
  return [...list.children].map((item, index) => {
    const mark = list.localName === "ol" ? `${index + 1}. ` : "- ";
    const text = item.localName === "li" ? blocksIn(item).map(block => block.text).join("\n") : listOf(item);
    return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
  }).join("\n");
}

function wordItem(paragraph) {
  const sign = paragraph.querySelector("[data-style*='mso-list:Ignore']");
  const mark = /^\s*\w+[.)]/.test(sign?.textContent ?? "") ? "1. " : "- ";
  sign?.remove();
  const level = Number(/level(\d)/.exec(paragraph.getAttribute("data-style"))?.[1] ?? 1);
  return { text: "   ".repeat(level - 1) + mark + inline(paragraph.childNodes), isItem: true };
}

function tableOf(table) {
  const rows = [...table.rows].map(row => [...row.cells].map(cell =>
    inline(cell.childNodes).replaceAll("|", "\\|").replaceAll("\n", " ")));
  const width = Math.max(...rows.map(row => row.length));
  const lines = rows.map(row => `| ${Array.from({ length: width }, (_, column) => row[column] ?? "").join(" | ")} |`);
  lines.splice(1, 0, `|${" --- |".repeat(width)}`);
  return lines.join("\n");
}

const inline = nodes => [...nodes].map(phrase).join("").replace(/[ \t\n\u00a0]*\\\n\s*$/, "")
  .replace(/[^\S\n]+/g, " ").trim();

function phrase(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ").replace(/[\\`*[\]<]/g, "\\$&");
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.localName === "br") return "\\\n";
  const text = [...node.childNodes].map(phrase).join("");
  const address = node.localName === "a" ? node.getAttribute("href") : null;
  const linked = address && /^(https?:|mailto:|\/)/.test(address) ? around(text, "[", `](${address})`) : text;
  return mark(mark(linked, isBold(node), "**"), node.matches("i,em"), "*");
}

/** Google Docs puts all of it into a <b> that is not bold, and what is bold into spans. */
function isBold(node) {
  const weight = /font-weight:\s*(\w+)/.exec(node.getAttribute("data-style"))?.[1];
  return node.matches("b,strong") ? !["normal", "400"].includes(weight) : Number(weight) >= 600;
}

const mark = (text, isMarked, sign) => isMarked ? around(text, sign, sign) : text;

/** Spaces stay outside of what marks a phrase. */
const around = (text, before, after) => text.trim()
  ? text.replace(/^(\s*)(.*?)(\s*)$/s, (_, first, words, last) => first + before + words + after + last)
  : text;
