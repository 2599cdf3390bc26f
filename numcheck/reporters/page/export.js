
/* The page as a file: the browser keeps decisions between visits where it allows that, else for this visit, and exports them. */
(() => {
  const store = "numcheck-decisions", initials = "numcheck-initials";
  const decided = new Map(Object.entries(remembered(store) || {}));
  const page = reviewPage({ known, typed, decide, undo: () => false });
  const by = document.querySelector("#tools [name=by]");
  by.value = remembered(initials) || "";
  by.addEventListener("input", () => remember(initials, by.value));

  function remembered(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  }
  function remember(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* this visit only */ }
  }
  function known(card) { return decided.get(card.dataset.id); }
  function keep() { remember(store, Object.fromEntries(decided)); }
  function words(card) {
    return { reason: page.field(card, "reason").value.trim(), until: page.field(card, "until").value };
  }
  function decide(card, decision) {
    const before = known(card);
    if (before && before.decision === decision) decided.delete(card.dataset.id);
    else decided.set(card.dataset.id, { decision, by: by.value.trim(), ...words(card) });
    keep();
    page.show(card);
    page.tell(`${counted()} decided of ${page.cards().length}`);
  }
  function typed(card) {
    const before = known(card);
    if (before) { Object.assign(before, words(card)); keep(); }
  }
  function counted() { return page.cards().filter(known).length; }

  /* The file that `numcheck check` reads. JSON strings are YAML's; what YAML cannot hold bare is escaped. */
  function quoted(text) {
    return JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/gu,
      (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
  }
  function entry(card) {
    const { decision, reason, by, until } = known(card);
    const values = JSON.parse(card.dataset.values).map(quoted).join(", ");
    const [rule, text] = [card.dataset.rule, card.dataset.document].map(quoted);
    const whom = by ? quoted(by) : "";
    if (decision === "fixed")
      return `# fixed: {"rule": ${rule}, "values": [${values}], "in": ${text}, "reason": ${quoted(reason)}${whom && `, "by": ${whom}`}}\n`;
    return `- rule: ${rule}\n  values: [${values}]\n  in: ${text}\n`
      + `  reason: ${quoted(reason ? `${decision}: ${reason}` : decision)}\n`
      + (whom && `  by: ${whom}\n`) + (until ? `  until: ${until}\n` : "");
  }
  function exported() { return page.cards().filter(known).map(entry).join(""); }
  document.getElementById("export").addEventListener("click", () => {
    if (!counted()) { page.tell("Nothing is decided yet."); return; }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exported()], { type: "application/yaml" }));
    link.download = "numcheck-decisions.yaml";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    page.tell(`${counted()} decisions exported as numcheck-decisions.yaml; put it beside the settings, or add it to the one there.`);
  });
})();
