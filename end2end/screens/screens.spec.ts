// The pictures of the README and the guide: what the program looks like, taken by the tests.
// `MERIDIAN_SCREENS=1 cargo xtask test --only e2e --filter picture` puts them into docs/screens.

import { resolve } from "node:path";
import { expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";

const SHELF = resolve(import.meta.dirname, "../../docs/screens");

/** What is in a picture: a page of the account, and what has been done on it. */
interface Scene {
  readonly address: (account: string) => string;
  readonly there: string;
  readonly play?: (page: Page) => Promise<void>;
}

const map = (account: string) => `${account}/map`;
const card = (page: Page, at: number) => page.locator("[data-seat]:not(.mon)").nth(at);

const scenes: Readonly<Record<string, Scene>> = {
  overview: { address: (account) => account, there: ".three" },
  board: { address: () => "/pipelines", there: "li[data-deal] article" },
  "board-table": { address: () => "/pipelines?view=table", there: ".deal-table tbody tr[data-deal]" },
  "board-calendar": { address: () => "/pipelines?view=calendar", there: ".deal-calendar li button" },
  deal: {
    address: () => "/pipelines",
    there: "li[data-deal] article",
    play: async (page) => {
      const deal = await page.locator("li[data-deal]").first().getAttribute("data-deal");
      await page.goto(`/deals/${deal}`, { waitUntil: "networkidle" });
      await expect(page.locator(".deal-detail[data-whole]")).toBeVisible();
    },
  },
  forecast: { address: () => "/forecast", there: ".month-table tbody tr" },
  health: { address: (account) => `${account}/health`, there: ".chart .plot svg" },
  "people-map": { address: map, there: "[data-seat]" },
  "people-grid": { address: (account) => `${account}/map?view=grid`, there: ".quads" },
  "people-circles": { address: (account) => `${account}/map?view=circles`, there: ".ring" },
  "people-matrix": { address: (account) => `${account}/map?view=matrix`, there: "[role=gridcell]" },
  "people-person": {
    address: map,
    there: "[data-seat]",
    play: async (page) => {
      await card(page, 3).click();
      await expect(page.locator(".side h2")).toBeVisible();
    },
  },
  "people-what-if": {
    address: map,
    there: "[data-seat]",
    play: async (page) => {
      await page.locator(".insight .loss .btn").click();
      await expect(page.locator(".what-if .shifts")).toBeVisible();
    },
  },
  "people-time": {
    address: (account) => `${account}/map?past`,
    there: "#map-time",
    play: async (page) => {
      await expect.poll(() => page.locator("#map-time").getAttribute("max")).not.toBe("0");
      await page.locator("#map-time").focus();
      for (let step = 0; step < 8; step += 1) await page.keyboard.press("ArrowLeft");
      await expect(page.locator(".past")).toBeVisible();
    },
  },
  "people-export": {
    address: map,
    there: "[data-seat]",
    play: async (page) => {
      await page.locator(".mapbar .btn").filter({ has: page.locator("use[href='#i-download']") }).click();
      await expect(page.locator("dialog[open]")).toBeVisible();
    },
  },
};

for (const [tongue, locale] of [["en", "en-GB"], ["zh", "zh-CN"]] as const) {
  test.describe(() => {
    test.use({ locale });

    for (const [name, { address, there, play }] of Object.entries(scenes)) {
      test(`picture: ${name}, ${tongue}`, async ({ page }, info) => {
        await signIn(page, "rep");
        await page.goto(address(await firstAccount(page)), { waitUntil: "networkidle" });
        await expect(page.locator(there).first()).toBeVisible();
        await play?.(page);
        const kept = process.env.MERIDIAN_SCREENS !== undefined;
        const path = kept ? `${SHELF}/${name}.${tongue}.png` : info.outputPath(`${name}.png`);
        const picture = await page.screenshot({ path, animations: "disabled" });
        expect(picture.length).toBeGreaterThan(20_000);
      });
    }
  });
}
