// The same people in each arrangement, and what it means to put somebody somewhere in them.

import { axe, expect, firstAccount, mouseDrag, type Page, signIn, test, touchDrag } from "../fixtures/meridian.ts";

/** Opens a view of the map of the first account. */
async function openView(page: Page, view: string): Promise<string> {
  await signIn(page, "rep");
  const account = await firstAccount(page);
  const address = `${account}/map`;
  await page.goto(`${address}?view=${view}`);
  await expect(page.locator("[data-seat]").first()).toBeVisible();
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  return address;
}

const views = (page: Page) => page.locator(".mapbar nav.seg");
const saved = (page: Page) => page.waitForResponse((response) => response.url().includes("/submit") && response.ok());
const places = (page: Page) =>
  page.locator("[data-seat]").evaluateAll((cards) => cards.map((card) => `${card.id} ${card.getAttribute("transform")}`).sort().join());

/** Cards have stopped gliding. */
async function settled(page: Page): Promise<void> {
  let before = "";
  await expect
    .poll(async () => {
      const now = `${await places(page)} ${await page.locator("#map-world").getAttribute("viewBox")}`;
      const same = now === before;
      before = now;
      return same;
    })
    .toBe(true);
}

test("every view shows the same people, each in its own order, and none breaks a rule", async ({ page }) => {
  await openView(page, "free");
  const people = await page.locator("[data-seat]").count();
  const seen = new Set([await places(page)]);
  for (const view of ["tree", "grid", "network", "circles"]) {
    await views(page).locator(`a[href*='view=${view}']`).click();
    await expect(page.locator(".map")).toHaveAttribute("data-view", view);
    await settled(page);
    await expect(page.locator("[data-seat]")).toHaveCount(people);
    seen.add(await places(page));
    await axe(page);
  }
  expect(seen.size).toBe(5);
  await page.goBack();
  await expect(page.locator(".map")).toHaveAttribute("data-view", "network");
});

test("on the grid a drag changes power and interest, undo takes it back, and another cell is foretold", async ({ page }) => {
  await openView(page, "grid");
  await settled(page);
  const card = page.locator("[data-seat][aria-label*='Ding Ruochuan']");
  const before = await card.getAttribute("transform");
  const box = await card.boundingBox();
  const grid = await page.locator(".ground .ax").boundingBox();
  if (box === null || grid === null) throw new Error("no grid");
  const done = saved(page);
  await mouseDrag(page, card, { x: grid.x + 12 + box.width / 2, y: grid.y + grid.height - 12 - box.height / 2 }, {
    before: () => expect(page.locator(".read text")).toHaveText(/interest 4 → 1, power 3 → 1/),
  });
  await done;
  await expect(page.locator(".read")).toHaveCount(0);
  await expect(card).not.toHaveAttribute("transform", before ?? "");
  await card.click();
  const chosen = (name: string) => page.getByRole("group", { name }).locator("[aria-pressed='true']");
  await expect(chosen("Power")).toHaveText("1");
  await expect(chosen("Interest")).toHaveText("1");
  await card.focus();
  await page.keyboard.press("Control+z");
  await expect(chosen("Power")).toHaveText("3");
  await settled(page);
  await expect(card).toHaveAttribute("transform", before ?? "");
});

test("on the grid Shift and arrows rate whoever has the focus, and the quadrants follow", async ({ page }) => {
  await openView(page, "grid");
  await expect(page.locator(".side h2")).toHaveText("Quadrants");
  const manage = page.locator(".quads ul").first().locator("li");
  const count = await manage.count();
  const card = page.locator("[data-seat][aria-label*='Ding Ruochuan']");
  await card.focus();
  const done = saved(page);
  await page.keyboard.press("Shift+ArrowUp");
  await done;
  await expect(manage).toHaveCount(count + 1);
  await expect(page.locator(".map > [role='status']")).toContainText("Rated 1 person");
  await page.keyboard.press("Control+z");
  await expect(manage).toHaveCount(count);
});

test("in the circles a finger puts somebody into the inner circle", async ({ page, browser, baseURL }) => {
  const address = await openView(page, "circles");
  const context = await browser.newContext({ hasTouch: true, ...(baseURL ? { baseURL } : {}) });
  await context.addCookies(await page.context().cookies());
  const tablet = await context.newPage();
  await tablet.goto(`${address}?view=circles`);
  await tablet.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  await settled(tablet);
  const card = tablet.locator("[data-seat][aria-label*='Tao Jingshu']");
  const ring = await tablet.locator(".ring").last().boundingBox();
  if (ring === null) throw new Error("no ring");
  const done = saved(tablet);
  await touchDrag(tablet, card, { x: ring.x + ring.width / 2, y: ring.y + ring.height / 2 }, {
    hold: 420,
    before: () => expect(tablet.locator(".read text")).toHaveText("Inner circle"),
  });
  await done;
  await settled(tablet);
  await expect(card.locator(".inner")).toHaveCount(1);
  await expect(page.locator("[data-seat][aria-label*='Tao Jingshu'] .inner")).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await context.close();
});

test("in the tree whoever is put on somebody reports to them, and aside they go back", async ({ page }) => {
  await openView(page, "tree");
  await settled(page);
  const nurse = page.locator("[data-seat][aria-label*='Tao Jingshu']");
  const before = await nurse.getAttribute("transform");
  const box = await page.locator(".canvas").boundingBox();
  if (box === null) throw new Error("no canvas");
  await mouseDrag(page, nurse, { x: box.x + 30, y: box.y + 30 });
  await settled(page);
  await expect(nurse).toHaveAttribute("transform", before ?? "");
  const head = page.locator("[data-seat][aria-label*='Ding Ruochuan']");
  const all = await places(page);
  const done = saved(page);
  await mouseDrag(page, nurse, head, { before: () => expect(page.locator(".read text")).toHaveText("reports to Ding Ruochuan") });
  await done;
  await settled(page);
  // Her own place may be the same by chance; those beside her have moved.
  expect(await places(page)).not.toBe(all);
  await nurse.focus();
  await page.keyboard.press("Control+z");
  await settled(page);
  expect(await places(page)).toBe(all);
});

test("laying out leaves alone whom a hand has placed, unless everybody is asked for", async ({ page }) => {
  await openView(page, "free");
  const card = page.locator("[data-seat][aria-label*='Ding Ruochuan']");
  const box = await card.boundingBox();
  if (box === null) throw new Error("no card");
  let done = saved(page);
  await mouseDrag(page, card, { x: box.x + box.width / 2 + 70, y: box.y + box.height / 2 + 50 });
  await done;
  const placed = await card.getAttribute("transform");
  const layOut = async (item: RegExp) => {
    await page.locator("[popovertarget='lay-out']").click();
    done = saved(page);
    await page.getByRole("menuitem", { name: item }).click();
    await done;
    await settled(page);
  };
  await layOut(/keeping/);
  await expect(card).toHaveAttribute("transform", placed ?? "");
  await layOut(/everybody/);
  await expect(card).not.toHaveAttribute("transform", placed ?? "");
  await card.focus();
  for (let times = 0; times < 3; times += 1) {
    done = saved(page);
    await page.keyboard.press("Control+z");
    await done;
  }
});
