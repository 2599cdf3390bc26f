
"use strict";
/* What the page can do as a file and as it is served: filters, going from finding to finding, keys.
   `keeper` keeps the decisions: known(card), typed(card), decide(card, decision), undo(card). */
const reviewPage = (keeper) => {
  const filters = document.getElementById("filters");
  const help = document.getElementById("help");
  const status = document.getElementById("status");
  const controls = document.getElementById("controls");
  const narrow = matchMedia("(max-width: 56rem)");
  let all = [], sources = new Map(), marked = new Map();
  let here = null;
  let position = -1;

  /* The filters stay in view; where there is little room they are folded, and what is left is what they cover. */
  controls.hidden = document.getElementById("tools").hidden = false;
  const fold = () => { controls.querySelector("details").open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  fold();
  new ResizeObserver(() => document.documentElement.style.setProperty("--controls", `${controls.offsetHeight}px`)).observe(controls);

  function cards() { return all; }
  function tell(line) { status.textContent = line; }
  function field(card, name) { return card.querySelector(`[name=${name}]`); }

  /* What a card shows of the decision on it. */
  function show(card) {
    const known = keeper.known(card);
    card.toggleAttribute("data-decided", Boolean(known));
    for (const button of card.querySelectorAll("[data-decision]"))
      button.setAttribute("aria-pressed", String(Boolean(known) && known.decision === button.dataset.decision));
    for (const name of ["reason", "until"])
      if (known && known[name] && field(card, name)) field(card, name).value = known[name];
  }
  function prepare() {
    all = [...document.querySelectorAll(".card")];
    sources = new Map(all.map((card) => [card, JSON.parse(card.dataset.sources)]));
    marked = new Map(all.map((card) => [card.id, []]));
    for (const mark of document.querySelectorAll("a.n[data-findings]"))
      for (const id of mark.dataset.findings.split(" ")) if (marked.has(id)) marked.get(id).push(mark);
    for (const card of all) {
      card.querySelector(".decide").hidden = false;
      show(card);
    }
    filter();
  }

  /* Filters. */
  function filter() {
    const data = new FormData(filters);
    const severities = data.getAll("severity"), numbers = data.getAll("number");
    const state = data.get("decided"), source = data.get("source"), section = data.get("section");
    for (const card of all) {
      const known = card.hasAttribute("data-decided");
      const fits = severities.includes(card.dataset.severity) && (!state || (state === "decided") === known)
        && (!source || sources.get(card).includes(Number(source))) && (!section || section === card.dataset.section);
      card.classList.toggle("out", !fits);
    }
    for (const box of filters.querySelectorAll("[name=number]"))
      for (const text of document.querySelectorAll(".text")) text.classList.toggle(`hide-${box.value}`, !numbers.includes(box.value));
  }
  filters.addEventListener("change", () => {
    filter();
    const shown = visible().length;
    tell(shown === all.length ? "" : `${shown} of ${all.length} findings shown`);
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  function visible() { return all.filter((card) => !card.classList.contains("out")); }

  /* Going from finding to finding, and between a finding and its number. */
  function numbers(card) { return marked.get(card.id) || []; }
  function mark(card) {
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    here = card;
    if (!card) return [];
    position = all.indexOf(card);
    card.classList.add("here");
    const marks = numbers(card);
    for (const number of marks) number.classList.add("here");
    return marks;
  }
  function select(card, focus = true) {
    const [first] = mark(card);
    if (focus) card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    if (first && !narrow.matches) first.scrollIntoView({ block: "nearest" });
  }
  function step(by) {
    const shown = visible();
    if (!shown.length) return;
    const at = here || position < 0 ? position : position - 0.5; /* where the selected finding stood, if it is gone */
    const next = by > 0 ? shown.find((card) => all.indexOf(card) > at) : shown.findLast((card) => at === -1 || all.indexOf(card) < at);
    if (next || !shown.includes(here)) select(next || (by > 0 ? shown.at(-1) : shown[0]));
  }
  function toNumber(card) {
    const [first] = numbers(card);
    if (!first) return;
    select(card, false);
    first.focus();
    first.scrollIntoView({ block: "center" });
  }
  function toCard(number) {
    const known = number.dataset.findings.split(" ");
    const next = known[(known.indexOf(here && here.id) + 1) % known.length];
    const card = document.getElementById(next);
    if (!card) return;
    card.classList.remove("out");
    select(card);
  }
  document.addEventListener("click", (event) => {
    const number = event.target.closest(".text .n");
    const card = event.target.closest(".card");
    const button = event.target.closest("[data-decision]");
    if (number && number.dataset.findings) { event.preventDefault(); toCard(number); }
    else if (number) tell(number.title);
    else if (button) keeper.decide(card, button.dataset.decision);
    else if (event.target.closest("[data-undo]")) keeper.undo(card);
    else if (event.target.closest(".up")) { event.preventDefault(); toNumber(card); }
  });
  document.addEventListener("input", (event) => {
    const card = event.target.closest(".card");
    if (card) keeper.typed(card);
  });
  document.addEventListener("submit", (event) => { if (event.target.matches(".decide")) event.preventDefault(); });
  document.getElementById("keys").addEventListener("click", () => help.showModal());

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (target.matches("input[type=text], input[type=date], select")) {
      if (event.key === "Escape" && here) here.focus();
      return;
    }
    const choices = here ? [...here.querySelectorAll("[data-decision]")] : [];
    const choice = event.key.length === 1 ? choices["1234".indexOf(event.key)] : undefined;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") help.showModal();
    else if (event.key === "Enter" && target === here) toNumber(here);
    else if (event.key === "r" && here && field(here, "reason")) field(here, "reason").focus();
    else if (event.key === "u" && here && keeper.undo(here)) { /* done */ }
    else if (choice) keeper.decide(here, choice.dataset.decision);
    else return;
    event.preventDefault();
  });
  prepare();
  const [, fragment] = location.hash.split("#");
  const linked = fragment && document.getElementById(fragment);
  if (linked && linked.classList.contains("card")) select(linked);
  return { cards, field, filters, mark, prepare, selected: () => here, show, tell };
};
