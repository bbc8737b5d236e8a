// What-if of every kind, scenarios, and what the map says of influence, single points and deals.

import { axe, expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";

async function openMap(page: Page, role: "rep" | "admin" = "rep"): Promise<string> {
  await signIn(page, role);
  const account = await firstAccount(page);
  const address = `${account}/map`;
  await page.goto(address);
  await expect(page.locator("[data-seat]").first()).toBeVisible();
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  return address;
}

const whatIf = (page: Page) => page.locator(".insight .what-if");
const shelf = (page: Page) => page.locator(".insight .scenarios");
const committed = (page: Page) => page.waitForResponse((response) => response.url().includes("/submit") && response.ok());

/** Supposes that the person the best way begins with leaves. */
async function supposeLoss(page: Page): Promise<void> {
  await page.locator(".insight .loss .btn").click();
  await expect(whatIf(page).locator(".hypotheses li")).toHaveCount(1);
}

/** The row of a scenario. */
const row = (page: Page, name: string) =>
  shelf(page).locator("li").filter({ has: page.getByRole("button", { name, exact: true }) });

async function keep(page: Page, name: string): Promise<void> {
  await shelf(page).getByRole("button", { name: "Keep as…" }).click();
  await page.locator("#scenario-name").fill(name);
  const saved = committed(page);
  await page.keyboard.press("Enter");
  await saved;
  await expect(row(page, name)).toBeVisible();
}

test("a scenario is kept, opened again, renamed, replaced and deleted, and others see it", async ({ page, another }) => {
  const address = await openMap(page);
  await supposeLoss(page);
  await keep(page, "Without him");
  await expect(whatIf(page).locator(".tag")).toHaveText("Without him");
  await whatIf(page).getByRole("button", { name: "Discard all" }).click();

  const other = await another();
  await signIn(other, "admin");
  await other.goto(address);
  await expect(row(other, "Without him")).toBeVisible();

  await page.reload();
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  await shelf(page).getByRole("button", { name: "Without him", exact: true }).click();
  const route = whatIf(page).locator(".shifts tbody tr").last().locator("td");
  await expect(route.nth(0)).toHaveText(".480");
  await expect(route.nth(1)).toHaveText(".350");

  const menu = (name: string) => row(page, name).locator("button[popovertarget^='sc-']");
  await menu("Without him").click();
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  await page.locator("#scenario-name").fill("He retires");
  const renamed = committed(page);
  await page.locator("dialog[open]").getByRole("button", { name: "Save", exact: true }).last().click();
  await renamed;
  await expect(row(other, "He retires")).toBeVisible();

  // Another hypothesis on top: the scenario is altered until it is replaced.
  await page.locator("[data-seat]:not(.mon):not([data-gone])").first().click();
  await page.locator("[popovertarget='m-what-if']").click();
  await page.locator("#m-what-if").getByRole("menuitemradio", { name: /^Power 1/ }).click();
  await expect(page.locator("[data-seat] .supposed")).toHaveCount(1);
  await expect(whatIf(page).locator(".tag")).toContainText("altered");
  await menu("He retires").click();
  const replaced = committed(page);
  await page.getByRole("menuitem", { name: "Replace by what is supposed now" }).click();
  await replaced;
  await expect(row(page, "He retires")).toContainText("2 changes");

  await menu("He retires").click();
  const removed = committed(page);
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await removed;
  await expect(row(page, "He retires")).toHaveCount(0);
  await expect(row(other, "He retires")).toHaveCount(0);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).first().click();
  await expect(row(page, "He retires")).toBeVisible();
});

test("two scenarios stand side by side with the map as it is", async ({ page }) => {
  await openMap(page);
  await supposeLoss(page);
  await keep(page, "A");
  await whatIf(page).getByRole("button", { name: "Discard all" }).click();
  await page.locator("[data-seat]:not(.mon)").first().click();
  await page.locator("[popovertarget='m-what-if']").click();
  await page.locator("#m-what-if").getByRole("menuitemradio", { name: /Opponent/ }).click();
  await keep(page, "B");
  await shelf(page).getByRole("button", { name: "Compare…" }).click();
  const table = page.locator("dialog[open] .compare");
  await expect(table.locator("thead th")).toHaveCount(4);
  await page.locator("#compare-one").selectOption({ label: "A" });
  await page.locator("#compare-other").selectOption({ label: "B" });
  const way = table.locator("tbody tr", { hasText: "Path to power" }).locator("td");
  await expect(way.nth(0)).toHaveText(".480");
  await expect(way.nth(1)).toHaveText(".350");
  await axe(page, "dialog[open]");
});

test("by key: W supposes anything, a line that would be is drawn and one that would be gone fades", async ({ page }) => {
  await openMap(page);
  await page.locator("[data-seat]:not(.mon)").first().focus();
  await page.keyboard.press("w");
  await expect(page.locator("#w-who")).toBeVisible();
  await axe(page, "dialog[open]");
  await page.locator("#w-kind").selectOption("drawn");
  await page.locator("#w-to").selectOption({ index: 2 });
  await page.locator("#w-weight").fill("0");
  await expect(page.locator("dialog[open]").getByRole("button", { name: "Suppose it" }).last()).toHaveAttribute("aria-disabled", "true");
  await page.locator("#w-weight").fill("90");
  await page.keyboard.press("Enter");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await expect(page.locator("#map-world .ghost-line")).toHaveCount(1);
  await expect(page.locator(".map > [role='status']")).toContainText("What if");
  await whatIf(page).getByRole("button", { name: "Discard all" }).click();
  await expect(page.locator("#map-world .ghost-line")).toHaveCount(0);
});

test("what if a line were gone, from its panel", async ({ page }) => {
  await openMap(page);
  // Whoever leads the ranking has a line of influence.
  await page.locator(".insight .ranked .clip").first().click();
  await page.locator(".side .lines button", { hasText: "Influences" }).first().click();
  await page.locator("[popovertarget='m-what-if-line']").click();
  await page.locator("#m-what-if-line").getByRole("menuitemradio", { name: "Gone" }).click();
  await expect(page.locator("#map-world path[data-gone]")).toHaveCount(1);
  await expect(whatIf(page).locator(".hypotheses li")).toHaveCount(1);
});

test("influence is ranked one step and all steps deep, explained, and shown on the map", async ({ page }) => {
  await openMap(page);
  const influence = page.locator(".insight .influence");
  await expect(influence.locator(".ranked li").first()).toBeVisible();
  await influence.getByRole("button", { name: "All steps" }).click();
  await expect(influence.locator(".ranked li").first()).toBeVisible();
  await influence.locator(".ranked .asks").first().click();
  await expect(influence.locator(".explain .parts tbody tr").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await influence.getByRole("button", { name: "Show on the map" }).click();
  await expect(page.locator("[data-seat][data-influence='4']").first()).toBeVisible();
});

test("single points, threads, the audit and MEDDPICC say what they rest on", async ({ page }) => {
  await openMap(page);
  await expect(page.locator(".insight .hangs")).toContainText("50%");
  await page.locator(".insight .hangs summary").click();
  await expect(page.locator(".insight .hangs details tr").first()).toBeVisible();

  await page.locator(".meddpicc summary").click();
  await expect(page.locator(".letters li")).toHaveCount(8);
  await expect(page.locator(".letters li").first()).toContainText("Recorded as of");
  await expect(page.locator(".meddpicc")).toContainText(/in phase \d/);
  await axe(page);
});
