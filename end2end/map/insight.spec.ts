// What the people map says as a whole, and what it would say if.

import { axe, expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";

/** Opens the map of the first account: the best way to its buyer is .480, the runner-up .350. */
async function openMap(page: Page): Promise<void> {
  await signIn(page, "rep");
  const account = await firstAccount(page);
  await page.goto(`${account}/map`);
  await expect(page.locator("[data-seat]").first()).toBeVisible();
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
}

const whatIf = (page: Page) => page.locator(".insight .what-if");
const tryIt = (page: Page) => page.locator(".insight .loss .btn");

/** The lines of the highlighted way, by id. */
const way = (page: Page) => page.locator("#map-world path.path[id]").evaluateAll((paths) => paths.map((path) => path.id).sort());

/** The best way of the panel as it is, not as it is supposed. */
const best = (page: Page) => page.locator(".insight > div .paths .p").first();

test("blind spots are listed, and choosing one selects its people", async ({ page }) => {
  await openMap(page);
  const spots = page.locator(".blind li");
  const count = await spots.count();
  expect(count).toBeGreaterThan(0);
  await expect(page.locator(".insight .k", { has: page.locator("b") })).toContainText(String(count));
  await spots.filter({ hasText: /3 \D+ 4/ }).getByRole("button").click();
  await expect(page.locator("[data-seat][aria-selected='true']")).toHaveCount(4);
  await expect(page.locator(".map > [role='status']")).toContainText("4");
});

test("what if somebody leaves: figures before and after, another way, and everything back", async ({ page }) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/submit")) sent.push(request.url());
  });
  await openMap(page);
  await expect(best(page)).toHaveText(".480");
  const real = await way(page);
  expect(real.length).toBeGreaterThan(0);

  await tryIt(page).click();
  const row = whatIf(page).locator(".shifts tbody tr").last();
  await expect(row.locator("td").nth(0)).toHaveText(".480");
  await expect(row.locator("td").nth(1)).toHaveText(".350");
  await expect(whatIf(page).locator(".hypotheses li")).toHaveCount(1);
  await expect(page.locator("[data-seat][data-gone]")).toHaveCount(1);
  await expect.poll(() => way(page)).not.toEqual(real);
  await expect(page.locator(".map > [role='status']")).toContainText(".480 → .350");

  await whatIf(page).locator(":scope > .btn").click();
  await expect(whatIf(page)).toHaveCount(0);
  await expect(page.locator("[data-seat][data-gone]")).toHaveCount(0);
  await expect.poll(() => way(page)).toEqual(real);
  await page.reload();
  await expect(best(page)).toHaveText(".480");
  await expect(whatIf(page)).toHaveCount(0);
  expect(sent).toEqual([]);
});

test("a hypothesis is made and taken back by key", async ({ page }) => {
  await openMap(page);
  await page.locator("[data-seat]:not(.mon)").first().focus();
  await page.keyboard.press("Enter");
  const menu = page.locator("[popovertarget='m-what-if']");
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#m-what-if [role^='menuitem']").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-seat][data-gone]")).toHaveCount(1);
  await axe(page);
  await whatIf(page).locator(".hypotheses .btn").focus();
  await page.keyboard.press("Enter");
  await expect(whatIf(page)).toHaveCount(0);
});

test("the roles to fill follow from what is bought", async ({ page }) => {
  await openMap(page);
  const roles = page.locator("[popovertarget='map-roles']");
  await page.locator("#map-bought").selectOption({ index: 0 });
  await expect(roles).toContainText("–");
  await page.locator("#map-bought").selectOption({ index: 1 });
  await expect(roles).toContainText("%");
  await roles.click();
  await expect(page.locator("#map-roles .parts tbody tr").first()).toBeVisible();
});
