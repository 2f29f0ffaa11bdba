"use strict";
(function () {
  var all = function (where, what) { return Array.prototype.slice.call(where.querySelectorAll(what)); };
  var made = function (name, kind, text) {
    var part = document.createElement(name);
    if (kind) part.className = kind;
    part.textContent = text;
    return part;
  };
  var lessons = all(document, "[data-lesson]");

  // One film at a time; one that is folded away falls silent.
  var films = all(document, "video");
  films.forEach(function (film) {
    film.addEventListener("play", function () {
      films.forEach(function (other) { if (other !== film) other.pause(); });
    });
    var fold = film.parentNode;
    fold.addEventListener("toggle", function () { if (!fold.open) film.pause(); });
  });

  function verdict(item, kind, said, reasons, given) {
    var place = item.querySelector(".verdict");
    place.className = "verdict " + kind;
    place.textContent = "";
    place.appendChild(made("p", "said", said));
    if (!reasons) return;
    all(item, ".why > *").forEach(function (part) {
      if (part.dataset.of && (given || []).indexOf(part.dataset.of) < 0) return;
      place.appendChild(part.cloneNode(true));
    });
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  }

  function mark(part, right, text) {
    part.classList.add(right ? "right" : "wrong");
    part.appendChild(made("em", "mark", text));
  }

  function close(item, result) {
    item.dataset.result = result;
    all(item, "input,.step,textarea").forEach(function (part) { part.disabled = true; });
    all(item, "button[type=submit],.again").forEach(function (part) { part.hidden = true; });
    count();
  }

  function chosen(item) {
    return all(item, "input:checked").map(function (input) { return input.value; });
  }

  function judge(item) {
    var right = item.dataset.right.split(" ");
    var given = item.dataset.type === "order" ? ordered(item) : chosen(item);
    if (!given.length) return verdict(item, "", "Hãy chọn câu trả lời trước.");
    if (item.dataset.type === "order" && given.length < right.length) {
      return verdict(item, "", "Còn bước chưa xếp: mới xếp " + given.length + " trên " + right.length + " bước.");
    }
    var good = given.join(" ") === right.join(" ");
    all(item, ".opt").forEach(function (label) {
      var input = label.querySelector("input");
      if (right.indexOf(input.value) >= 0) mark(label, true, input.checked ? "✓ Đúng" : "✓ Đáp án");
      else if (input.checked) mark(label, false, "✗ Chưa đúng");
    });
    all(item, ".step").forEach(function (step) {
      var at = right.indexOf(step.dataset.letter) + 1;
      mark(step, String(at) === step.dataset.at, String(at) === step.dataset.at ? "✓ Đúng" : "✗ Bước " + at);
    });
    close(item, good ? "right" : "wrong");
    verdict(item, good ? "good" : "bad", good ? "✓ Đúng rồi!" : "✗ Chưa đúng. Đáp án: " + item.dataset.shown, true, given);
  }

  function ordered(item) {
    return all(item, ".step[data-at]")
      .sort(function (one, other) { return one.dataset.at - other.dataset.at; })
      .map(function (step) { return step.dataset.letter; });
  }

  function number(item) {
    var letters = ordered(item);
    all(item, ".step").forEach(function (step) {
      var at = letters.indexOf(step.dataset.letter) + 1;
      if (at) step.dataset.at = at; else delete step.dataset.at;
      step.querySelector(".place").textContent = at || "";
      step.querySelector(".sr").textContent = at ? ". Đã chọn làm bước " + at : "";
    });
    return letters.length;
  }

  function tap(item, step) {
    var steps = all(item, ".step");
    if (step.dataset.at) delete step.dataset.at;
    else step.dataset.at = ordered(item).length + 1;
    var count = number(item);
    verdict(item, "", count === steps.length
      ? "Đã xếp đủ. Bấm Trả lời, hoặc bấm vào một bước để bỏ chọn."
      : "Đã xếp " + count + " trên " + steps.length + " bước.");
  }

  function clear(item) {
    delete item.dataset.result;
    all(item, "input,.step,textarea").forEach(function (part) { part.disabled = false; });
    all(item, "button[type=submit],.again").forEach(function (part) { part.hidden = false; });
    all(item, ".judged").forEach(function (part) { part.hidden = true; });
    all(item, ".right,.wrong").forEach(function (part) { part.classList.remove("right", "wrong"); });
    all(item, ".mark").forEach(function (part) { part.remove(); });
    all(item, ".step").forEach(function (step) { delete step.dataset.at; });
    if (item.dataset.type === "order") number(item);
    var place = item.querySelector(".verdict");
    place.className = "verdict";
    place.textContent = "";
    item.reset();
  }

  function tally(items) {
    var judged = items.filter(function (item) { return item.dataset.type !== "say"; });
    var say = items.filter(function (item) { return item.dataset.type === "say"; });
    var with_ = function (list, result) {
      return list.filter(function (item) { return item.dataset.result === result; }).length;
    };
    return {
      of: items.length,
      done: items.filter(function (item) { return item.dataset.result; }).length,
      right: with_(judged, "right"),
      judged: judged.length,
      said: with_(say, "well") + with_(say, "more"),
      well: with_(say, "well"),
      say: say.length
    };
  }

  function told(score) {
    var parts = [];
    if (score.judged) parts.push("đúng " + score.right + " trên " + score.judged + " câu");
    if (score.say) parts.push("tập nói " + score.said + " trên " + score.say + " câu, nói đủ ý " + score.well);
    return parts.join("; ");
  }

  function count() {
    var sums = lessons.map(function (lesson) {
      var score = tally(all(lesson, ".item"));
      var place = lesson.querySelector(".sum .said");
      if (place) {
        place.textContent = score.done < score.of
          ? "Đã trả lời " + score.done + " trên " + score.of + " câu."
          : "Xong bài này: " + told(score) + ".";
      }
      var row = document.querySelector('[data-row="' + lesson.id + '"]');
      if (row) row.textContent = score.done ? told(score) : "chưa trả lời";
      return score;
    });
    var whole = { of: 0, done: 0, right: 0, judged: 0, said: 0, well: 0, say: 0 };
    sums.forEach(function (score) { Object.keys(whole).forEach(function (key) { whole[key] += score[key]; }); });
    var total = document.getElementById("total");
    if (!total) return;
    total.textContent = whole.done < whole.of
      ? "Đã trả lời " + whole.done + " trên " + whole.of + " câu của cả khóa."
      : "Xong cả khóa: " + told(whole) + ".";
  }

  all(document, ".item").forEach(function (item) {
    item.addEventListener("submit", function (event) {
      event.preventDefault();
      if (item.dataset.result) return;
      if (item.dataset.type !== "say") return judge(item);
      all(item, ".judged").forEach(function (part) { part.hidden = false; });
      all(item, "button[type=submit]").forEach(function (part) { part.hidden = true; });
      verdict(item, "good", "Một cách nói tốt:", true);
    });
    all(item, ".step").forEach(function (step) {
      step.addEventListener("click", function () { tap(item, step); });
    });
    all(item, ".again").forEach(function (button) {
      button.addEventListener("click", function () { clear(item); count(); });
    });
    all(item, "[data-judge]").forEach(function (button) {
      button.addEventListener("click", function () {
        all(item, ".judged").forEach(function (part) { part.hidden = true; });
        close(item, button.dataset.judge);
        item.querySelector(".verdict").appendChild(
          made("p", "", button.dataset.judge === "well" ? "Bạn tự thấy: nói đủ ý." : "Bạn tự thấy: cần tập thêm."));
        item.querySelector(".verdict").focus({ preventScroll: true });
      });
    });
    all(item, "[disabled]").forEach(function (part) { part.disabled = false; });
  });
  all(document, "[data-retry]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var where = button.dataset.retry ? document.getElementById(button.dataset.retry) : document;
      all(where, ".item").forEach(clear);
      count();
      var first = where.querySelector(".item");
      if (!first) return;
      first.scrollIntoView();
      first.querySelector("input,.step,textarea").focus({ preventScroll: true });
    });
  });
  count();
})();
