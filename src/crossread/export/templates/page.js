"use strict";
// Choosing a line lights its words up in every report that carries it. Without this script the same
// links are anchors, and the style marks the words that an anchor leads to. No function here has the name of one
// of the window's own, which it would hide.

const body = document.body;
const reports = document.getElementById("reports");
const status = reports.querySelector("[role=status]");
const keys = document.querySelector("dialog");
const rows = [...document.querySelectorAll(".row")];
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
let current = -1;

const addressOf = (link) => decodeURIComponent(link.hash.slice(1));
const wordsAt = (address) => reports.querySelectorAll(`[data-at="${CSS.escape(address)}"]`);

function clear() {
  for (const lit of reports.querySelectorAll(".lit")) lit.classList.remove("lit", "chosen");
  for (const report of reports.querySelectorAll(".has-lit")) report.classList.remove("has-lit");
}

function bringTo(report, words) {
  const head = report.querySelector("h3").offsetHeight;
  const top = words.getBoundingClientRect().top - report.getBoundingClientRect().top;
  const room = Math.max(0, (report.clientHeight - head) / 3);
  report.scrollTo({
    top: report.scrollTop + top - head - room,
    behavior: calm.matches ? "auto" : "smooth",
  });
}

function light(addresses, chosen) {
  clear();
  body.classList.add("docked");
  const first = new Map();
  for (const address of [chosen, ...addresses]) {
    for (const words of wordsAt(address)) {
      const report = words.closest(".report");
      words.classList.add("lit");
      if (address === chosen) words.classList.add("chosen");
      report.classList.add("has-lit");
      const fold = words.closest("details");
      if (fold) fold.open = true;
      if (!first.has(report)) first.set(report, words);
    }
  }
  for (const [report, words] of first) bringTo(report, words);
  const letters = [...first.keys()].map((r) => r.querySelector(".letter").textContent).sort();
  status.textContent = letters.length ? `Lit in ${letters.join(", ")}` : "";
}

function choose(number) {
  if (rows[current]) {
    rows[current].classList.remove("current");
    rows[current].removeAttribute("aria-current");
  }
  current = number;
  rows[current].classList.add("current");
  rows[current].setAttribute("aria-current", "true");
}

function openRow(row, link) {
  const links = [...row.querySelectorAll("a.cite, a.chip")];
  const chosen = link || links[0];
  if (!chosen) return;
  choose(rows.indexOf(row));
  light(links.map(addressOf), addressOf(chosen));
  row.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  // An address in the bar can be sent to a colleague who has the same page.
  history.replaceState(null, "", `#${addressOf(chosen)}`);
}

function move(step) {
  const visible = (row) => row.closest("details:not([open])") === null;
  let next = current + step;
  while (rows[next] && !visible(rows[next])) next += step;
  if (!rows[next]) return;
  choose(next);
  rows[next].focus({ preventScroll: true });
  if (body.classList.contains("docked")) openRow(rows[next]);
  else rows[next].scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}

function leave() {
  body.classList.remove("docked");
  clear();
  status.textContent = "";
  if (rows[current]) rows[current].focus({ preventScroll: true });
}

function toggleDropped() {
  const folds = [...reports.querySelectorAll("details.dropped")];
  const show = folds.some((fold) => !fold.open);
  for (const fold of folds) fold.open = show;
  reports.querySelector("[data-do=dropped]").setAttribute("aria-pressed", String(show));
  if (show && !body.classList.contains("docked") && folds[0]) {
    folds[0].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }
}

const actions = { dropped: toggleDropped, close: leave, keys: () => keys.showModal() };

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) return actions[button.dataset.do]();
  const link = event.target.closest("a.cite, a.chip");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  event.preventDefault();
  return openRow(link.closest(".row"), link);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.target.closest("input, textarea, select")) return;
  const onControl = event.target.closest("a, button, summary");
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "d") toggleDropped();
  else if (event.key === "?") keys.showModal();
  else if (event.key === "Escape") leave();
  else if (event.key === "o" && rows[current]) openRow(rows[current]);
  else if (event.key === "Enter" && !onControl && rows[current]) openRow(rows[current]);
  else return;
  event.preventDefault();
});

for (const button of document.querySelectorAll("[data-do]")) button.hidden = false;

const wanted = decodeURIComponent(location.hash.slice(1));
const asked = [...document.querySelectorAll("a.cite")].find((link) => addressOf(link) === wanted);
if (wanted && asked && asked.closest(".row")) openRow(asked.closest(".row"), asked);
