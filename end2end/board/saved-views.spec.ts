// Saved views: a filter under a name, for oneself or for the team, in the address and on the bar.

import { axe, expect, type Locator, type Page, signIn, test } from "../fixtures/meridian.ts";
import { committed } from "./board.ts";

test.beforeEach(async ({ page }) => {
  await signIn(page, "rep");
});

const views = (page: Page): Locator => page.getByRole("group", { name: "Saved views" });
const chip = (page: Page, name: string): Locator => views(page).getByRole("button", { name: new RegExp(`^${name} — `) });
const panel = (page: Page): Locator => page.getByRole("dialog", { name: "Saved views" });

/** Opens the board of the first pipeline, whatever its filter leaves, and waits until it is alive. */
async function openBoard(page: Page, query = ""): Promise<void> {
  const joined = page.waitForEvent("websocket");
  await page.goto(`/pipelines${query}`);
  await joined;
  await expect(views(page)).toBeVisible();
}

async function openPanel(page: Page): Promise<void> {
  await views(page).getByRole("button", { name: "Views", exact: true }).click();
  await expect(page.locator("#view-name")).toBeVisible();
}

/** Below this the bar has room for the applied view alone. */
const isNarrow = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 1_100;

/** Applies a view from its chip, or from the panel where the bar has no room for it. */
async function apply(page: Page, name: string): Promise<void> {
  if (isNarrow(page)) {
    await openPanel(page);
    await panelLine(page, name).click();
  } else {
    await chip(page, name).click();
  }
}

async function saveAs(page: Page, name: string, shared = false): Promise<void> {
  await openPanel(page);
  await page.locator("#view-name").fill(name);
  if (shared) {
    await panel(page).getByLabel("Share with the team").check();
  }
  await committed(page, () => panel(page).getByRole("button", { name: "Save the view" }).click());
  await expect(chip(page, name)).toHaveAttribute("aria-pressed", "true");
}

test("the present filter is saved, applied from its chip, and stands in the address", async ({ page }) => {
  await openBoard(page, "?no_next=1");
  await saveAs(page, "Without a step");
  await expect(page).toHaveURL(/saved=[0-9a-f-]{36}/);
  await expect(page.locator(".toast")).toContainText("Saved the view “Without a step”");
  const link = page.url();
  await chip(page, "Without a step").click();
  await expect(page).not.toHaveURL(/no_next=1/);
  await expect(page).not.toHaveURL(/saved=/);
  await apply(page, "Without a step");
  await expect(page).toHaveURL(/no_next=1/);
  await axe(page);
  await openBoard(page, new URL(link).search);
  await expect(chip(page, "Without a step")).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("link", { name: "Table" }).click();
  await expect(page).toHaveURL(/view=table/);
  await expect(chip(page, "Without a step")).toHaveAttribute("aria-pressed", "true");
});

test("a filter that differs is marked, and taken over or gone back from", async ({ page }) => {
  await openBoard(page, "?kind=open&no_next=1");
  await saveAs(page, "Mine");
  const chips = page.getByRole("group", { name: "Filters" });
  await chips.getByRole("button", { name: /No next step/ }).click();
  await expect(chip(page, "Mine")).toContainText("changed");
  await chip(page, "Mine").click();
  await expect(page).toHaveURL(/no_next=1/);
  await expect(chip(page, "Mine")).not.toContainText("changed");
  await chips.getByRole("button", { name: /No next step/ }).click();
  await openPanel(page);
  await expect(panel(page).getByLabel("Take over the present filter")).toBeChecked();
  await committed(page, () => panel(page).getByRole("button", { name: "Save the view" }).click());
  await expect(chip(page, "Mine")).not.toContainText("changed");
  await page.reload();
  await expect(chip(page, "Mine")).toHaveAttribute("aria-pressed", "true");
  await expect(page).not.toHaveURL(/no_next/);
});

test("a name is needed and used once; it is changed and the view removed by keyboard", async ({ page }) => {
  await openBoard(page, "?over_p80=1");
  await openPanel(page);
  await axe(page);
  await page.locator("#view-name").press("Enter");
  await expect(page.locator("#view-name-err")).toBeVisible();
  await page.locator("#view-name").fill("Slow");
  await committed(page, () => page.locator("#view-name").press("Enter"));
  await expect(chip(page, "Slow")).toHaveAttribute("aria-pressed", "true");
  await openPanel(page);
  await page.locator("#view-name").fill("Too slow");
  await committed(page, () => page.locator("#view-name").press("Enter"));
  await expect(chip(page, "Too slow")).toBeVisible();
  await openPanel(page);
  await page.locator("#view-name").fill("Too slow");
  await panel(page).getByRole("button", { name: "Save as a new one" }).click();
  await expect(page.locator("#view-name-err")).toContainText("already");
  await panel(page).getByRole("button", { name: "Remove the view" }).focus();
  await committed(page, () => page.keyboard.press("Enter"));
  await expect(chip(page, "Too slow")).toHaveCount(0);
  await expect(page).toHaveURL(/over_p80=1/);
  await page.locator(".toast").filter({ hasText: "Removed the view" }).getByRole("button", { name: "Undo" }).click();
  await expect(chip(page, "Too slow")).toBeVisible();
});

test("what is shared reaches a colleague at once, what is private never does", async ({ page, another }) => {
  const other = await another();
  await signIn(other, "manager");
  await openBoard(other);
  await openBoard(page, "?no_next=1");
  await saveAs(page, "Only me");
  await saveCopy(page, "For all of us");
  if (isNarrow(other)) await openPanel(other);
  await expect(chip(other, "For all of us").or(panelLine(other, "For all of us"))).toHaveCount(1);
  expect(await other.content()).not.toContain("Only me");
});

/** Saves another view of the same filter, shared. */
async function saveCopy(page: Page, name: string): Promise<void> {
  await openPanel(page);
  await page.locator("#view-name").fill(name);
  await panel(page).getByLabel("Share with the team").check();
  await committed(page, () => panel(page).getByRole("button", { name: "Save as a new one" }).click());
}

/** A view that has no room on the bar. */
function panelLine(page: Page, name: string): Locator {
  return page.getByRole("button", { name: `Apply the view “${name}”` });
}

test("a colleague's view can be used and copied, not changed", async ({ page, another }) => {
  await openBoard(page, "?no_next=1");
  await saveAs(page, "Team list", true);
  const other = await another();
  await signIn(other, "manager");
  await openBoard(other, new URL(page.url()).search);
  await openPanel(other);
  await expect(panel(other)).toContainText("only they change it");
  await expect(panel(other).getByRole("button", { name: "Remove the view" })).toHaveCount(0);
  await other.locator("#view-name").fill("My copy");
  await committed(other, () => panel(other).getByRole("button", { name: "Save the view" }).click());
  await expect(chip(other, "My copy")).toHaveAttribute("aria-pressed", "true");
});

for (const [width, height] of [[1280, 800], [1024, 768], [768, 1024]] as const) {
  test(`at ${width} × ${height} the page does not scroll sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openBoard(page, "?no_next=1");
    await openPanel(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    await expect(page.locator("#view-name")).toBeInViewport();
    await axe(page);
  });
}
