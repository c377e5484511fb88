/* A sentence copied from a page of the portal brings its live figures along: the page tells of each
   what it refers to and since when it is known. The editor would keep the words alone, so each is
   marked in what is pasted, and the marks become live figures once they stand in the text. */
(function () {
  "use strict";
  const KIND = "FIGURE";
  const AGAIN = "text/x-congso-carried";
  const OWN = "data-draftjs-conductor-fragment";
  const MARK = /\uE000(\d+)\uE001/g;

  function marked(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const figures = [];
    page.querySelectorAll(".fig-card").forEach((one) => one.remove());
    for (const one of page.querySelectorAll("[data-figure][data-known]")) {
      const printed = (one.querySelector("data") || one).textContent;
      const mark = `\uE000${figures.length}\uE001`;
      figures.push({ reference: one.dataset.figure, known: one.dataset.known, printed });
      one.replaceWith(mark);
    }
    return { html: page.body.innerHTML, figures };
  }

  function settle(editor, figures) {
    const { EditorState, Modifier, SelectionState } = window.DraftJS;
    const state = editor.getEditorState();
    let content = state.getCurrentContent();
    for (const block of content.getBlocksAsArray()) {
      for (const [mark, number] of [...block.getText().matchAll(MARK)].reverse()) {
        const { printed, ...told } = figures[Number(number)];
        const text = content.getBlockForKey(block.getKey()).getText();
        const start = text.lastIndexOf(mark);
        const place = SelectionState.createEmpty(block.getKey()).merge({
          anchorOffset: start,
          focusOffset: start + mark.length,
        });
        content = content.createEntity(KIND, "IMMUTABLE", told);
        const key = content.getLastCreatedEntityKey();
        content = Modifier.replaceText(content, place, printed, null, key);
      }
    }
    editor.onChange(EditorState.push(state, content, "insert-characters"));
  }

  function editorAround(box) {
    const inputs = [...document.querySelectorAll("input, textarea")];
    const wanted = inputs.find((one) => one.draftailEditor && one.parentElement.contains(box));
    return wanted?.draftailEditor;
  }

  document.addEventListener(
    "paste",
    (event) => {
      const given = event.clipboardData;
      const box = event.target.closest?.(".Draftail-Editor");
      if (!box || !given || given.types.includes(AGAIN)) return;
      const html = given.getData("text/html");
      if (!html.includes("data-figure=") || html.includes(OWN)) return;
      const editor = editorAround(box);
      const made = marked(html);
      if (!editor || !made.figures.length) return;
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", made.html);
      clipboardData.setData("text/plain", given.getData("text/plain"));
      clipboardData.setData(AGAIN, "1");
      event.preventDefault();
      event.stopImmediatePropagation();
      const again = { clipboardData, bubbles: true, cancelable: true };
      event.target.dispatchEvent(new ClipboardEvent("paste", again));
      setTimeout(settle, 0, editor, made.figures);
    },
    true,
  );
})();
