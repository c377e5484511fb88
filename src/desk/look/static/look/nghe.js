// Reads a page aloud with the browser's own Vietnamese voice, prints it, copies its address.
// Each button stays hidden where the browser cannot do what it says.
(function () {
  "use strict";
  var bar = document.querySelector("[data-take-along]");
  if (!bar) return;
  var told = bar.querySelector("[data-told]");

  var print = bar.querySelector("[data-print]");
  print.hidden = false;
  print.addEventListener("click", function () { window.print(); });

  var copy = bar.querySelector("[data-copy]");
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", function () {
      navigator.clipboard.writeText(copy.dataset.copy).then(function () {
        told.textContent = copy.dataset.done;
        copy.textContent = copy.dataset.done;
      }, function () {});
    });
  }

  var listen = bar.querySelector("[data-listen]");
  var speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) return;
  var language = document.documentElement.lang || "vi";
  var first = listen.textContent;

  function voice() {
    return speech.getVoices().filter(function (one) {
      return one.lang.toLowerCase().indexOf(language) === 0;
    })[0];
  }

  function sentences() {
    var said = document.querySelectorAll("main h1, main .sapo, main .prose > :is(h2, h3, p, ul, ol)");
    return Array.prototype.map.call(said, function (one) {
      var copied = one.cloneNode(true);
      copied.querySelectorAll(".fig-card, sup, .vh").forEach(function (left) { left.remove(); });
      return copied.textContent.replace(/\s+/g, " ").trim();
    }).filter(Boolean);
  }

  function stop() {
    speech.cancel();
    listen.textContent = first;
    listen.setAttribute("aria-pressed", "false");
  }

  function offer() {
    if (!voice()) return;
    listen.hidden = false;
    listen.setAttribute("aria-pressed", "false");
  }

  listen.addEventListener("click", function () {
    if (listen.getAttribute("aria-pressed") === "true") { stop(); return; }
    speech.cancel();
    var all = sentences();
    all.forEach(function (text, number) {
      var said = new SpeechSynthesisUtterance(text);
      said.lang = language === "vi" ? "vi-VN" : language;
      said.voice = voice();
      if (number === all.length - 1) said.onend = stop;
      speech.speak(said);
    });
    listen.textContent = listen.dataset.stop;
    listen.setAttribute("aria-pressed", "true");
  });
  window.addEventListener("pagehide", function () { speech.cancel(); });
  offer();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
})();
