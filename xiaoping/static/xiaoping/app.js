/* Only smooths: every page works without this file. */
(() => {
  "use strict";

  const hasList = (text) => text.includes('id="list"');

  // Leave empty filters out of the address.
  document.addEventListener("htmx:configRequest", (event) => {
    const { parameters, verb } = event.detail;
    if (verb !== "get") return;
    for (const [name, value] of Object.entries(parameters)) {
      if (value === "") delete parameters[name];
    }
  });

  // An answer that is no list (a refusal, the login page) is opened as a page of its own.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo, target } = event.detail;
    if (target && target.id === "list" && !hasList(xhr.responseText)) {
      event.detail.shouldSwap = false;
      window.location.assign(pathInfo.finalRequestPath || pathInfo.requestPath);
    }
  });

  // Say how many rows were found.
  document.addEventListener("htmx:afterSettle", () => {
    const count = document.querySelector(".list-count");
    const announce = document.getElementById("announce");
    if (count && announce) announce.textContent = count.textContent.trim();
  });

  // Menus close on a click elsewhere and on Escape.
  const menus = () => document.querySelectorAll("details.menu[open], details.drawer[open]");
  document.addEventListener("click", (event) => {
    for (const menu of menus()) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // Choosing a village submits the filters, so that the groups offered are its own.
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.name === "village" && field.form && field.form.id === "filter-form") field.form.requestSubmit();
  });

  // A long menu shows where we are.
  const inner = document.querySelector(".sidebar-inner");
  const here = document.querySelector(".sidebar .active");
  if (inner && here && here.offsetTop > inner.clientHeight - 60) inner.scrollTop = here.offsetTop - inner.clientHeight / 2;

  // “/” goes to the search.
  document.addEventListener("keydown", (event) => {
    const field = document.querySelector("[data-search]");
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || !field || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    field.focus();
  });

  // One row more in a form of rows: copied here; without this file the server sends the page again with one more.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add-row]");
    if (!button) return;
    event.preventDefault();
    const list = button.form.querySelector("[data-rows]");
    const count = document.getElementById(list.dataset.rows);
    const place = Number(count.value);
    const row = document.getElementById(button.dataset.addRow).innerHTML;
    list.insertAdjacentHTML("beforeend", row.replaceAll("__place__", place).replaceAll("__number__", place + 1));
    count.value = place + 1;
    list.lastElementChild.querySelector("input, select").focus();
    if (place + 1 >= Number(list.dataset.most)) button.hidden = true;
  });

  // Printing. Without this file the browser's own menu does it.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  // A click on a demonstration account fills the login form.
  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-fill-username]");
    if (!row) return;
    document.getElementById("id_username").value = row.dataset.fillUsername;
    document.getElementById("id_password").value = row.dataset.fillPassword;
  });
})();
