// A people map of 1,000 people and 2,000 lines: how soon it is there, how it drags, moves and zooms
// when all of it is in sight, how long laying it out takes.

import { chromium } from "@playwright/test";
import { launch } from "../fixtures/chromium.mjs";
import { fineClock, frameTimes, quantile, signIn } from "./gauge.mjs";
import { makeMap } from "./map-records.mjs";

const address = process.env.MERIDIAN_URL;
const PEOPLE = 1_000;
const LINES = 2_000;
const LOADS = 5;
const LAYOUTS = 5;
const SLOW = 4;
const WHAT = `Map of ${PEOPLE.toLocaleString("en")} people and ${LINES.toLocaleString("en")} lines`;

const { path } = await makeMap("Bench", PEOPLE, LINES);
const browser = await chromium.launch(launch);
const signedIn = await signIn(browser, address);
const readings = [];

const opened = [];
for (let time = 0; time < LOADS; time += 1) {
  await onMap(1, async (page) => {
    opened.push(await page.evaluate(() => window.firstCard));
  });
}
readings.push({ what: `${WHAT}, first card, cold cache`, unit: "ms", budget: 1_000, samples: opened });

await onMap(SLOW, async (page) => {
  await alive(page);
  const hands = [
    ["drag", () => drag(page)],
    ["move the map", () => wheel(page, (step) => [12 * Math.cos(step / 10), 12 * Math.sin(step / 10)])],
    ["zoom", () => zoom(page)],
  ];
  for (const [what, work] of hands) {
    const { frames, tasks } = await frameTimes(page, work);
    const slowed = `CPU slowed ${SLOW}×`;
    readings.push({ what: `${WHAT}: ${what}, p95 frame, ${slowed}`, unit: "ms", budget: 16.7, samples: [quantile(frames, 0.95)] });
    readings.push({ what: `${WHAT}: ${what}, longest task, ${slowed}`, unit: "ms", budget: 50, samples: [Math.max(0, ...tasks)] });
  }
}, fineClock);

await onMap(1, async (page) => {
  await alive(page);
  const samples = [];
  for (let time = 0; time < LAYOUTS; time += 1) {
    samples.push(await layOut(page));
  }
  readings.push({ what: `Laying out ${PEOPLE.toLocaleString("en")} people, from the press to the first frame of it`, unit: "ms", budget: 200, samples });
});
await browser.close();
console.log(JSON.stringify(readings));

/** Opens the map in a browser that has never been there. */
async function onMap(rate, work, prepare = async () => {}) {
  const context = await browser.newContext({ storageState: signedIn, viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  await prepare(context);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector("[data-seat]") === null) {
        requestAnimationFrame(look);
      } else {
        requestAnimationFrame((now) => {
          window.firstCard = now;
        });
      }
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${address}${path}`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.firstCard !== undefined);
  await work(page);
  await context.close();
}

/** The page answers to hands, and shows the whole map. */
async function alive(page) {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("#mini-view")?.getAttribute("width") !== "1");
}

function middleOf(page, selector) {
  return page.evaluate((selector) => {
    const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, selector);
}

async function drag(page) {
  const card = await page.evaluate(() => {
    const cards = [...document.querySelectorAll("[data-seat]")];
    return `#${cards[Math.floor(cards.length / 2)].id}`;
  });
  const from = await middleOf(page, card);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 120; step += 1) {
    await page.mouse.move(from.x + 200 * Math.sin(step / 20), from.y + 120 * Math.sin(step / 10));
  }
  await page.keyboard.press("Escape");
  await page.mouse.up();
}

async function wheel(page, by) {
  const middle = await middleOf(page, "#map-world");
  await page.mouse.move(middle.x, middle.y);
  for (let step = 0; step < 120; step += 1) {
    await page.mouse.wheel(...by(step));
  }
}

async function zoom(page) {
  await page.keyboard.down("Control");
  await wheel(page, (step) => [0, step % 60 < 30 ? -8 : 8]);
  await page.keyboard.up("Control");
}

/** From the choice of “Lay out everybody” until its first frame is there. */
async function layOut(page) {
  await page.locator("[popovertarget='lay-out']").click();
  const everybody = page.locator("#lay-out [role=menuitem]").last();
  await everybody.waitFor();
  return everybody.evaluate(
    (item) =>
      new Promise((resolve) => {
        const began = performance.now();
        item.click();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
      }),
  );
}
