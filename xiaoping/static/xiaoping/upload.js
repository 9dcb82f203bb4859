/* Sends photos smaller, and shows how far the upload is, and how many rows of it the server has done. The form works without this file. */
(() => {
  "use strict";

  const SIDE = 2560; // pixels, as the server keeps them
  const WORTH = 1024 * 1024; // bytes from which a photo is made smaller before it is sent
  const PATIENCE = 1000; // milliseconds after which the progress is shown, and between two looks at it

  // A large photo, upright and no larger than it is kept. What cannot be read here is left to the server.
  const smaller = async (file) => {
    if (file.type !== "image/jpeg" || file.size < WORTH) return file;
    try {
      const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(bitmap.width * scale);
      canvas.height = Math.round(bitmap.height * scale);
      canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      bitmap.close();
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
      return blob && blob.size < file.size ? new File([blob], file.name, { type: "image/jpeg" }) : file;
    } catch {
      return file;
    }
  };

  const sent = async (form) => {
    const data = new FormData(form);
    for (const input of form.querySelectorAll("input[type=file]")) {
      data.delete(input.name);
      for (const chosen of input.files) {
        const file = await smaller(chosen);
        if (file.size > Number(input.dataset.maxBytes)) throw new RangeError(chosen.name);
        data.append(input.name, file, file.name);
      }
    }
    return data;
  };

  // How many of how many rows are done, as long as the answer is awaited. What cannot be asked is not shown.
  const watch = async (box, isOver) => {
    if (!box.dataset.progress) return;
    const bar = box.querySelector("progress");
    while (!isOver()) {
      await new Promise((done) => setTimeout(done, PATIENCE));
      try {
        const { done, total } = await (await fetch(box.dataset.progress)).json();
        if (!total || isOver()) continue;
        const words = { done: done.toLocaleString("en"), total: total.toLocaleString("en") };
        box.querySelector(".upload-text").textContent = box.dataset.rows.replace(/{(\w+)}/g, (_, name) => words[name]);
        bar.max = total;
        bar.value = done;
      } catch {
        continue;
      }
    }
  };

  const send = async (form) => {
    const box = form.querySelector(".upload");
    const text = box.querySelector(".upload-text");
    const bar = box.querySelector("progress");
    const button = form.querySelector("button[type=submit]");
    bar.max = 100;
    const say = (words, value) => {
      text.textContent = words;
      if (value === undefined) bar.removeAttribute("value");
      else bar.value = value;
    };
    const failed = (words) => {
      clearTimeout(waiting);
      say(words, 0);
      bar.hidden = true;
      box.hidden = false;
      box.classList.add("upload-failed");
      button.disabled = false;
    };
    button.disabled = true;
    bar.hidden = false;
    box.classList.remove("upload-failed");
    const waiting = setTimeout(() => { box.hidden = false; }, PATIENCE);
    say(box.dataset.sending);

    let data;
    try {
      data = await sent(form);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return failed(`${box.dataset.large}: ${error.message}`);
    }
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      const percent = Math.round((100 * event.loaded) / event.total);
      if (percent < 100) say(`${box.dataset.sending} ${percent} %`, percent);
      else say(box.dataset.checking);
    });
    let isOver = false;
    request.upload.addEventListener("load", () => watch(box, () => isOver));
    request.addEventListener("loadend", () => { isOver = true; });
    request.addEventListener("error", () => failed(box.dataset.failed));
    request.addEventListener("load", () => {
      // The answer takes the place of this page, whatever it says.
      history.replaceState(null, "", request.responseURL);
      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.send(data);
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-upload]") || ![...form.querySelectorAll("input[type=file]")].some((input) => input.files.length)) return;
    event.preventDefault();
    send(form);
  });

  // A form whose answer takes long: nothing is sent twice, and the page says that the server is at work.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-wait]")) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => { form.querySelector(".upload").hidden = false; }, PATIENCE);
    watch(form.querySelector(".upload"), () => !form.dataset.sent);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.querySelector(".upload").hidden = true;
    }
  });
})();
