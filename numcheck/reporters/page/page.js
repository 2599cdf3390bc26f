
"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const filters = document.getElementById("filters");
  const help = document.getElementById("help");
  const status = document.getElementById("status");
  const store = "numcheck-decisions";
  const decided = remembered();
  let here = null;

  const controls = document.getElementById("controls");
  const narrow = matchMedia("(max-width: 56rem)");
  const sources = new Map(cards.map((card) => [card, JSON.parse(card.dataset.sources)]));
  const marked = new Map(cards.map((card) => [card.id, []]));
  for (const mark of document.querySelectorAll("a.n[data-findings]"))
    for (const id of mark.dataset.findings.split(" ")) if (marked.has(id)) marked.get(id).push(mark);

  /* The filters stay in view; where there is little room they are folded, and what is left is what they cover. */
  controls.hidden = document.getElementById("tools").hidden = false;
  const fold = () => { controls.querySelector("details").open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  fold();
  new ResizeObserver(() => document.documentElement.style.setProperty("--controls", `${controls.offsetHeight}px`)).observe(controls);
  for (const card of cards) {
    card.querySelector(".decide").hidden = false;
    show(card);
  }
  filter();

  /* Decisions: kept by the browser between visits where it allows that, else for this visit. */
  function remembered() {
    try { return new Map(Object.entries(JSON.parse(localStorage.getItem(store)) || {})); } catch { return new Map(); }
  }
  function remember() {
    try { localStorage.setItem(store, JSON.stringify(Object.fromEntries(decided))); } catch { /* this visit only */ }
  }
  function decide(card, decision) {
    const known = decided.get(card.dataset.id);
    if (known && known.decision === decision) decided.delete(card.dataset.id);
    else decided.set(card.dataset.id, { decision, reason: card.querySelector("[name=reason]").value.trim() });
    remember();
    show(card);
    tell(`${counted()} decided of ${cards.length}`);
  }
  function reason(card) {
    const known = decided.get(card.dataset.id);
    if (known) { known.reason = card.querySelector("[name=reason]").value.trim(); remember(); }
  }
  function show(card) {
    const known = decided.get(card.dataset.id);
    card.toggleAttribute("data-decided", Boolean(known));
    for (const button of card.querySelectorAll("[data-decision]"))
      button.setAttribute("aria-pressed", String(Boolean(known) && known.decision === button.dataset.decision));
    if (known && known.reason) card.querySelector("[name=reason]").value = known.reason;
  }
  function counted() { return cards.filter((card) => decided.has(card.dataset.id)).length; }
  function tell(line) { status.textContent = line; }

  /* The file that `numcheck check` reads. JSON strings are YAML's; what YAML cannot hold bare is escaped. */
  function quoted(text) {
    return JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/gu,
      (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
  }
  function entry(card) {
    const { decision, reason } = decided.get(card.dataset.id);
    const values = JSON.parse(card.dataset.values).map(quoted).join(", ");
    if (decision === "fixed") return `# fixed: ${quoted(card.dataset.rule)} [${values}]${reason ? " " + quoted(reason) : ""}\n`;
    return `- rule: ${quoted(card.dataset.rule)}\n  values: [${values}]\n  in: ${quoted(card.dataset.document)}\n`
      + `  reason: ${quoted(reason ? `${decision}: ${reason}` : decision)}\n`;
  }
  function exported() {
    return cards.filter((card) => decided.has(card.dataset.id)).map(entry).join("");
  }
  document.getElementById("export").addEventListener("click", () => {
    if (!counted()) { tell("Nothing is decided yet."); return; }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exported()], { type: "application/yaml" }));
    link.download = "numcheck-decisions.yaml";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    tell(`${counted()} decisions exported as numcheck-decisions.yaml; put it beside the settings, or add it to the one there.`);
  });

  /* Filters. */
  function filter() {
    const data = new FormData(filters);
    const severities = data.getAll("severity"), numbers = data.getAll("number");
    const state = data.get("decided"), source = data.get("source"), section = data.get("section");
    for (const card of cards) {
      const known = decided.has(card.dataset.id);
      const fits = severities.includes(card.dataset.severity) && (!state || (state === "decided") === known)
        && (!source || sources.get(card).includes(Number(source))) && (!section || section === card.dataset.section);
      card.classList.toggle("out", !fits);
    }
    for (const box of filters.querySelectorAll("[name=number]"))
      for (const text of document.querySelectorAll(".text")) text.classList.toggle(`hide-${box.value}`, !numbers.includes(box.value));
    const shown = visible().length;
    tell(shown === cards.length ? "" : `${shown} of ${cards.length} findings shown`);
  }
  filters.addEventListener("change", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  function visible() { return cards.filter((card) => !card.classList.contains("out")); }

  /* Going from finding to finding, and between a finding and its number. */
  function numbers(card) { return marked.get(card.id) || []; }
  function select(card, focus = true) {
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    here = card;
    card.classList.add("here");
    const marks = numbers(card);
    for (const mark of marks) mark.classList.add("here");
    if (focus) card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    if (marks.length && !narrow.matches) marks[0].scrollIntoView({ block: "nearest" });
  }
  function step(by) {
    const shown = visible();
    if (!shown.length) return;
    const at = cards.indexOf(here);
    const next = by > 0 ? shown.find((card) => cards.indexOf(card) > at) : shown.findLast((card) => at < 0 || cards.indexOf(card) < at);
    if (next || !shown.includes(here)) select(next || (by > 0 ? shown.at(-1) : shown[0]));
  }
  function toNumber(card) {
    const [first] = numbers(card);
    if (!first) return;
    select(card, false);
    first.focus();
    first.scrollIntoView({ block: "center" });
  }
  function toCard(mark) {
    const known = mark.dataset.findings.split(" ");
    const next = known[(known.indexOf(here && here.id) + 1) % known.length];
    const card = document.getElementById(next);
    if (!card) return;
    card.classList.remove("out");
    select(card);
  }
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".text .n");
    const card = event.target.closest(".card");
    const button = event.target.closest("[data-decision]");
    if (mark && mark.dataset.findings) { event.preventDefault(); toCard(mark); }
    else if (mark) tell(mark.title);
    else if (button) decide(card, button.dataset.decision);
    else if (event.target.closest(".up")) { event.preventDefault(); toNumber(card); }
  });
  for (const card of cards) {
    card.querySelector("[name=reason]").addEventListener("input", () => reason(card));
    card.querySelector(".decide").addEventListener("submit", (event) => event.preventDefault());
  }
  document.getElementById("keys").addEventListener("click", () => help.showModal());

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (target.matches("input[type=text], select")) {
      if (event.key === "Escape" && here) here.focus();
      return;
    }
    const choices = here ? [...here.querySelectorAll("[data-decision]")] : [];
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") help.showModal();
    else if (event.key === "Enter" && target === here) toNumber(here);
    else if (event.key === "r" && here) here.querySelector("[name=reason]").focus();
    else if (here && choices["1234".indexOf(event.key)]) decide(here, choices["1234".indexOf(event.key)].dataset.decision);
    else return;
    event.preventDefault();
  });
  const [, fragment] = location.hash.split("#");
  const linked = fragment && document.getElementById(fragment);
  if (linked && linked.classList.contains("card")) select(linked);
})();
