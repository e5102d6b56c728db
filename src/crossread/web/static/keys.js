"use strict";
// Keys on every page: / searches, m takes the story away as a letter. On pages with lists, j and k walk the lines
// and o opens one, and ? tells the keys; on the page of a story page.js does that. Nothing here is needed to read or to add.
{
  const lines = [...document.querySelectorAll(".listed > li")];
  const button = document.querySelector("[data-keys]");
  const tell = () => document.querySelector("dialog").showModal();
  if (button) {
    button.hidden = false;
    button.addEventListener("click", tell);
  }
  let current = -1;
  const walk = (step) => {
    const next = lines[current + step];
    if (!next) return;
    current += step;
    next.querySelector("a").focus();
  };
  const follow = (selector) => document.querySelector(selector)?.click();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    if (event.key === "/") document.querySelector("input[type=search]")?.focus();
    else if (event.key === "m") follow("a[data-key=m]");
    else if (event.key === "?" && button) tell();
    else if (event.key === "j" && lines.length) walk(1);
    else if (event.key === "k" && lines.length) walk(-1);
    else if (event.key === "o" && lines[current]) lines[current].querySelector("a").click();
    else return;
    event.preventDefault();
  });
}
