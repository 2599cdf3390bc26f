
/* The page as it is served: decisions go to the server, and when a text has been checked again the page renews itself. */
(() => {
  const initials = "numcheck-initials";
  const connection = document.getElementById("connection");
  const typing = new Map();
  const waiting = new Set();
  let renewing = Promise.resolve();
  const page = reviewPage({ known, typed, decide, undo });
  const by = document.querySelector("#tools [name=by]");
  try { by.value = localStorage.getItem(initials) || ""; } catch { /* it begins empty */ }
  by.addEventListener("input", () => { try { localStorage.setItem(initials, by.value); } catch { /* this visit only */ } });

  function known(card) {
    if (card.hasAttribute("data-settled")) return { decision: "" };
    return card.hasAttribute("data-fixed") ? { decision: "fixed" } : undefined;
  }
  function words(card) {
    return { reason: page.field(card, "reason").value.trim(), until: page.field(card, "until").value };
  }
  function typed(card) { typing.set(card.dataset.id, words(card)); }

  const bar = document.getElementById("bar");
  new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);

  /* Whatever is asked carries the token; news cannot send a header, and takes it in the address. */
  function asked(path, how) {
    return fetch(path, { ...how, headers: { ...how.headers, "X-Numcheck-Token": document.body.dataset.token } });
  }

  /* Decisions. */
  function decide(card, decision) {
    if (decision === "fixed" && card.hasAttribute("data-fixed")) { undo(card); return; }
    send(card, "/decisions", { finding: card.dataset.id, decision, by: by.value.trim(), ...words(card) });
  }
  function undo(card) {
    if (!card.querySelector("[data-undo]") && !card.hasAttribute("data-fixed")) return false;
    send(card, "/undo", { finding: card.dataset.id });
    return true;
  }
  async function send(card, path, wish) {
    if (waiting.has(wish.finding)) return;
    waiting.add(wish.finding);
    card.setAttribute("aria-busy", "true");
    page.tell("Writing …");
    try {
      const headers = { "Content-Type": "application/json" };
      const answer = await asked(path, { method: "POST", headers, body: JSON.stringify(wish) });
      const said = await answer.json();
      if (answer.ok) {
        typing.delete(wish.finding);
        await renew(said.version);
      }
      page.tell(said.told);
    } catch {
      page.tell("Not written: numcheck review does not answer.");
    } finally {
      waiting.delete(wish.finding);
      card.removeAttribute("aria-busy");
    }
  }

  /* Renewal: one after the other; what has been renewed meanwhile is not fetched again. */
  function renew(version) {
    renewing = renewing.then(async () => {
      if (document.body.dataset.version === version) return;
      const answer = await asked("/", { cache: "no-store" });
      if (!answer.ok) throw new Error("not served");
      exchange(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }).catch((error) => { console.error(error); page.tell("The page could not be renewed; reload it."); });
    return renewing;
  }
  function exchange(fresh) {
    const before = new Map(page.cards().map((card) => [card.dataset.id, card.hasAttribute("data-decided")]));
    const restore = noted();
    for (const selector of ["h1", "header .coverage", "main", "footer"]) {
      const old = document.querySelector(selector), next = fresh.querySelector(selector);
      old.replaceWith(document.adoptNode(next));
    }
    const sets = fresh.querySelectorAll("#filters fieldset");
    document.querySelectorAll("#filters fieldset").forEach((set, k) => set.replaceWith(document.adoptNode(sets[k])));
    const old = document.getElementById("old"), now = fresh.getElementById("old");
    if (old.textContent !== now.textContent) old.replaceChildren(...now.children);
    document.title = fresh.title;
    document.body.dataset.token = fresh.body.dataset.token;
    document.body.dataset.version = fresh.body.dataset.version;
    restore();
    const ids = page.cards().map((card) => card.dataset.id);
    const gone = [...before.keys()].filter((id) => !ids.includes(id)).length;
    const added = ids.filter((id) => !before.has(id)).length;
    const time = new Date().toLocaleTimeString();
    if (document.querySelector("h1 .stale")) page.tell(`Not all could be checked at ${time}.`);
    else page.tell(`Checked again at ${time}: ${gone || "no"} finding${gone === 1 ? "" : "s"} gone, ${added || "none"} new.`);
  }

  /* The reader's state: filters, words not sent yet, the selected finding, what has the focus, what is open, the place. */
  function noted() {
    const off = new Map([...page.filters.querySelectorAll("input[type=checkbox]")].map((box) => [box.name + box.value, box.checked]));
    const chosen = [...page.filters.querySelectorAll("select")].map((list) => [list.name, list.selectedOptions[0].textContent]);
    const selected = page.selected() && page.selected().id;
    const open = [...document.querySelectorAll("main details[open]")].map(within);
    const focused = focus();
    const places = [place(null), ...[...document.querySelectorAll(".findings")].map(place)].filter(Boolean);
    return () => {
      for (const box of page.filters.querySelectorAll("input[type=checkbox]")) box.checked = off.get(box.name + box.value) ?? true;
      for (const [name, word] of chosen)
        for (const option of (page.filters.elements[name] || {}).options || []) if (option.textContent === word) option.selected = true;
      page.prepare();
      for (const card of page.cards()) {
        const said = typing.get(card.dataset.id);
        for (const [name, value] of Object.entries(said || {})) if (page.field(card, name)) page.field(card, name).value = value;
      }
      for (const details of document.querySelectorAll("main details")) details.open = open.includes(within(details));
      page.mark((selected && document.getElementById(selected)) || null);
      focused();
      for (const back of places) back();
    };
  }
  function within(details) {
    const owner = details.closest(".card, .story");
    return `${owner.id} ${[...owner.querySelectorAll("details")].indexOf(details)}`;
  }
  function focus() {
    const active = document.activeElement;
    const card = active && active.closest(".card");
    const range = active && active.matches("input[type=text]") ? [active.selectionStart, active.selectionEnd] : null;
    const name = active && active.name, pressed = active && active.dataset.decision;
    const findings = active && active.dataset.findings;
    return () => {
      const owner = card && document.getElementById(card.id);
      let next = null;
      if (findings) next = [...document.querySelectorAll("a.n")].find((n) => n.dataset.findings === findings);
      else if (owner) next = (name && page.field(owner, name)) || (pressed && owner.querySelector(`[data-decision="${pressed}"]`)) || owner;
      if (!next || next === document.activeElement) return;
      next.focus({ preventScroll: true });
      if (range && next.matches("input[type=text]")) next.setSelectionRange(...range);
    };
  }
  /* Where the window, or a column of findings, stands: by the first thing in view that is still there afterwards. */
  function place(column) {
    const top = column ? column.getBoundingClientRect().top : document.getElementById("controls").getBoundingClientRect().bottom;
    const inside = () => [...(column ? document.getElementById(story) : document).querySelectorAll(column ? ".card" : ".text > *, .card, .all, footer li")];
    const story = column && column.closest(".story").id;
    const seen = inside().filter((block) => block.getBoundingClientRect().bottom > top + 1)
      .map((block) => [key(block), block.getBoundingClientRect().top]);
    const from = column ? column.scrollTop : scrollY;
    return () => {
      if (column && !document.getElementById(story)) return;
      const scroller = column ? document.getElementById(story).querySelector(".findings") : window;
      scroller.scrollTo({ top: from, behavior: "instant" });
      const now = new Map(inside().map((block) => [key(block), block]));
      const found = from && seen.find(([name]) => now.has(name));
      if (found) scroller.scrollBy({ top: now.get(found[0]).getBoundingClientRect().top - found[1], behavior: "instant" });
    };
  }
  function key(block) { return block.id || `${(block.closest("[id]") || {}).id} ${block.textContent}`; }

  /* News: only while somebody looks; the server tells the state of things whenever a page comes back. */
  let news = null;
  function listen() {
    if (document.hidden) { if (news) news.close(); news = null; return; }
    if (news) return;
    news = new EventSource(`/events?token=${encodeURIComponent(document.body.dataset.token)}`);
    news.addEventListener("state", (event) => {
      const state = JSON.parse(event.data);
      connection.textContent = state.checking ? "Checking …" : "Live";
      if (!state.checking) renew(state.version);
    });
    news.addEventListener("error", () => { connection.textContent = "Not connected: numcheck review has ended, or is busy"; });
  }
  document.addEventListener("visibilitychange", listen);
  listen();
})();
