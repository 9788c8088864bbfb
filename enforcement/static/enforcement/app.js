/* Small helps on top of pages that work without script: focus on a refusal, a lost session, a lost network. */
(() => {
  "use strict";
  let waiting = null;

  const say = (words) => {
    const box = document.getElementById("trouble");
    if (!box) return;
    box.querySelector("[data-trouble]").textContent = words;
    box.hidden = false;
  };
  const hush = () => { const box = document.getElementById("trouble"); if (box) box.hidden = true; };

  const send = () => {
    const form = waiting;
    waiting = null;
    hush();
    if (form && form.isConnected) form.requestSubmit(form.pressed && form.pressed.isConnected ? form.pressed : undefined);
  };

  const focusSummary = (root) => {
    const summary = (root || document).querySelector("[data-summary]");
    if (summary) { summary.focus(); summary.scrollIntoView({ block: "start" }); }
  };

  document.addEventListener("DOMContentLoaded", () => focusSummary(document));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.form) button.form.pressed = button;
    if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
    if (event.target.closest("[data-again]")) send();
    if (event.target.closest("[data-print]")) window.print();
  });

  /* A refusal that brings no form goes above the form, which stays as it was typed. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const detail = event.detail;
    if (detail.xhr.status >= 400 && detail.serverResponse.includes("data-refusal-only")) {
      const slot = detail.target.querySelector("[data-refusal]");
      if (slot) { detail.target = slot; detail.swapOverride = "innerHTML"; }
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => { hush(); focusSummary(event.detail.target); });
  document.addEventListener("htmx:beforeRequest", (event) => { hush(); event.detail.elt.setAttribute("aria-busy", "true"); });
  document.addEventListener("htmx:afterRequest", (event) => event.detail.elt.removeAttribute("aria-busy"));

  document.addEventListener("htmx:responseError", (event) => {
    waiting = event.detail.elt.closest("form");
    if (event.detail.xhr.status === 401) {
      const dialog = document.getElementById("login-again");
      if (dialog) { dialog.showModal(); return; }
    }
    const words = event.detail.xhr.status === 503
      ? "这一项正在被他人办理。您填写的内容都还在，请几秒后再试。"
      : "服务器没有办成，案卷没有改动。您填写的内容都还在，请稍后再试；仍不行的，请联系系统管理员。";
    say(words);
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => {
      waiting = event.detail.elt.closest("form");
      say("网络不通，没有提交。您填写的内容都还在，网络恢复后再试一次。");
    });
  }

  const loginAgain = async (form) => {
    const error = form.querySelector(".error");
    error.hidden = true;
    try {
      const reply = await fetch(form.action, {
        method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, credentials: "same-origin",
      });
      const data = await reply.json().catch(() => ({}));
      if (!reply.ok) {
        error.textContent = data.says || "现在不能登录。请稍后再试。";
        error.hidden = false;
        return;
      }
      document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => { field.value = data.csrf; });
      form.reset();
      form.closest("dialog").close();
      send();
    } catch {
      error.textContent = "网络不通，没有登录。网络恢复后再试一次。";
      error.hidden = false;
    }
  };
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-login-again]")) { event.preventDefault(); loginAgain(event.target); }
  });
})();
