// What a browser that has never been here fetches to show the sign-in page, and how long it takes.

import { chromium } from "@playwright/test";
import { launch } from "../fixtures/chromium.mjs";

const TIMES = 5;
const address = process.env.MERIDIAN_URL;

const browser = await chromium.launch(launch);
const transferred = [];
const painted = [];
const requests = [];
for (let time = 0; time < TIMES; time += 1) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  let count = 0;
  await session.send("Network.enable");
  session.on("Network.loadingFinished", (event) => {
    bytes += event.encodedDataLength;
    count += 1;
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const paint = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  );
  transferred.push(bytes / 1000);
  painted.push(paint);
  requests.push(count);
  await context.close();
}
await browser.close();

console.log(
  JSON.stringify([
    { what: "First page, everything transferred", unit: "kB", budget: 300, samples: transferred },
    { what: "First page, requests", unit: "", samples: requests },
    { what: "First page, first contentful paint, cold cache", unit: "ms", samples: painted },
  ]),
);
