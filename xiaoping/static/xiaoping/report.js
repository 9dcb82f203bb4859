/* The editor of a report's section: a figure is put where the cursor stands, and unsaved text is not lost unasked.
   Without this file a token is typed, and the text previewed by saving. */
(() => {
  "use strict";

  const text = document.getElementById("id_text");
  const form = text.form;
  const search = document.querySelector("[data-picker-search]");
  const written = document.querySelector("[data-picker-form]");
  let dirty = Boolean(document.querySelector(".conflict, .has-errors"));

  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!dirty) return;
    event.preventDefault();
    event.returnValue = form.dataset.guard;
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    text.focus();
    text.setRangeText(`{{${button.dataset.insert}${written.value}}}`, text.selectionStart, text.selectionEnd, "end");
    dirty = true;
    document.body.dispatchEvent(new CustomEvent("report:inserted"));
  });

  const choose = () => {
    const words = search.value.trim().toLowerCase().split(/\s+/);
    let first = null;
    for (const line of document.querySelectorAll("[data-picker-words]")) {
      const name = line.dataset.pickerWords.toLowerCase();
      line.hidden = !words.every((word) => name.includes(word));
      if (!line.hidden && !first) first = line;
    }
    for (const group of document.querySelectorAll("[data-picker-group]")) {
      group.hidden = !group.querySelector("[data-picker-words]:not([hidden])");
    }
    document.querySelector("[data-picker-none]").hidden = Boolean(first);
    return first;
  };
  search.addEventListener("input", choose);
  document.querySelector("[data-picker]").addEventListener("htmx:afterSwap", choose);  // words typed meanwhile
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = choose();
    if (first) first.querySelector("button").click();
  });

  // Saving from the keyboard.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
})();
