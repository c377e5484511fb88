/* What is pasted from Word: its words, headings, lists, bold and links come along; a row of a table
   becomes a line, since prose holds no table; pictures do not come along, and that is said. The
   clipboard is put right before the editor sees it. Words for people are Vietnamese. */
(function () {
  "use strict";
  const WORD = /urn:schemas-microsoft-com:office|class="?Mso|mso-[a-z]+:|<o:p/i;
  const AGAIN = "text/x-congso-pasted";

  function tidy(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const told = { tables: page.querySelector("table"), pictures: page.querySelector("img") };
    comments(page).forEach((one) => {
      told.pictures ||= /v:imagedata/.test(one.data);
      one.remove();
    });
    page.querySelectorAll("style, xml, meta, link, script, img, hr").forEach((one) => one.remove());
    for (const table of page.querySelectorAll("table")) {
      if (table.isConnected) table.replaceWith(...lines(page, table));
    }
    for (const line of page.querySelectorAll("br")) {
      const after = line.nextSibling;
      if (after?.nodeType === Node.TEXT_NODE) after.data = after.data.trimStart();
    }
    for (const one of page.querySelectorAll("p, div, h1, h2, h3, h4, li")) {
      if (!one.textContent.trim()) one.remove();
    }
    const words = [...page.body.childNodes].map((one) => one.textContent.trim()).filter(Boolean);
    return { html: page.body.innerHTML, words: words.join("\n"), told };
  }

  function comments(page) {
    const found = [];
    const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  function lines(page, table) {
    return [...table.rows].flatMap((row) => {
      const cells = [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim());
      if (!cells.some(Boolean)) return [];
      const line = page.createElement("p");
      line.textContent = cells.join(" | ");
      return [line];
    });
  }

  function say({ tables, pictures }) {
    const said = [];
    if (tables) {
      said.push(
        "Bảng trong văn bản dán đã thành từng dòng, ô cách nhau bằng dấu |. " +
          "Bảng số liệu thì hãy thêm khối “Bảng số liệu”.",
      );
    }
    if (pictures) said.push("Ảnh trong Word không dán theo được; hãy tải lên rồi thêm khối “Ảnh”.");
    if (!said.length) return;
    const detail = { text: said.join(" "), type: "warning", clear: true };
    document.dispatchEvent(new CustomEvent("w-messages:add", { detail }));
  }

  document.addEventListener(
    "paste",
    (event) => {
      const given = event.clipboardData;
      const editor = event.target.closest?.(".Draftail-Editor");
      if (!editor || !given || given.types.includes(AGAIN)) return;
      const html = given.getData("text/html");
      if (!WORD.test(html)) return;
      const made = tidy(html);
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", made.html);
      clipboardData.setData("text/plain", made.words);
      clipboardData.setData(AGAIN, "1");
      event.preventDefault();
      event.stopImmediatePropagation();
      const again = { clipboardData, bubbles: true, cancelable: true };
      event.target.dispatchEvent(new ClipboardEvent("paste", again));
      say(made.told);
    },
    true,
  );
})();
