// Searching without diacritics: officers type "lua dao" as often as "lừa đảo".
const bare = t => t.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
const one = s => document.querySelector(s);
const kits = [...document.querySelectorAll("article")].map(el => {
  const d = el.querySelector(".in").dataset;
  return { el, d, home: el.parentNode, text: bare(el.querySelector(".in").textContent + " " + d.script + " " + d.unit) };
});
const order = ["error", "failed", "withdrawn", "expired", "superseded", "draft", "reviewed", "voice", "final"];
const collator = new Intl.Collator("vi", { numeric: true });
const keys = {
  script: (a, b) => collator.compare(a.d.title + a.d.script, b.d.title + b.d.script),
  unit: (a, b) => collator.compare(a.d.name, b.d.name),
  state: (a, b) => order.indexOf(a.el.dataset.state) - order.indexOf(b.el.dataset.state),
  ends: (a, b) => (a.d.ends || "9") < (b.d.ends || "9") ? -1 : (a.d.ends || "9") > (b.d.ends || "9") ? 1 : 0,
  findings: (a, b) => b.d.findings - a.d.findings,
  seconds: (a, b) => b.d.seconds - a.d.seconds,
};
const chosen = ["state", "unit", "script", "field"].map(name => [name, one("#by-" + name)]).filter(([, el]) => el);
const words = one("#words"), sorted = one("#sorted");
const has = (kit, name, value) => name === "state" ? kit.el.dataset.state === value : kit.d[name] === value;
const sift = () => {
  const asked = bare(words.value).split(/\s+/);
  let shown = 0;
  for (const kit of kits) {
    const fits = asked.every(w => kit.text.includes(w)) && chosen.every(([n, el]) => !el.value || has(kit, n, el.value));
    kit.el.hidden = !fits;
    shown += fits;
  }
  one("#shown").textContent = shown;
  for (const part of document.querySelectorAll("section")) part.hidden = !part.querySelector("article:not([hidden])");
};
const sort = () => {
  const by = keys[sorted.value];
  const ordered = [...kits].sort((a, b) => by(a, b) || keys.script(a, b) || keys.unit(a, b));
  for (const kit of ordered) kit.home.append(kit.el);
};
words.addEventListener("input", sift);
for (const [, el] of chosen) el.addEventListener("change", sift);
sorted.addEventListener("change", sort);
one("#all").addEventListener("click", () => {
  words.value = "";
  for (const [, el] of chosen) el.value = "";
  sift();
  words.focus();
});
sift();  // a browser keeps what was chosen when the page is loaded again

// A picture opens large on the page; without this script its link leads to the file.
const large = one("dialog"), file = document.createElement("a");
file.textContent = "Mở tệp ảnh";
large.querySelector("button").before(file);
document.addEventListener("click", event => {
  const link = event.target.closest("a[data-large]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !large.showModal) return;
  event.preventDefault();
  const image = document.createElement("img");
  const of = link.closest("article").querySelector(".in").dataset, still = link.querySelector("img");
  image.src = link.href;
  image.alt = [`${still ? still.alt : link.textContent}: ${of.title}`, of.name].filter(Boolean).join(", ");
  large.querySelector("div").replaceChildren(image);
  large.querySelector("span").textContent = image.alt;
  file.href = link.href;
  large.showModal();
});
large.querySelector("button").addEventListener("click", () => large.close());
large.addEventListener("click", event => event.target === large && large.close());

// On paper nothing can be opened, so all findings stand there.
const closed = new Set();
addEventListener("beforeprint", () => {
  for (const el of document.querySelectorAll("details:not([open])")) { closed.add(el); el.open = true; }
});
addEventListener("afterprint", () => { for (const el of closed) el.open = false; closed.clear(); });
