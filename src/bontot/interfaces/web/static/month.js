// The month: what is typed is kept as it is typed, waits out a lost network, and nothing happens twice.
// Without this file every form still works with its button.
"use strict";
(() => {
  const main = document.getElementById("main");
  // What was typed from the notebook is entered now: its draft has done its work
  if (document.querySelector("[data-entered]")) sessionStorage.removeItem(`bontot:${location.pathname}so-ghi/:f-so-ghi`);
  const said = document.querySelector("[data-said]");
  const lost = document.querySelector("[data-offline]");
  if (!main || !window.htmx || !said) return;
  const place = `bontot:${location.pathname}:`;
  const OURS = new Set(["csrfmiddlewaretoken", "key", "form", "meeting", "line", "was"]);
  const SAVING = new Set(["typed", "tapped"]); // others wait for their button
  const dirty = new Set();
  document.documentElement.classList.add("live");

  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };
  const formOf = (event) => event.target.closest?.("form[data-part]");
  const byId = (id) => document.getElementById(id);

  // Drafts live as long as the tab; signing out takes them along
  const draft = (form) => {
    const fields = [...new FormData(form)].filter(([name, value]) => !OURS.has(name) && typeof value === "string");
    sessionStorage.setItem(place + form.id, JSON.stringify(fields));
  };
  const forget = (id) => {
    dirty.delete(id);
    sessionStorage.removeItem(place + id);
  };
  const restore = (form, fields) => {
    const values = new Map();
    for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
    for (const field of form.elements) {
      if (!field.name || OURS.has(field.name) || ["submit", "file"].includes(field.type)) continue;
      const kept = values.get(field.name);
      if (field.type === "radio" || field.type === "checkbox") field.checked = Boolean(kept?.includes(field.value));
      else if (kept) field.value = kept.shift();
    }
  };
  for (const form of main.querySelectorAll("form[data-mode]")) {
    const kept = sessionStorage.getItem(place + form.id);
    if (!kept) continue;
    restore(form, JSON.parse(kept));
    if (SAVING.has(form.dataset.mode)) {
      dirty.add(form.id);
      setTimeout(() => htmx.trigger(form, "submit"), 300);
    }
  }
  main.addEventListener("input", (event) => {
    const form = formOf(event);
    if (!form?.dataset.mode) return;
    draft(form);
    if (!SAVING.has(form.dataset.mode) || form.querySelector("[data-theirs]")) return;
    dirty.add(form.id);
    form.dataset.touched = String(Number(form.dataset.touched ?? 0) + 1);
    said.textContent = said.dataset.saving;
  });

  // One save after another in each part: each carries the version the one before it left behind
  const queues = new Map();
  const pressed = new WeakMap();
  const next = (part) => {
    const waiting = queues.get(part) ?? [];
    waiting.shift();
    if (waiting.length) waiting[0]();
  };
  main.addEventListener("htmx:confirm", (event) => {
    const form = event.detail.elt;
    if (!form.matches?.("form[data-mode]")) return;
    event.preventDefault();
    // Somebody else changed it meanwhile: what is typed goes when its button says so, and not by itself
    if (form.querySelector("[data-theirs]") && !event.detail.triggeringEvent?.submitter) return;
    const part = form.dataset.part;
    const waiting = queues.get(part) ?? [];
    queues.set(part, waiting);
    if (form.dataset.mode !== "part" && waiting.some((go, place) => place && go.form === form)) return;
    const button = event.detail.triggeringEvent?.submitter ?? null;
    const go = () => {
      if (form.isConnected) {
        pressed.set(form, button);
        return event.detail.issueRequest(true);
      }
      // Its part was sent back meanwhile: press the same button there
      const same = [...(byId(form.id)?.elements ?? [])].find((one) => button && one.name === button.name && one.value === button.value);
      same?.click();
      return next(part);
    };
    go.form = form;
    waiting.push(go);
    if (waiting.length === 1) go();
  });
  main.addEventListener("htmx:configRequest", (event) => {
    const form = event.detail.elt;
    if (form.dataset.mode && form.dataset.mode !== "part") event.detail.parameters.set("key", newKey());
    const button = pressed.get(form);
    if (button?.name) event.detail.parameters.set(button.name, button.value);
    const seen = form.querySelector("input[name=seen]");
    if (seen) event.detail.parameters.set("seen", seen.value);
    form.dataset.sent = form.dataset.touched ?? "0";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.requestConfig?.elt; // the one that asked, though its part may have been sent back
    if (form?.dataset?.part) next(form.dataset.part);
  });
  document.addEventListener("kept", (event) => {
    const { part, seen, form: id } = event.detail;
    for (const field of main.querySelectorAll(`form[data-part="${part}"] input[name=seen]`)) field.value = seen;
    const form = byId(`f-${id}`);
    form?.querySelector(".refused")?.remove(); // what it said is settled
    if (!form || (form.dataset.touched ?? "0") === (form.dataset.sent ?? "0")) forget(`f-${id}`);
    said.textContent = said.dataset.kept;
    lost.hidden = true;
    if (id === "giao-viec") byId("i-content")?.focus();
  });
  // A part sent back takes the focus with it: give it to the same button there, or to the part
  let left = null;
  main.addEventListener("htmx:beforeSwap", () => {
    const active = document.activeElement;
    const form = active?.closest?.("form[data-mode]");
    left = form && { id: form.id, name: active.name, value: active.value, part: active.closest("[id^=p-]")?.id };
  });
  main.addEventListener("htmx:afterSettle", () => {
    if (!left || document.activeElement !== document.body) return;
    const fields = [...(byId(left.id)?.elements ?? [])].filter((one) => one.type !== "hidden" && !one.disabled);
    const same = fields.find((one) => one.name === left.name && one.value === left.value) ?? fields.find((one) => one.name === left.name);
    (same ?? byId(left.part)?.querySelector("summary, input:not([type=hidden]), button"))?.focus({ preventScroll: true });
    left = null;
  });
  document.addEventListener("refused", (event) => {
    const { form: id } = event.detail;
    forget(`f-${id}`);
    byId(`f-${id}`)?.querySelector(".refused")?.focus();
  });

  main.addEventListener("click", (event) => {
    const form = event.target.closest("[data-take]") && event.target.closest("form");
    if (form) forget(form.id);
  });

  // The way to a step opens it
  const opened = () => {
    const step = location.hash && byId(location.hash.slice(1));
    const outer = step?.closest?.("details.stage");
    if (outer) outer.open = true;
  };
  window.addEventListener("hashchange", opened);
  opened();
  for (const button of main.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = byId(button.dataset.copy);
      text.select();
      await navigator.clipboard?.writeText(text.value);
      said.textContent = button.textContent = button.dataset.copied;
    });
  }

  // A lost network: nothing typed is lost, and it goes when the network is back
  const again = () => {
    if (!navigator.onLine) return;
    for (const id of dirty) {
      const form = byId(id);
      if (form) htmx.trigger(form, "submit");
    }
  };
  document.addEventListener("htmx:sendError", () => {
    lost.hidden = false;
    setTimeout(again, 4000);
  });
  window.addEventListener("online", again);
  window.addEventListener("offline", () => (lost.hidden = false));

  // A second click of a double click does nothing; a plain form waits for what is still being kept
  let typed = false; // between two clicks
  let last = "";
  document.addEventListener("input", () => (typed = true), true);
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest("main button");
      const same = button ? `${button.form?.id} ${button.textContent}` : "";
      if (event.detail > 1 && !typed && button && same === last) {
        event.preventDefault();
        event.stopPropagation();
      }
      typed = false;
      last = same;
    },
    true,
  );
  main.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.part || (form.dataset.mode && form.dataset.mode !== "whole")) return;
    if (form.dataset.busy) return event.preventDefault();
    if (!navigator.onLine) {
      event.preventDefault();
      lost.hidden = false;
      return;
    }
    if (!dirty.size && ![...queues.values()].some((one) => one.length)) {
      form.dataset.busy = "1";
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    again();
    const until = Date.now() + 8000;
    const wait = () => {
      const idle = !dirty.size && ![...queues.values()].some((one) => one.length);
      if (idle) form.requestSubmit(button);
      else if (Date.now() < until) setTimeout(wait, 60);
    };
    wait();
  });
  window.addEventListener("pageshow", () => {
    for (const form of main.querySelectorAll("form[data-busy]")) delete form.dataset.busy;
  });
  // Parts sent back do not replace one in which something is being typed
  main.addEventListener("htmx:oobBeforeSwap", (event) => {
    const inside = [...event.detail.target.querySelectorAll?.("form[data-mode]") ?? []];
    if (inside.some((form) => dirty.has(form.id) && form.dataset.touched !== form.dataset.sent)) event.detail.shouldSwap = false;
  });
})();
