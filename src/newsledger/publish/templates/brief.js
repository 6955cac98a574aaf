"use strict";
(() => {
  const root = document.documentElement, data = JSON.parse(document.getElementById("data").textContent), words = data.words;
  const all = (query, from) => [...(from || document).querySelectorAll(query)];
  const make = (name, text, kind) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  root.classList.add("js");

  // Light or dark: as the reader's system has it, until the reader says otherwise.
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.getElementById("theme").addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; });
  document.getElementById("print").addEventListener("click", () => print());

  // The policy: one choice, wherever it is made, for text and charts.
  const live = document.getElementById("live");
  const setPolicy = name => {
    root.dataset.policy = name;
    all("input[data-policy-choice]").forEach(input => { input.checked = input.value === name; });
  };
  all("input[data-policy-choice]").forEach(input => input.addEventListener("change", () => {
    setPolicy(input.value);
    live.textContent = words.now[input.value];
  }));
  setPolicy(root.dataset.policy);

  // Offsets count code points, as the ledger does; strings here count UTF-16 units.
  const texts = new Map();
  const textOf = number => {
    if (!texts.has(number)) {
      const text = document.getElementById("x" + number).textContent;
      texts.set(number, /[\ud800-\udfff]/.test(text) ? Array.from(text) : text);
    }
    return texts.get(number);
  };
  const cut = (text, start, end) => typeof text === "string" ? text.slice(start, end) : text.slice(start, end).join("");

  // A citation: its sentence with the words marked, its report, and the report's own text at that place.
  const dialog = document.getElementById("panel"), body = document.getElementById("panel-body");
  const titled = text => { document.getElementById("panel-title").textContent = text; };
  const openDialog = () => { if (!dialog.open) dialog.showModal(); dialog.scrollTop = 0; };
  const markedIn = (box, text, from, start, end, to) => {
    box.append(cut(text, from, start), make("mark", cut(text, start, end)), cut(text, end, to));
  };
  const showCite = number => {
    const [report, start, end, from, to, source, date, claim] = data.cites[number], text = textOf(report);
    const [label, title] = data.reports[report], total = text.length;
    titled(words.title);
    const quote = make("blockquote");
    markedIn(quote, text, from, start, end, to);
    const told = make("p", words.said_by + ": " + source + (date ? " · " + date : ""), "small");
    const where = make("p", words.from + ": " + label + (title ? ", “" + title + "”" : "") + " · " + claim, "soft");
    const raw = make("div", undefined, "report");
    raw.tabIndex = 0;
    raw.setAttribute("role", "region");
    raw.setAttribute("aria-label", words.in_place);
    markedIn(raw, text, 0, start, end, total);
    body.replaceChildren(quote, told, where, make("h3", words.in_place), raw);
    openDialog();
    const mark = raw.querySelector("mark");
    raw.scrollTop = Math.max(0, mark.offsetTop - raw.offsetTop - raw.clientHeight / 3);
  };
  const showPlace = number => {
    const held = document.getElementById("p" + number);
    titled(words.happenings_at.replace("{place}", held.dataset.name));
    const list = held.querySelector(".there");
    const copy = list ? list.cloneNode(true) : make("p", words.none_at);
    all("details", copy).forEach(d => { d.open = true; });
    all("summary", copy).forEach(s => s.remove());
    body.replaceChildren(copy);
    openDialog();
  };
  document.getElementById("panel-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  document.addEventListener("click", event => {
    const link = event.target.closest("a[data-go]"), line = event.target.closest("[data-l]");
    if (!link && line && line.dataset.l && !event.target.closest("a, summary, dialog") && getSelection().isCollapsed) {
      showCite(Number(line.dataset.l.split(" ")[0]));  // the same as its first source, which keys reach
      return;
    }
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const go = link.dataset.go, number = Number(go.slice(1));
    if (go[0] === "c") showCite(number); else showPlace(number);
  });

  // What a point of a chart or map says, or the sentence that a source leads to, while it is pointed at or has the focus.
  const tip = make("div"); tip.id = "tip"; tip.hidden = true; tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  const showTip = event => {
    const link = event.target.closest && event.target.closest("svg a[aria-label], main a[data-go^=c]");
    tip.hidden = !link;
    if (!link) return;
    if (link.closest("svg")) tip.textContent = link.getAttribute("aria-label");
    else {
      const [report, start, end, from, to, source, date] = data.cites[Number(link.dataset.go.slice(1))];
      tip.replaceChildren();
      markedIn(tip, textOf(report), from, start, end, to);
      tip.append(make("div", source + (date ? ", " + date : ""), "whose"));
    }
    const box = link.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(innerWidth - tip.offsetWidth - 4, box.left + 12)) + "px";
    const above = box.top - tip.offsetHeight - 8;
    tip.style.top = (above < 4 ? Math.min(box.bottom + 8, innerHeight - tip.offsetHeight - 4) : above) + "px";
  };
  all("main a[data-go][title]").forEach(link => link.removeAttribute("title"));  // the tip says it, and more
  document.addEventListener("mouseover", showTip);
  document.addEventListener("focusin", showTip);

  // Long tables in pages.
  const paged = table => {
    const rows = all(":scope > tbody > tr", table), size = Number(table.dataset.page);
    let first = 0, kept = rows;
    const bar = make("div", undefined, "pager"), back = make("button", words.previous), next = make("button", words.next), told = make("span");
    back.type = next.type = "button";
    told.setAttribute("role", "status");
    bar.append(back, told, next);
    table.closest(".scroll").after(bar);
    const draw = () => {
      rows.forEach(row => { row.hidden = true; });
      kept.slice(first, first + size).forEach(row => { row.hidden = false; });
      bar.hidden = kept.length <= size;
      back.disabled = first === 0;
      next.disabled = first + size >= kept.length;
      told.textContent = words.of.replace("{first}", kept.length ? first + 1 : 0).replace("{last}", Math.min(first + size, kept.length)).replace("{n}", kept.length);
    };
    back.addEventListener("click", () => { first = Math.max(0, first - size); draw(); });
    next.addEventListener("click", () => { first += size; draw(); });
    table.keep = test => { kept = rows.filter(test); first = 0; draw(); };
    draw();
  };
  all("table[data-page]").forEach(paged);

  // Filters of the timeline and of all happenings.
  const form = document.getElementById("filters");
  if (form) {
    const fields = ["place", "people", "type", "status"], lines = all("#timeline li[data-line]"), table = document.getElementById("happenings");
    const apply = () => {
      const asked = fields.map(name => [name, form.elements[name].value]).filter(pair => pair[1]);
      const term = form.elements.words.value.trim().toLowerCase();
      const fits = row => asked.every(([name, value]) => (row.dataset[name] || "").split("\u0009").includes(value))
        && (!term || row.textContent.toLowerCase().includes(term));
      let shown = 0;
      lines.forEach(line => { line.hidden = !fits(line); shown += !line.hidden; });
      const back = document.getElementById("background");
      if (back && (asked.length || term)) back.open = true;
      all("#timeline .day").forEach(day => { day.hidden = all("li[data-line]", day).every(line => line.hidden); });
      if (table) table.keep(fits);
      document.getElementById("shown").textContent = words.shown.replace("{n}", shown).replace("{of}", lines.length);
    };
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", event => event.preventDefault());
    apply();
  }

  // The map: nearer, farther, moved by dragging or by arrow keys.
  all("figure.mapped").forEach(figure => {
    const maps = all("svg.map", figure);
    const whole = new Map(maps.map(map => [map, map.getAttribute("viewBox").split(" ").map(Number)]));
    // Points and names keep their size however near the map is; a name stays by the nearest mark, a ring is of the ground.
    const at = mark => (mark.getAttribute("transform") || "").match(/-?[\d.]+(?:e-?\d+)?/g).map(Number);
    const marked = new Map(maps.map(map => {
      const points = all(".mark-symbol path[transform]", map).map(mark => ({mark, at: at(mark), ring: mark.hasAttribute("stroke-dasharray"), out: parseFloat(mark.getAttribute("d").slice(1))}));
      const names = all(".mark-text text[transform]", map).map(mark => {
        const [x, y] = at(mark), wide = mark.textContent.length * 6, left = mark.getAttribute("text-anchor") === "middle" ? x - wide / 2 : x;
        const far = point => Math.hypot(Math.max(left - point.at[0], 0, point.at[0] - left - wide), y - point.at[1]) - point.out;
        const by = points.reduce((best, point) => !best || far(point) < far(best) ? point : best, null);
        return {mark, at: [x, y], by: by && far(by) < 40 ? by : null};
      });
      return [map, [...points.filter(point => !point.ring), ...names]];
    }));
    const set = (map, box) => {
      map.setAttribute("viewBox", box.map(n => n.toFixed(1)).join(" "));
      const size = box[2] / whole.get(map)[2];
      marked.get(map).forEach(({mark, at: [x, y], by}) => {
        const [ox, oy] = by ? by.at : [x, y], gap = by && by.ring ? 1 : size;
        mark.setAttribute("transform", `translate(${ox + (x - ox) * gap},${oy + (y - oy) * gap}) scale(${size})`);
      });
    };
    const get = map => map.getAttribute("viewBox").split(" ").map(Number);
    const clamp = (map, [x, y, w, h]) => {
      const [wx, wy, ww, wh] = whole.get(map);
      return [Math.min(Math.max(x, wx), wx + ww - w), Math.min(Math.max(y, wy), wy + wh - h), w, h];
    };
    const zoom = (factor, at) => maps.forEach(map => {
      const [x, y, w, h] = get(map), [, , ww, wh] = whole.get(map);
      const nw = Math.min(ww, Math.max(ww / 12, w * factor)), nh = nw * wh / ww, [px, py] = at || [.5, .5];
      set(map, clamp(map, [x + (w - nw) * px, y + (h - nh) * py, nw, nh]));
    });
    const pan = (dx, dy) => maps.forEach(map => {
      const [x, y, w, h] = get(map);
      set(map, clamp(map, [x + dx * w, y + dy * h, w, h]));
    });
    all("button[data-zoom]", figure).forEach(button => button.addEventListener("click", () => {
      if (button.dataset.zoom === "0") maps.forEach(map => set(map, whole.get(map))); else zoom(Number(button.dataset.zoom));
    }));
    maps.forEach(map => {
      map.setAttribute("tabindex", "0");
      const keys = {ArrowLeft: [-.1, 0], ArrowRight: [.1, 0], ArrowUp: [0, -.1], ArrowDown: [0, .1]};
      map.addEventListener("keydown", event => {
        if (event.target !== map) return;
        if (keys[event.key]) { pan(...keys[event.key]); event.preventDefault(); }
        if (event.key === "+" || event.key === "=") zoom(1 / 1.5);
        if (event.key === "-") zoom(1.5);
      });
      map.addEventListener("wheel", event => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        const box = map.getBoundingClientRect();
        zoom(event.deltaY < 0 ? 1 / 1.2 : 1.2, [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]);
      }, {passive: false});
      let held = null, moved = false;
      map.addEventListener("pointerdown", event => { held = [event.clientX, event.clientY]; moved = false; });
      addEventListener("pointermove", event => {
        if (!held) return;
        const box = map.getBoundingClientRect(), dx = held[0] - event.clientX, dy = held[1] - event.clientY;
        if (Math.abs(dx) + Math.abs(dy) < 4 && !moved) return;
        moved = true;
        pan(dx / box.width, dy / box.height);
        held = [event.clientX, event.clientY];
      });
      addEventListener("pointerup", () => { held = null; });
      map.addEventListener("click", event => { if (moved) { event.preventDefault(); event.stopPropagation(); moved = false; } }, true);
      map.addEventListener("dragstart", event => event.preventDefault());
    });
  });
})();
