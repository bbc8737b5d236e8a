// The shell: where one left off, who is signed in, signing out.

import { expect, signIn, test } from "../fixtures/meridian.ts";

test("home opens where one left off, without showing another page first", async ({ page }) => {
  await signIn(page, "rep");
  await page.goto("/accounts");
  await page.locator("table.list tbody tr a.who").first().click();
  await page.locator(".tabs a[href$='/deals']").click();
  await page.waitForURL("**/deals");
  const there = page.url();
  await page.goto("/health");
  const answer = await page.goto("/");
  expect(answer?.request().redirectedFrom()?.url()).toMatch(/\/$/);
  await expect(page).toHaveURL(there);
  await page.goto("/pipelines");
  await expect(page.locator(".board")).toBeVisible();
  await page.locator(".topbar .logo").click();
  await expect(page).toHaveURL(/\/pipelines$/);
});

test("home knows a page that never came alive", async ({ page }) => {
  await signIn(page, "rep");
  await page.route("**/*.wasm", () => {});
  await page.goto("/pipelines", { waitUntil: "commit" });
  await expect(page.locator(".board")).toBeVisible();
  await page.locator(".topbar .logo").click();
  await expect(page).toHaveURL(/\/pipelines$/);
});

test("who signs in at another's browser does not land where that one left off", async ({ page }) => {
  await signIn(page, "rep");
  await page.goto("/accounts");
  await page.locator("table.list tbody tr a.who").first().click();
  await expect(page.locator(".account h1")).toBeVisible();
  await page.locator("button.me").click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/signin/);
  await signIn(page, "observer");
  await page.goto("/");
  await expect(page).toHaveURL(/\/accounts$/);
});

test("an address that is gone is not where home leads", async ({ page, complaints }) => {
  complaints.expect(/404/);
  await signIn(page, "rep");
  await page.goto("/accounts/00000000-0000-7000-8000-000000000000");
  await page.goto("/");
  await expect(page).toHaveURL(/\/accounts$/);
});

test("the menu says who is signed in and in which role", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/accounts");
  await page.locator("button.me").click();
  await expect(page.locator("#me")).toContainText("Manager");
});

test("a menu pressed before the page is alive offers its entries once it is", async ({ page }) => {
  await signIn(page, "manager");
  let arrive = () => {};
  const arrived = new Promise<void>((done) => {
    arrive = done;
  });
  await page.route("**/*.wasm", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto("/accounts", { waitUntil: "commit" });
  await page.locator("button.me").click();
  await expect(page.locator("#me")).toBeVisible();
  arrive();
  await expect(page.locator("#me")).toContainText("Manager");
  await page.keyboard.press("Escape");
  await expect(page.locator("#me")).toBeHidden();
});

test("at 768 × 1024 everything in the shell is large enough for a finger and nothing scrolls sideways", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, hasTouch: true, isMobile: true, baseURL: baseURL ?? "" });
  const page = await context.newPage();
  await signIn(page, "rep");
  await page.goto("/accounts");
  await expect(page.locator("button.me")).toBeVisible();
  const small = await page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>(".topbar a, .topbar button, .tabbar a, .tabbar button")];
    return targets
      .map((target) => ({ html: target.outerHTML.slice(0, 80), box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
      .map(({ html, box }) => `${box.width}×${box.height} ${html}`);
  });
  expect(small).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  await context.close();
});
