/* Live figures in the editor: the button “Chèn số liệu”, the small door in which a figure is
   chosen, and how it stands in the sentence. Words for people are Vietnamese. */
(function () {
  "use strict";
  const { React, DraftJS, draftail } = window;
  if (!React || !DraftJS || !draftail) return;
  const KIND = "FIGURE";

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value != null) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child != null));
    return made;
  }

  async function ask(url, asked) {
    const answer = await fetch(url + "?" + new URLSearchParams(asked), {
      headers: { Accept: "application/json" },
      credentials: "same-origin",
    });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(told.message || "Không hỏi được sổ số liệu; hãy thử lại.");
    return told;
  }

  function openDoor({ url, chosen, onChoose, onClose }) {
    let waiting = 0;
    let round = 0;
    const rows = new Map();
    const list = element("ul", { class: "fig-door__list" });
    const said = element("p", { class: "fig-door__said", role: "status" });
    const words = element("input", {
      type: "search",
      id: "fig-door-q",
      autocomplete: "off",
      oninput: () => {
        clearTimeout(waiting);
        waiting = setTimeout(find, 180);
      },
    });
    const close = element("button", { type: "button", class: "fig-door__close" }, "Đóng");
    const dialog = element(
      "dialog",
      { class: "fig-door", "aria-labelledby": "fig-door-title" },
      element("header", {}, element("h2", { id: "fig-door-title" }, "Chèn số liệu"), close),
      element(
        "div",
        { class: "fig-door__find" },
        element("label", { for: "fig-door-q" }, "Tên chỉ tiêu (gõ không dấu cũng được)"),
        words,
      ),
      said,
      list,
    );

    function finish(choice) {
      dialog.close();
      dialog.remove();
      if (choice) onChoose(choice);
      else onClose();
    }

    async function find() {
      const mine = ++round;
      try {
        const { indicators } = await ask(url, { q: words.value });
        if (mine !== round) return;
        said.textContent = indicators.length
          ? ""
          : "Không có chỉ tiêu nào mang tên này. Hãy thử ít chữ hơn.";
        list.replaceChildren(...indicators.map(keptRow));
      } catch (wrong) {
        said.textContent = wrong.message;
      }
    }

    // What is found again keeps its row, so that one opened meanwhile stays open.
    function keptRow(found) {
      if (!rows.has(found.code)) rows.set(found.code, indicatorRow(found));
      return rows.get(found.code);
    }

    function indicatorRow(found) {
      const body = element("div", { class: "fig-door__choose" });
      const details = element(
        "details",
        { name: "fig-door-indicator" },
        element(
          "summary",
          {},
          element("b", {}, found.name),
          element("small", {}, found.unit + (found.periods.length ? "" : " · chưa có số")),
        ),
        body,
      );
      details.addEventListener("toggle", () => {
        if (details.open && !body.childElementCount) fill(found, body);
      });
      return element("li", {}, details);
    }

    function select(label, options) {
      const made = element("select", { "aria-label": label });
      made.append(...options.map(([value, name]) => element("option", { value }, name)));
      return made;
    }

    function fill(found, body) {
      if (!found.periods.length) {
        body.append(element("p", {}, "Sổ số liệu chưa có số nào của chỉ tiêu này."));
        return;
      }
      const period = select("Kỳ", found.periods.map((code) => [code, "Kỳ " + code]));
      const part = select("Phần", found.parts.map(([code, name]) => [code, name || "Tất cả"]));
      const figures = element("ul", { class: "fig-door__figures" });
      async function show() {
        try {
          const told = await ask(url, {
            indicator: found.code,
            period: period.value,
            part: part.value,
          });
          figures.replaceChildren(...told.figures.map(figureRow));
        } catch (wrong) {
          figures.replaceChildren(element("li", {}, wrong.message));
        }
      }
      period.addEventListener("change", show);
      part.addEventListener("change", show);
      body.append(
        element("p", { class: "fig-door__pick" }, period, found.parts.length > 1 ? part : null),
        figures,
      );
      if (found.definition) body.append(element("p", { class: "fig-door__def" }, found.definition));
      show();
    }

    function figureRow(choice) {
      const about = [choice.period, choice.origin, choice.source].filter(Boolean).join(" · ");
      return element(
        "li",
        {},
        element(
          "button",
          {
            type: "button",
            disabled: Boolean(choice.missing),
            onclick: () => finish(choice),
          },
          element("b", {}, choice.missing ? "–" : choice.quantity),
          element("span", {}, choice.aspect),
          element("small", {}, choice.missing || about),
        ),
      );
    }

    close.addEventListener("click", () => finish(null));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      finish(null);
    });
    if (chosen) said.textContent = "Đang thay số liệu: " + chosen;
    document.body.append(dialog);
    dialog.showModal();
    words.focus();
    find();
  }

  class FigureSource extends React.Component {
    componentDidMount() {
      const { entityType, entity, onClose } = this.props;
      openDoor({
        url: entityType.chooserUrl,
        chosen: entity ? entity.getData().reference : "",
        onChoose: (choice) => this.insert(choice),
        onClose,
      });
    }

    insert(choice) {
      const { editorState, onComplete } = this.props;
      const content = editorState.getCurrentContent();
      const withEntity = content.createEntity(KIND, "IMMUTABLE", {
        reference: choice.reference,
        known: choice.known,
      });
      const changed = DraftJS.Modifier.replaceText(
        withEntity,
        editorState.getSelection(),
        choice.printed,
        null,
        withEntity.getLastCreatedEntityKey(),
      );
      onComplete(DraftJS.EditorState.push(editorState, changed, "insert-characters"));
    }

    render() {
      return null;
    }
  }

  function Figure(props) {
    return React.createElement(
      "span",
      {
        className: "fig-live",
        title: "Số liệu sống, lấy từ sổ. Bấm để xem hoặc thay.",
        onClick: () => props.onEdit(props.entityKey),
      },
      props.children,
    );
  }

  draftail.registerPlugin({ type: KIND, source: FigureSource, decorator: Figure }, "entityTypes");
})();
