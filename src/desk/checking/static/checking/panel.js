/* Keeps the check beside the editor up to date while somebody writes, and carries out its buttons
   in the text itself. Nothing here decides anything: the server reads the form and answers. */
(function () {
  "use strict";
  const LOOKS_EVERY = 350; // milliseconds between looks at the form; answers come well within a second
  const form = document.querySelector("#page-edit-form");
  if (!form || !panel()) return;
  let seen = null;
  let busy = false;
  let findings = [];
  let moment = ""; // the server's: figures are pinned to what the ledger knew then

  /* Wagtail puts another panel in this place once a new page has been saved for the first time. */
  function panel() {
    return document.querySelector("[data-check-panel]");
  }

  function shown() {
    return panel().querySelector("[data-check-shown]");
  }

  function say(words) {
    panel().querySelector("[data-check-state]").textContent = words;
  }

  function written() {
    return new URLSearchParams(
      [...new FormData(form)].filter(([, value]) => typeof value === "string"),
    ).toString();
  }

  async function look() {
    if (busy || document.hidden) return;
    const now = written();
    const address = panel().dataset.address;
    if (now + address === seen) return;
    busy = true;
    try {
      const answer = await fetch(address, {
        method: "POST",
        body: now,
        credentials: "same-origin",
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          Accept: "application/json",
          "X-CSRFToken": new URLSearchParams(now).get("csrfmiddlewaretoken") || "",
        },
      });
      const told = await answer.json().catch(() => ({}));
      seen = now + address;
      if (!answer.ok) {
        say(told.message || "Chưa kiểm tra được; sẽ thử lại.");
        return;
      }
      findings = told.findings;
      moment = told.now;
      redraw(told.html);
      mark();
      count(told.stops);
      say("");
      arrive();
    } catch {
      say("Mất liên lạc với bàn biên tập; sẽ thử lại.");
    } finally {
      busy = false;
    }
  }

  function redraw(html) {
    const open = [...shown().querySelectorAll("details[open]")].map((one) => one.id);
    const focused = shown().contains(document.activeElement) ? place(document.activeElement) : null;
    shown().innerHTML = html;
    open.forEach((id) => {
      const details = id && shown().querySelector("#" + CSS.escape(id));
      if (details) details.open = true;
    });
    const again = focused && shown().querySelector(focused);
    if (again && !again.matches("button, a")) again.tabIndex = -1;
    again?.focus();
  }

  function place(node) {
    const row = node.closest("[data-finding]");
    if (!row) return null;
    if (!node.dataset.do) return `[data-finding="${row.dataset.finding}"]`;
    return `[data-finding="${row.dataset.finding}"] [data-do="${node.dataset.do}"]`;
  }

  function count(stops) {
    const counter = document.querySelector(
      '[data-side-panel-toggle="so-lieu"] [data-side-panel-toggle-counter]',
    );
    if (!counter) return;
    counter.textContent = stops;
    counter.hidden = !stops;
  }

  function editorOf(key) {
    return [...form.elements].find(
      (input) =>
        input.draftailEditor &&
        input.draftailEditor.getEditorState().getCurrentContent().getBlockForKey(key),
    );
  }

  function fieldOf(found) {
    if (!found.place.includes("/")) return form.elements.namedItem(found.place);
    const section = form.querySelector(`[data-contentpath="${CSS.escape(found.anchor)}"]`);
    const name = found.place.split("/").pop();
    return section?.querySelector(`[name$="-${name}"]`) || null;
  }

  function go(found) {
    const block =
      found.anchor && document.querySelector(`[data-offset-key^="${CSS.escape(found.anchor)}-"]`);
    const target = block || fieldOf(found);
    if (!target) return;
    target.scrollIntoView({ block: "center" });
    target.classList.add("ks-here");
    setTimeout(() => target.classList.remove("ks-here"), 2500);
    const input = found.anchor && editorOf(found.anchor);
    if (input) select(input, found);
    else target.focus();
  }

  /* Whoever comes from the list of overtaken pages is led to the sentence, once. */
  let arrived = false;
  const plain = (text) => text.replace(/\u00a0/g, " ");
  function arrive() {
    const { sentence, said } = panel().dataset;
    if (arrived || !sentence) return;
    arrived = true;
    const here = findings.filter((one) => one.sentence === sentence);
    const found = here.find((one) => plain(one.text) === plain(said)) || here[0];
    if (!found) {
      say("Câu này không còn trong bản nháp; đăng lại bài là chỗ này ra khỏi danh sách.");
      return;
    }
    if (!shown().offsetParent) document.querySelector('[data-side-panel-toggle="so-lieu"]')?.click();
    go(found);
    const wanted = `[data-finding="${found.number}"]`;
    const folded = shown().querySelector(wanted)?.closest("details");
    if (folded) folded.open = true;
    reach(() => shown().querySelector(wanted));
  }

  /* The panel may still be opening, and what is hidden takes no focus. */
  function reach(choose, tries = 30) {
    const row = choose();
    if (row) {
      row.tabIndex = -1;
      row.focus();
      if (document.activeElement === row) return;
    }
    if (tries) setTimeout(reach, 50, choose, tries - 1);
  }

  function selectionOf(found, start, end) {
    return window.DraftJS.SelectionState.createEmpty(found.anchor).merge({
      anchorOffset: start,
      focusOffset: end,
      hasFocus: true,
    });
  }

  function select(input, found) {
    const { EditorState } = window.DraftJS;
    const editor = input.draftailEditor;
    editor.onChange(
      EditorState.forceSelection(
        editor.getEditorState(),
        selectionOf(found, found.start, found.end),
      ),
    );
  }

  /* Where the digits stand now: the text may have moved on since it was checked. */
  function digits(found, text) {
    const written = found.text;
    let at = text.slice(found.start, found.end) === written ? found.start : text.indexOf(written);
    if (at < 0) return null;
    const start = at + (found.digits_start - found.start);
    return { start, end: start + (found.digits_end - found.digits_start) };
  }

  function stretch(found, text) {
    const place = digits(found, text);
    if (!place) return null;
    const tail = found.replacement.replace(/^[0-9.,−]+/, "");
    if (tail && text.startsWith(tail, place.end)) place.end += tail.length;
    return place;
  }

  function moved() {
    say("Chỗ này vừa được sửa; hãy chờ kiểm tra lại.");
  }

  function correct(found) {
    const input = found.anchor && editorOf(found.anchor);
    if (input) {
      const { EditorState, Modifier } = window.DraftJS;
      const editor = input.draftailEditor;
      const before = editor.getEditorState();
      const content = before.getCurrentContent();
      const place = stretch(found, content.getBlockForKey(found.anchor).getText());
      if (!place) return moved();
      const changed = Modifier.replaceText(
        content,
        selectionOf(found, place.start, place.end),
        found.replacement,
      );
      editor.onChange(EditorState.push(before, changed, "insert-characters"));
      return undefined;
    }
    const field = fieldOf(found);
    const place = field && stretch(found, field.value);
    if (!place) return moved();
    field.value =
      field.value.slice(0, place.start) + found.replacement + field.value.slice(place.end);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return undefined;
  }

  function bind(found) {
    const input = found.anchor && editorOf(found.anchor);
    if (!input) return moved();
    const { EditorState, Modifier } = window.DraftJS;
    const editor = input.draftailEditor;
    const before = editor.getEditorState();
    const content = before.getCurrentContent();
    const place = digits(found, content.getBlockForKey(found.anchor).getText());
    if (!place) return moved();
    const withEntity = content.createEntity("FIGURE", "IMMUTABLE", {
      reference: found.reference,
      known: moment,
    });
    const changed = Modifier.replaceText(
      withEntity,
      selectionOf(found, place.start, place.end),
      found.printed,
      null,
      withEntity.getLastCreatedEntityKey(),
    );
    editor.onChange(EditorState.push(before, changed, "insert-characters"));
    return undefined;
  }

  /* From the end of the text, one at a time: what is still to be bound stays where it was found. */
  async function bindAll(_found, button) {
    const rows = [...button.closest("details").querySelectorAll("tr[data-same]")].reverse();
    for (const row of rows) {
      const found = findings.find((one) => one.number === Number(row.dataset.finding));
      if (found) bind(found);
      await new Promise((done) => setTimeout(done));
    }
  }

  async function remember(found, button) {
    const answer = await fetch(panel().dataset.remember, {
      method: "POST",
      credentials: "same-origin",
      headers: { "X-CSRFToken": form.elements.namedItem("csrfmiddlewaretoken").value },
      body: new URLSearchParams({
        phrase: found.phrase,
        indicator: button.dataset.indicator,
        part: button.dataset.part,
        title: form.elements.namedItem("title")?.value || "",
      }),
    }).catch(() => null);
    const told = answer && (await answer.json().catch(() => ({})));
    seen = null;
    await look();
    say((told && told.message) || "Mất liên lạc với bàn biên tập; hãy chọn lại.");
  }

  /* Marks the numbers in the editor's own text, by colour and by the kind of line: the text itself
     is left alone, so that nothing of a mark can ever be saved. */
  const SIGNS = ["ok", "bad", "dif", "free", "kept"];
  function mark() {
    if (!window.CSS || !CSS.highlights) return;
    SIGNS.forEach((sign) => {
      const ranges = findings.filter((one) => one.sign === sign).map(rangeOf);
      CSS.highlights.set(`ks-${sign}`, new Highlight(...ranges.filter(Boolean)));
    });
    const slips = findings.filter((one) => !one.sign).map(rangeOf);
    CSS.highlights.set("ks-slip", new Highlight(...slips.filter(Boolean)));
  }

  function rangeOf(found) {
    const block =
      found.anchor && form.querySelector(`[data-offset-key^="${CSS.escape(found.anchor)}-"]`);
    if (!block || block.textContent.slice(found.start, found.end) !== found.text) return null;
    const range = new Range();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let at = 0;
    let begun = false;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const until = at + node.length;
      if (!begun && found.start < until) {
        range.setStart(node, found.start - at);
        begun = true;
      }
      if (begun && found.end <= until) {
        range.setEnd(node, found.end - at);
        return range;
      }
      at = until;
    }
    return null;
  }

  /* By the keyboard: Alt+J and Alt+K walk through the findings from anywhere on the screen, a
     letter or a digit presses the button of the one that is reached. */
  const KEYS = { s: '[data-do="correct"]', g: '[data-do="bind"]', d: '[data-do="go"]', l: "a" };
  function step(by) {
    const from = document.activeElement.closest("[data-finding]")?.dataset.finding;
    reach(() => {
      const rows = [...shown().querySelectorAll("[data-finding]")].filter((row) => row.offsetParent);
      const now = rows.findIndex((row) => row.dataset.finding === from);
      if (now < 0) return rows.at(by > 0 ? 0 : -1);
      return rows[(now + by + rows.length) % rows.length];
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey && !event.ctrlKey && !event.metaKey && /^Key[JK]$/.test(event.code)) {
      const toggle = document.querySelector('[data-side-panel-toggle="so-lieu"]');
      if (!shown().offsetParent) toggle?.click();
      event.preventDefault();
      step(event.code === "KeyJ" ? 1 : -1);
      return;
    }
    const row = event.target.closest?.("[data-check-panel] [data-finding]");
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.matches("input, textarea")) return;
    const wanted = KEYS[event.key.toLowerCase()];
    const button = /^[1-5]$/.test(event.key)
      ? row.querySelectorAll('[data-do="remember"]')[Number(event.key) - 1]
      : wanted && row.querySelector(wanted);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  const deeds = { go, correct, bind, bindAll, remember };
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-check-panel]")) return;
    const button = event.target.closest("[data-do]");
    if (button) {
      const number = Number(button.closest("[data-finding]")?.dataset.finding);
      const found = findings.find((one) => one.number === number);
      if (found || button.dataset.do === "bindAll") deeds[button.dataset.do](found, button);
      return;
    }
    const tally = event.target.closest(".ks-tally a");
    if (tally) {
      const details = shown().querySelector(tally.hash);
      if (details && details.tagName === "DETAILS") details.open = true;
    }
  });
  function begin() {
    setInterval(look, LOOKS_EVERY);
  }
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
})();
