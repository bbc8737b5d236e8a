// The list of accounts and the overview of one.

import { axe, expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";

async function openYunze(page: Page): Promise<void> {
  await signIn(page, "rep");
  await page.goto(await firstAccount(page), { waitUntil: "networkidle" });
  await expect(page.locator(".account h1")).toBeVisible();
  await expect(page.locator(".three")).toBeVisible();
}

test("the list is searched as one types, and read with the arrows", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/accounts");
  const rows = page.locator("table.list tbody tr");
  await expect(rows).toHaveCount(14);
  await page.locator("#q").fill("Qiwu");
  await expect(rows).toHaveCount(1);
  await page.locator("#q").fill("");
  await expect(rows).toHaveCount(14);
  await rows.first().locator("a.who").focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1).locator("a.who")).toBeFocused();
  await axe(page);
});

test("a filter that fits nothing says so and can be cleared", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/accounts");
  await page.locator("#q").fill("no such hospital");
  await expect(page.locator(".empty")).toBeVisible();
  await page.locator(".empty button").click();
  await expect(page.locator("table.list tbody tr")).toHaveCount(14);
});

test("the overview shows vitals, actions, deals, people and what was heard", async ({ page }) => {
  await openYunze(page);
  await expect(page.locator(".vital")).toHaveCount(4);
  await expect(page.locator(".todo li").first()).toBeVisible();
  await expect(page.locator("table.deals tbody tr").first()).toBeVisible();
  await expect(page.locator(".who li").first()).toBeVisible();
  await expect(page.locator("ol.line li").first()).toBeVisible();
  await axe(page);
});

test("an action is ticked at once, and the tick can be taken back", async ({ page }) => {
  await openYunze(page);
  const todo = page.locator(".todo li");
  const before = await todo.count();
  // The row goes with the tick: there is no ticked box to wait for.
  await todo.first().locator("input[type=checkbox]").click();
  await expect(todo).toHaveCount(before - 1);
  await page.locator(".toast button").first().click();
  await expect(todo).toHaveCount(before);
});

test("a new action appears in its place", async ({ page }) => {
  await openYunze(page);
  const name = `Call back ${Date.now()}`;
  await page.locator("#todo").locator("xpath=..").getByRole("button").click();
  await page.locator("#action-title").fill(name);
  await page.locator("dialog form [type=submit]").click();
  await expect(page.locator(".todo").getByText(name, { exact: true })).toBeVisible();
});

test("the language changes without a reload", async ({ page }) => {
  await openYunze(page);
  await page.evaluate(() => {
    (window as unknown as { stayed: boolean }).stayed = true;
  });
  const before = await page.locator(".account h1").innerText();
  await page.locator(".topbar button[lang]").click();
  await expect(page.locator(".account h1")).not.toHaveText(before);
  expect(await page.evaluate(() => (window as unknown as { stayed?: boolean }).stayed)).toBe(true);
});

for (const [width, height] of [[1024, 768], [768, 1024]] as const) {
  test(`on a tablet of ${width} × ${height} nothing is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openYunze(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await axe(page);
  });
}
