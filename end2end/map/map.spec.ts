// The people map as hands, keys and fingers use it.

import { axe, expect, firstAccount, mouseDrag, type Page, pinch, signIn, test, touchDrag } from "../fixtures/meridian.ts";

/** Opens the map of the first account that has people on it. */
async function openMap(page: Page): Promise<string> {
  await signIn(page, "rep");
  const address = `${await firstAccount(page)}/map`;
  await page.goto(address);
  await expect(page.locator("[data-seat]").first()).toBeVisible();
  // Fitting the map to the canvas is the first thing the living page does.
  await expect.poll(() => page.locator("#mini-view").getAttribute("width")).not.toBe("1");
  return address;
}

const first = (page: Page) => page.locator("[data-seat]").first();
const viewBox = (page: Page) => page.locator("#map-world").getAttribute("viewBox");

async function ground(page: Page) {
  const box = await page.locator(".canvas").boundingBox();
  if (box === null) throw new Error("no canvas");
  return { x: box.x + 6, y: box.y + box.height / 2 };
}

test("a person dragged stays where they were put, and undo puts them back", async ({ page }) => {
  await openMap(page);
  const card = page.locator(`#${await first(page).getAttribute("id")}`);
  const before = await card.getAttribute("transform");
  const box = await card.boundingBox();
  if (box === null) throw new Error("no card");
  const saved = page.waitForResponse((response) => response.url().includes("/submit") && response.ok());
  await mouseDrag(page, card, { x: box.x + box.width / 2 + 60, y: box.y + box.height / 2 + 40 });
  await saved;
  const after = await card.getAttribute("transform");
  expect(after).not.toBe(before);
  await page.reload();
  await expect(card).toHaveAttribute("transform", after ?? "");
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  await mouseDrag(page, card, { x: box.x + 10, y: box.y + 10 }, { cancel: true });
  await expect(card).toHaveAttribute("transform", after ?? "");
});

test("undo and redo of a support", async ({ page }) => {
  await openMap(page);
  await page.locator("[data-seat]:not(.mon)").first().click();
  const plus = page.locator(".side .five").first().getByRole("button", { name: "+2" });
  const was = await plus.getAttribute("aria-pressed");
  const saved = page.waitForResponse((response) => response.url().includes("/submit") && response.ok());
  await plus.click();
  await saved;
  await expect(plus).not.toHaveAttribute("aria-pressed", was ?? "");
  await page.keyboard.press("Control+z");
  await expect(plus).toHaveAttribute("aria-pressed", was ?? "");
  await expect(page.locator(".toast")).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expect(plus).not.toHaveAttribute("aria-pressed", was ?? "");
});

test("the map pans with the ground, zooms with the wheel and keys, and fits", async ({ page }) => {
  await openMap(page);
  const fitted = await viewBox(page);
  const from = await ground(page);
  await mouseDrag(page, from, { x: from.x + 80, y: from.y + 30 });
  await expect.poll(() => viewBox(page)).not.toBe(fitted);
  const percent = page.locator(".zoom output");
  const before = await percent.textContent();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -60);
  await page.keyboard.up("Control");
  await expect(percent).not.toHaveText(before ?? "");
  await first(page).focus();
  await page.keyboard.press("0");
  await expect.poll(() => viewBox(page)).toBe(fitted);
});

test("two fingers pinch", async ({ browser, page: desk, baseURL }) => {
  const address = await openMap(desk);
  const context = await browser.newContext({ hasTouch: true, ...(baseURL ? { baseURL } : {}) });
  await context.addCookies(await desk.context().cookies());
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  const percent = page.locator(".zoom output");
  const before = await percent.textContent();
  await pinch(page, page.locator(".canvas"), 80, 240);
  await expect(percent).not.toHaveText(before ?? "");
  const card = page.locator("[data-seat]").first();
  const at = await card.getAttribute("transform");
  const box = await card.boundingBox();
  if (box) await touchDrag(page, card, { x: box.x + 90, y: box.y + 70 }, { hold: 420, cancel: true });
  await expect(card).toHaveAttribute("transform", at ?? "");
  await context.close();
});

test("a person is added by key, and a line to another by key", async ({ page }) => {
  await openMap(page);
  await first(page).focus();
  await page.keyboard.press("p");
  await page.locator("#p-name-en").fill("Wei Test");
  await page.locator("#p-name-zh").fill("魏试");
  const saved = page.waitForResponse((response) => response.url().includes("/submit") && response.ok());
  await page.locator("#p-name-zh").press("Enter");
  await saved;
  const card = page.getByRole("option", { name: /Wei Test|魏试/ });
  await expect(card).toHaveCount(1);
  await card.focus();
  await page.keyboard.press("l");
  await page.locator("#l-to").selectOption({ index: 1 });
  const joined = page.waitForResponse((response) => response.url().includes("/submit") && response.ok());
  await page.locator("dialog[open] footer .btn[data-kind=primary]").click();
  await joined;
  await expect(page.locator("#m-weight")).toHaveValue("50");
});

test("the keyboard lifts, moves and drops", async ({ page }) => {
  await openMap(page);
  const card = page.locator(`#${await first(page).getAttribute("id")}`);
  const before = await card.getAttribute("transform");
  await card.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(card).not.toHaveAttribute("transform", before ?? "");
  await page.keyboard.press("Escape");
  await expect(card).toHaveAttribute("transform", before ?? "");
});

test("the other browser follows, and sees the cursor with its name", async ({ page, another }) => {
  const address = await openMap(page);
  const second = await another();
  await signIn(second, "manager");
  await second.goto(address);
  const id = await first(page).getAttribute("id");
  const theirs = second.locator(`#${id}`);
  await second.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  const before = await theirs.getAttribute("transform");
  const box = await page.locator(`#${id}`).boundingBox();
  if (box === null) throw new Error("no card");
  await mouseDrag(page, page.locator(`#${id}`), { x: box.x + 140, y: box.y + 90 }, {
    before: async () => {
      await expect(second.locator(".cur text")).toBeVisible();
      await expect(theirs).not.toHaveAttribute("transform", before ?? "");
    },
  });
  const mine = await page.locator(`#${id}`).getAttribute("transform");
  await expect(theirs).toHaveAttribute("transform", mine ?? "");
});

test("nothing stands in the way of anybody", async ({ page }) => {
  const address = await openMap(page);
  await axe(page);
  await page.goto(`${address}?view=list`);
  await expect(page.getByRole("table").first()).toBeVisible();
  await axe(page);
});
