// A little on top of pages that work without it: narrow a list, walk it by keys.
"use strict";
(() => {
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // -- filters: text and outlet over the entries of a section
  const startFilter = (form) => {
    const section = document.getElementById(form.dataset.target);
    if (!section) return;
    const entries = [...section.querySelectorAll(".entry")];
    if (entries.length < 4) return;
    const [text] = form.getElementsByTagName("input");
    const [outlet] = form.getElementsByTagName("select");
    const [result] = form.getElementsByTagName("output");
    const names = [...new Set(entries.map((entry) => entry.dataset.outlet))].filter(Boolean).sort();
    for (const name of names) outlet.add(new Option(name, name));
    const haystack = new Map(entries.map((entry) => {
      const group = entry.closest(".speaker, .day");
      const heading = group ? group.querySelector("h3").textContent : "";
      return [entry, fold(`${heading} ${entry.textContent}`)];
    }));
    const apply = () => {
      const words = fold(text.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const entry of entries) {
        const fits = words.every((word) => haystack.get(entry).includes(word)) &&
          (!outlet.value || entry.dataset.outlet === outlet.value);
        entry.hidden = !fits;
        if (fits) shown += 1;
      }
      for (const group of section.querySelectorAll(".day, .speaker")) {
        group.hidden = !group.querySelector(".entry:not([hidden])");
      }
      result.value = shown === entries.length ? "" : `${shown} of ${entries.length}`;
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", apply);
    form.hidden = false;
  };
  for (const form of document.querySelectorAll("form.filter")) startFilter(form);

  // -- keys; WCAG 2.1.4 asks that single keys can be switched off
  const dialog = document.getElementById("keys");
  const remembered = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("concord.keys", value);
      return localStorage.getItem("concord.keys");
    } catch {
      return null; // a file or a browser without storage: keys are on
    }
  };
  let isOn = remembered() !== "off";
  const startDialog = () => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = isOn;
    box.addEventListener("change", () => {
      isOn = box.checked;
      remembered(isOn ? "on" : "off");
    });
    label.append(box, " Use these keys");
    dialog.querySelector("form").before(label);
    const opener = document.createElement("button");
    opener.type = "button";
    opener.textContent = "Keys";
    opener.addEventListener("click", () => dialog.showModal());
    document.querySelector(".colophon").append(opener);
  };
  if (dialog && dialog.showModal) startDialog();

  const isTyping = (target) => target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
  const step = (by) => {
    const stops = [...document.querySelectorAll(".entry:not([hidden])")]
      .map((entry) => entry.querySelector("a, summary"))
      .filter((stop) => stop && stop.checkVisibility());
    if (stops.length === 0) return;
    const entry = document.activeElement.closest(".entry");
    const here = stops.findIndex((stop) => entry && entry.contains(stop));
    const next = here === -1 ? (by > 0 ? 0 : stops.length - 1) : here + by;
    const stop = stops[Math.max(0, Math.min(stops.length - 1, next))];
    stop.focus({ preventScroll: true });
    stop.closest(".entry").scrollIntoView({ block: "nearest" });
  };
  const focusSearch = () => {
    const box = document.querySelector("form.filter:not([hidden]) input, #q");
    if (box) box.focus();
    return Boolean(box);
  };
  document.addEventListener("keydown", (event) => {
    if (!isOn || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || (dialog && dialog.open)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?" && dialog) dialog.showModal();
    else if (event.key !== "/" || !focusSearch()) return;
    event.preventDefault();
  });
})();
