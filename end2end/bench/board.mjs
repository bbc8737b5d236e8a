// A board of 5,000 open deals: how soon the first card is there, how it drags, how a drop is kept.
// The deals are those of the pipeline “Imported deals”, which the bench has filled.

import { chromium } from "@playwright/test";
import { launch } from "../fixtures/chromium.mjs";
import { fineClock, frameTimes, quantile, signIn } from "./gauge.mjs";

const address = process.env.MERIDIAN_URL;
const LOADS = 7;
const DROPS = 60;
const SLOW = 4;

const browser = await chromium.launch(launch);
const signedIn = await signIn(browser, address);
const board = await findBoard();

const readings = [];
for (const rate of [1, SLOW]) {
  const seen = { card: [], requests: [], heap: [] };
  for (let time = 0; time < LOADS; time += 1) {
    await onBoard(rate, async (page, session) => {
      seen.card.push(await page.evaluate(() => window.firstCard));
      await page.waitForLoadState("networkidle");
      seen.requests.push(await page.evaluate(() => performance.getEntriesByType("resource").length + 1));
      await session.send("HeapProfiler.collectGarbage");
      seen.heap.push((await session.send("Runtime.getHeapUsage")).usedSize / 1e6);
    });
  }
  const slow = rate === 1 ? "" : `, CPU slowed ${rate}×`;
  readings.push({ what: `Board of 5,000 open deals, first card, cold cache${slow}`, unit: "ms", budget: rate === 1 ? 380 : 1000, samples: seen.card });
  if (rate === 1) {
    readings.push({ what: "Board of 5,000 open deals, requests", unit: "", budget: 8, samples: seen.requests });
    readings.push({ what: "Board of 5,000 open deals, heap after collection", unit: "MB", budget: 20, samples: seen.heap });
  }
}

await onBoard(SLOW, async (page) => {
  await alive(page);
  const { frames, tasks } = await frameTimes(page, () => drag(page));
  await page.keyboard.press("Escape");
  await page.mouse.up();
  readings.push({ what: `Drag on the board, p95 frame, CPU slowed ${SLOW}×`, unit: "ms", budget: 16.7, samples: [quantile(frames, 0.95)] });
  readings.push({ what: `Drag on the board, longest task, CPU slowed ${SLOW}×`, unit: "ms", budget: 50, samples: [Math.max(0, ...tasks)] });
}, fineClock);

await onBoard(1, async (page) => {
  await alive(page);
  const { settled, committed } = await drops(page);
  readings.push({ what: "Drop to card settled on screen, p50", unit: "ms", budget: 25, samples: [quantile(settled, 0.5)] });
  readings.push({ what: "Drop to committed on the server, p50", unit: "ms", budget: 7, samples: [quantile(committed, 0.5)] });
  readings.push({ what: "Drop to committed on the server, p99", unit: "ms", budget: 50, samples: [quantile(committed, 0.99)] });
});
await browser.close();
console.log(JSON.stringify(readings));

async function findBoard() {
  const context = await browser.newContext({ storageState: signedIn, locale: "en-GB" });
  const page = await context.newPage();
  const joined = page.waitForEvent("websocket");
  await page.goto(`${address}/pipelines`);
  await joined;
  await page.locator("button[popovertarget=pipelines]").click();
  await page.locator("#pipelines [role^=menuitem]", { hasText: "Imported deals" }).click();
  await page.waitForURL(/pipelines\/./);
  const { pathname } = new URL(page.url());
  await context.close();
  return pathname;
}

/** Opens the board in a browser that has never been there. */
async function onBoard(rate, work, prepare = async () => {}) {
  const context = await browser.newContext({ storageState: signedIn, viewport: { width: 1280, height: 800 } });
  await prepare(context);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector("li[data-deal] article") === null) {
        requestAnimationFrame(look);
      } else {
        // The frame that shows it has begun: it is painted before the next one.
        requestAnimationFrame((now) => {
          window.firstCard = now;
        });
      }
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${address}${board}`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.firstCard !== undefined);
  await work(page, session);
  await context.close();
}

/** The page answers to hands. */
async function alive(page) {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelectorAll("li[data-deal] article").length > 5);
}

function places(page) {
  return page.evaluate(() => {
    const columns = [...document.querySelectorAll(".board > section:not([data-folded])")].slice(0, 2);
    return columns.map((column) => {
      const card = column.querySelectorAll("li[data-deal] article")[1] ?? column;
      const { x, y, width, height } = card.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
  });
}

async function drag(page) {
  const [from, to] = await places(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 120; step += 1) {
    const part = (1 - Math.cos((step / 120) * 4 * Math.PI)) / 2;
    await page.mouse.move(from.x + (to.x - from.x) * part, from.y + 80 * Math.sin(step / 10));
  }
}

async function drops(page) {
  const settled = [];
  const committed = [];
  for (let time = 0; time < DROPS; time += 1) {
    // Cards that make room are somewhere between two places.
    await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running"));
    const [left, right] = await places(page);
    const [from, to] = time % 2 === 0 ? [left, right] : [right, left];
    await page.evaluate(() => {
      window.dropped = undefined;
      window.landed = undefined;
      performance.clearResourceTimings();
      addEventListener(
        "pointerup",
        (event) => {
          window.dropped = event.timeStamp;
          const look = () => {
            if (document.querySelector(".ghost-card") === null) {
              requestAnimationFrame((now) => {
                window.landed = now;
              });
            } else {
              requestAnimationFrame(look);
            }
          };
          requestAnimationFrame(look);
        },
        { once: true, capture: true },
      );
    });
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let step = 1; step <= 8; step += 1) {
      await page.mouse.move(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
    }
    await page.mouse.up();
    await page.waitForFunction(
      () =>
        window.landed !== undefined &&
        performance.getEntriesByType("resource").some((entry) => entry.name.includes("/submit") && entry.responseEnd > 0),
    );
    const taken = await page.evaluate(() => {
      const sent = performance.getEntriesByType("resource").find((entry) => entry.name.includes("/submit"));
      return { settled: window.landed - window.dropped, committed: sent.responseEnd - window.dropped };
    });
    settled.push(taken.settled);
    committed.push(taken.committed);
  }
  return { settled, committed };
}
