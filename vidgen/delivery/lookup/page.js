"use strict";
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const OLD_AFTER = 60; // days after which a list is said to be old
const data = JSON.parse(document.getElementById("data").textContent);
const byCode = new Map(data.films.map(film => [film[0], film]));
const byHash = new Map(data.films.flatMap(film => film[7].map(hash => [hash, film])));
const answer = document.getElementById("answer");
const field = document.getElementById("code");

/* The check sign: the sum of the values by powers of a root of x^5+x^2+1 over GF(2) vanishes. */
const doubled = value => ((value << 1) & 32 ? (value << 1) ^ 37 : value << 1);
function parsed(typed) {
  const signs = typed.replace(/[\s\-\u2010-\u2015\u2212_.\u00b7]+/g, "").toUpperCase()
    .replace(/O/g, "0").replace(/[IL]/g, "1");
  const values = [...signs].map(sign => ALPHABET.indexOf(sign));
  if (values.length !== 8 || values.includes(-1)) return null;
  let total = 0;
  for (const value of values.slice(0, 7)) total = doubled(total) ^ value;
  return { code: signs.slice(0, 4) + "-" + signs.slice(4), right: doubled(total) === values[7] };
}

const today = () => new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10); // in Vietnam
const shown = day => day.split("-").reverse().join("/");

function standing(film) {
  const [, , , state, , ends] = film;
  if (state === "withdrawn") return "withdrawn";
  if (state === "expired" || (ends && today() > ends)) return "expired";
  return state === "superseded" ? "superseded" : "official";
}

const WORDS = {
  official: ["good", "✓ Mã có thật, của video này:", "Chỉ tin khi cả tên video và đơn vị ở đây khớp với video đang xem: mã có thể bị chép sang video giả."],
  expired: ["bad", "✗ Video của đơn vị, nhưng ĐÃ HẾT HẠN", "Nội dung có thể không còn đúng quy định. Đừng làm theo, đừng chia sẻ."],
  superseded: ["unknown", "! Video của đơn vị, nhưng là BẢN CŨ", "Đã có bản mới hơn. Hãy tìm bản mới trên kênh chính thức của đơn vị."],
  withdrawn: ["bad", "✗ Video ĐÃ BỊ THU HỒI", "Đơn vị không còn cho phép dùng video này. Đừng làm theo, đừng chia sẻ."],
  wrong: ["unknown", "! Gõ chưa đúng mã", "Mã có 8 chữ và số, xem lại từng ký tự trên video rồi gõ lại."],
  none: ["bad", "✗ Không có mã này", "Đơn vị không phát hành video nào mang mã này (tính đến ngày cập nhật ở cuối trang). Đừng làm theo, đừng chia sẻ; hãy gọi hỏi công an nơi cư trú."],
  file: ["good", "✓ Đúng tệp gốc đơn vị đã phát hành", "Tệp giống hệt tệp gốc, không bị sửa gì."],
  other: ["unknown", "? Không xác nhận được bằng tệp", "Tệp này không phải tệp gốc. Video tải về từ mạng xã hội luôn khác tệp gốc, nên điều này không có nghĩa là giả. Hãy gõ mã kiểm chứng ở cuối video."],
  broken: ["unknown", "! Không đọc được tệp", "Hãy chọn lại tệp, hoặc gõ mã kiểm chứng."],
};

function element(name, text, kind) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function say(word, film, code) {
  const [kind, title, advice] = WORDS[word];
  const box = element("div", "", "verdict " + kind);
  box.dataset.verdict = word;
  box.append(element("h2", title));
  if (film) {
    const list = element("dl");
    const rows = [["Tên video", data.scripts[film[2]]], ["Đơn vị", data.units[film[1]]], ["Mã", film[0]]];
    if (film[4]) rows.push(["Duyệt ngày", shown(film[4])]);
    if (film[5]) rows.push(["Hiệu lực đến", shown(film[5])]);
    for (const [name, value] of rows) if (value) list.append(element("dt", name), element("dd", value));
    box.append(list);
    if (film[6]) box.append(element("p", "Video MẪU để chạy thử, không phải video chính thức.", "old"));
  } else if (code) {
    box.append(element("p", "Mã đã gõ: " + code));
  }
  box.append(element("p", advice));
  answer.replaceChildren(box);
  answer.focus({ preventScroll: true });
  answer.scrollIntoView({ block: "nearest" });
}

