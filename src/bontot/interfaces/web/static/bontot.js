// Reading comfort at once, printing, files that are too big, and details opened for paper. Every page works without this file.
"use strict";
(() => {
  const root = document.documentElement;
  const keep = (name, value) => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Lax${secure}`;
  };
  const press = (name, value) => {
    for (const button of document.querySelectorAll(`button[name="${name}"]`)) {
      button.setAttribute("aria-pressed", String(button.dataset.on === value));
    }
  };
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!event.target.matches("[data-display]") || !button) return;
    event.preventDefault();
    const name = button.name;
    let value = button.value;
    if (name === "contrast") value = root.dataset.contrast === "more" ? "normal" : "more";
    if (value === "normal") delete root.dataset[name];
    else root.dataset[name] = value;
    keep(`bontot_${name}`, value);
    press(name, value);
  });
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const select of document.querySelectorAll("select[data-go]")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
  // A file too big is told before it travels
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.type !== "file" || !field.dataset.most) return;
    const big = [...field.files].some((file) => file.size > Number(field.dataset.most));
    field.setCustomValidity(big ? field.dataset.big : "");
    field.reportValidity();
  });
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.good:not([open])")];
    for (const one of opened) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const open = document.querySelector(".who[open]");
    if (event.key === "Escape" && open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
  // Signing out takes along what was typed and not sent
  document.addEventListener("submit", (event) => {
    if (event.target.action.endsWith("/dang-xuat/")) sessionStorage.clear();
  });

  // A shared machine nobody touches: say so, then sign out and leave nothing typed behind
  const idle = Number(document.body.dataset.idle ?? 0) * 1000;
  if (idle) {
    const told = document.querySelector(".idle");
    const warn = Math.min(120000, idle / 4);
    let touched = Date.now();
    let asked = touched;
    const touch = () => {
      touched = Date.now();
      told.hidden = true;
      // The server counts requests, not keys
      if (touched - asked > idle / 4) {
        asked = touched;
        fetch("/healthz").catch(() => {});
      }
    };
    for (const kind of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
      document.addEventListener(kind, touch, { passive: true });
    }
    setInterval(() => {
      const still = Date.now() - touched;
      if (still > idle) {
        sessionStorage.clear();
        told.querySelector("form").submit();
      } else if (still > idle - warn && told.hidden) {
        told.hidden = false;
        told.querySelector("button").focus();
      }
    }, Math.min(5000, idle / 8));
  }
})();
