// Four people who edit one map, ten commands a second each: how soon the others see it, and whether
// all see the same in the end.

import { chromium } from "@playwright/test";
import { launch } from "../fixtures/chromium.mjs";
import { quantile, signIn } from "./gauge.mjs";
import { makeMap } from "./map-records.mjs";

const address = process.env.MERIDIAN_URL;
const EDITORS = 4;
const A_SECOND = 10;
const SECONDS = 15;
/** The last words need a moment to arrive. */
const SETTLES = 3_000;

const { seats, path } = await makeMap("Editors", 40, 40);
const browser = await chromium.launch(launch);
const signedIn = await signIn(browser, address);

const pages = [];
for (let editor = 0; editor < EDITORS; editor += 1) {
  // Cards that glide would be somewhere else when they are first seen.
  const context = await browser.newContext({ storageState: signedIn, viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const joined = page.waitForEvent("websocket");
  await page.goto(`${address}${path}`);
  await joined;
  await page.waitForLoadState("networkidle");
  await page.evaluate(watch);
  pages.push(page);
}

const told = await Promise.all(
  pages.map((page, editor) => page.evaluate(edit, { seats: seats.filter((_, at) => at % EDITORS === editor), token: process.env.MERIDIAN_TOKEN, A_SECOND, SECONDS })),
);
await pages[0].waitForTimeout(SETTLES);
const seen = await Promise.all(pages.map((page) => page.evaluate(() => Object.fromEntries(window.seen))));

const waits = [];
let missed = 0;
for (const [editor, commands] of told.entries()) {
  for (const { seat, place, committed } of commands) {
    for (const [other, places] of seen.entries()) {
      const at = places[`${seat} ${place}`];
      if (other !== editor) {
        // Seen before the receipt was back is as soon as it gets.
        if (at === undefined) missed += 1;
        else waits.push(Math.max(0, at - committed));
      }
    }
  }
}

const shown = await Promise.all(pages.map((page) => page.evaluate(places)));
// What the database holds is what a page shows that is loaded anew.
await pages[0].reload({ waitUntil: "networkidle" });
const truth = await pages[0].evaluate(places);
const unequal = shown.flatMap((screen) => Object.entries(truth).filter(([seat, place]) => screen[seat] !== place)).length;
await browser.close();

const what = `${EDITORS} editors of one map, ${A_SECOND} commands a second each`;
console.log(
  JSON.stringify([
    { what: `${what}: committed to seen by another, p50`, unit: "ms", budget: 50, samples: [quantile(waits, 0.5)] },
    { what: `${what}: committed to seen by another, p99`, unit: "ms", budget: 250, samples: [quantile(waits, 0.99)] },
    { what: `${what}: changes a screen passed over for a later one`, unit: "", samples: [missed] },
    { what: `${what}: cards that differ on any screen at the end`, unit: "", budget: 0, samples: [unequal] },
  ]),
);

/** Notes when each place of each card is first shown here. */
function watch() {
  window.seen = new Map();
  const note = (changes) => {
    const now = performance.timeOrigin + performance.now();
    for (const { target } of changes) {
      if (target.dataset.seat !== undefined) {
        const key = `${target.dataset.seat} ${target.getAttribute("transform")}`;
        if (!window.seen.has(key)) window.seen.set(key, now);
      }
    }
  };
  new MutationObserver(note).observe(document.querySelector("#map-world"), { attributeFilter: ["transform"], subtree: true });
}

/** Moves one's own cards about, each time to a place nobody has been. */
async function edit({ seats, token, A_SECOND, SECONDS }) {
  const commands = [];
  const began = performance.now();
  const pending = [];
  for (let turn = 0; turn < A_SECOND * SECONDS; turn += 1) {
    const due = began + (turn * 1_000) / A_SECOND;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const seat = seats[turn % seats.length];
    const [x, y] = [turn * 3, (turn % 7) * 100];
    const body = JSON.stringify({ id: crypto.randomUUID(), change: { do: "edit", with: { kind: "seat", id: seat, set: { x, y } } } });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    pending.push(
      fetch("/api/v1/commands", { method: "POST", headers, body }).then((response) => {
        if (!response.ok) throw new Error(`refused: ${response.status}`);
        commands.push({ seat, place: `translate(${x} ${y})`, committed: performance.timeOrigin + performance.now() });
      }),
    );
  }
  await Promise.all(pending);
  return commands;
}

/** Where every card of the screen stands. */
function places() {
  return Object.fromEntries([...document.querySelectorAll("[data-seat]")].map((card) => [card.dataset.seat, card.getAttribute("transform")]));
}