function ask(typed) {
  const found = parsed(typed);
  if (!found || !found.right) return say("wrong", null, typed.trim().slice(0, 24));
  field.value = found.code;
  const film = byCode.get(found.code);
  return film ? say(standing(film), film) : say("none", null, found.code);
}

/* SHA-256 (FIPS 180-4), for pages opened from a disk where the browser keeps its own from us. */
const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every(p => n % p)) primes.push(n);
const fraction = (n, root) => ((n ** (1 / root)) % 1) * 2 ** 32 | 0;
const K = Int32Array.from(primes, n => fraction(n, 3));
class Hash {
  constructor() {
    this.h = Int32Array.from(primes.slice(0, 8), n => fraction(n, 2));
    this.w = new Int32Array(64);
    this.rest = new Uint8Array(0);
    this.length = 0;
  }
  add(bytes) {
    this.length += bytes.length;
    let all = bytes;
    if (this.rest.length) {
      all = new Uint8Array(this.rest.length + bytes.length);
      all.set(this.rest);
      all.set(bytes, this.rest.length);
    }
    const whole = all.length - (all.length % 64);
    const view = new DataView(all.buffer, all.byteOffset, all.length);
    for (let at = 0; at < whole; at += 64) this.block(view, at);
    this.rest = all.slice(whole);
  }
  block(view, at) {
    const w = this.w, turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = this.h;
    for (let i = 0; i < 64; i++) {
      const s = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i] | 0;
      const t = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c)) | 0;
      h = g; g = f; f = e; e = d + s | 0; d = c; c = b; b = a; a = s + t | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => { this.h[i] += value; });
  }
  hex() {
    const bits = this.length * 8, length = this.length;
    const pad = new Uint8Array(((119 - (length % 64)) % 64) + 9);
    pad[0] = 128;
    const view = new DataView(pad.buffer);
    view.setUint32(pad.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(pad.length - 4, bits >>> 0);
    this.add(pad);
    return [...this.h].map(value => (value >>> 0).toString(16).padStart(8, "0")).join("");
  }
}

const PIECE = 1 << 22;
async function hashed(file, own = !(globalThis.crypto && crypto.subtle) || file.size > 1 << 28) {
  if (!own) {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, "0")).join("");
  }
  const hash = new Hash();
  for (let at = 0; at < file.size; at += PIECE) {
    hash.add(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
  }
  return hash.hex();
}

async function judge(file) {
  answer.replaceChildren(element("p", "Đang so tệp…"));
  try {
    const film = byHash.get(await hashed(file));
    if (!film) return say("other");
    const word = standing(film);
    return say(word === "official" ? "file" : word, film);
  } catch {
    return say("broken");
  }
}

document.getElementById("ask").addEventListener("submit", event => {
  event.preventDefault();
  ask(field.value);
});
const picker = document.getElementById("file"), drop = document.getElementById("drop");
picker.addEventListener("change", () => { if (picker.files[0]) judge(picker.files[0]); });
for (const name of ["dragover", "dragenter"]) {
  document.addEventListener(name, event => { event.preventDefault(); drop.classList.add("over"); });
}
document.addEventListener("dragleave", event => { if (!event.relatedTarget) drop.classList.remove("over"); });
document.addEventListener("drop", event => {
  event.preventDefault();
  drop.classList.remove("over");
  if (event.dataTransfer.files[0]) judge(event.dataTransfer.files[0]);
});

const age = Math.floor((Date.parse(today()) - Date.parse(data.day)) / 864e5);
const asOf = document.getElementById("as-of");
asOf.textContent = `Danh sách có ${data.films.length} mã, cập nhật ngày ${shown(data.day)}.`;
if (age > OLD_AFTER) {
  asOf.append(element("span", ` Danh sách đã cũ ${age} ngày: video mới, việc thu hồi sau đó chưa có ở đây.`, "old"));
}
function fromAddress() {
  let wanted = "";
  try { wanted = decodeURIComponent(location.hash.slice(1)); } catch { wanted = ""; }
  if (wanted) ask(wanted);
}
addEventListener("hashchange", fromAddress);
fromAddress();
