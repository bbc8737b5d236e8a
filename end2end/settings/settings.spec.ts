// Settings: oneself, one's ways in, and what administrators do.

import { committed } from "../board/board.ts";
import { axe, expect, type Page, type Role, signIn, test } from "../fixtures/meridian.ts";
import { PASSWORD } from "../fixtures/sign-in.ts";

async function openSettings(page: Page, role: Role): Promise<void> {
  await signIn(page, role);
  const joined = page.waitForEvent("websocket");
  await page.goto("/settings");
  await joined;
  await expect(page.locator("#devices")).toBeVisible();
}

test("one's name is changed by oneself, and the settings break no rule", async ({ page }) => {
  await openSettings(page, "contributor");
  await expect(page.locator("#people")).toHaveCount(0);
  const name = `Somebody ${Date.now()}`;
  await page.locator("#name-en").fill(name);
  await page.locator("#profile").locator("xpath=../..").getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".toast")).toContainText("Your name was saved");
  await page.reload();
  await expect(page.locator("#name-en")).toHaveValue(name);
  await axe(page);
});

test("language and theme change without a reload", async ({ page }) => {
  await openSettings(page, "rep");
  await page.getByRole("group", { name: "Language" }).getByRole("button", { name: "中文" }).click();
  await expect(page.locator("h1")).toHaveText("设置");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("button", { name: "深色", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await axe(page);
});

test("a browser one does not know is signed out", async ({ page, another }) => {
  const other = await another();
  await signIn(other, "trainer");
  await openSettings(page, "trainer");
  const lines = page.locator("#devices").locator("xpath=../..").locator(".lines > li");
  await expect(lines).toHaveCount(2);
  await expect(lines.filter({ hasText: "this one" })).toHaveCount(1);
  await lines.getByRole("button", { name: /^Sign out/ }).click();
  await expect(lines).toHaveCount(1);
  // The page of the other browser may be on its way to the sign-in by itself.
  await other.goto("/settings").catch((error: Error) => {
    if (!error.message.includes("interrupted by another navigation")) throw error;
  });
  await expect(other).toHaveURL(/signin/);
});

test("the password is changed with the old one, and the others are signed out", async ({ page, another, complaints }) => {
  complaints.expect(/401/);
  const other = await another();
  await signIn(other, "observer");
  await openSettings(page, "observer");
  const change = async (old: string, fresh: string) => {
    await page.locator("#old-password").fill(old);
    await page.locator("#new-password").fill(fresh);
    await page.locator("#new-password-again").fill(fresh);
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change("wrong", "something long");
  await expect(page.locator("#old-password-err")).toBeVisible();
  await change(PASSWORD, "short");
  await expect(page.locator("#new-password-err")).toBeVisible();
  await change(PASSWORD, "something long");
  await expect(page.locator(".toast")).toContainText("Password changed");
  await other.goto("/settings");
  await expect(other).toHaveURL(/signin/);
  await change("something long", PASSWORD);
  await expect(page.locator("#old-password")).toHaveValue("");
});

test("a token is shown once, works, and is revoked", async ({ page, server }) => {
  await openSettings(page, "rep");
  const name = `Report ${Date.now()}`;
  await page.locator("#token-name").fill(name);
  await page.getByRole("button", { name: "New token" }).click();
  const token = await page.locator("#made-token").inputValue();
  const read = () => fetch(`${server.url}/api/v1/accounts`, { headers: { authorization: `Bearer ${token}` } });
  expect((await read()).status).toBe(200);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.locator("#made-token")).toHaveCount(0);
  const line = page.locator(".lines > li").filter({ hasText: name });
  await line.getByRole("button").click();
  await expect(line).toHaveCount(0);
  expect((await read()).status).toBe(401);
});

test("an administrator adds somebody who can then sign in, and switches them off", async ({ page, another, complaints }) => {
  complaints.expect(/401/);
  await openSettings(page, "admin");
  const login = `new${Date.now()}`;
  await page.getByRole("button", { name: "New person" }).click();
  await page.locator("#person-en").fill(`Newcomer ${login}`);
  await page.locator("#person-login").fill(login);
  await page.locator("#person-password").fill("a first password");
  await page.locator("dialog[open] [type=submit]").click();
  await expect(page.locator(".toast").filter({ hasText: "The password was set" })).toBeVisible();
  const row = page.locator("tbody tr").filter({ hasText: login });
  await expect(row).toContainText("Account manager");
  const other = await another();
  const enter = async () => {
    await other.goto("/signin");
    await other.locator("[name=login]").fill(login);
    await other.locator("[name=password]").fill("a first password");
    await other.locator("form:has([name=password]) [type=submit]").click();
  };
  await enter();
  await expect(other.locator("[name=password]")).toHaveCount(0);
  await row.getByRole("button").click();
  await page.locator("dialog[open]").getByRole("switch").click();
  await committed(page, () => page.locator("dialog[open] [type=submit]").click());
  await expect(row).toContainText("off");
  await other.goto("/accounts");
  await expect(other).toHaveURL(/signin/);
});

test("an administrator keeps rates and sees how the program is", async ({ page }) => {
  await openSettings(page, "admin");
  const rates = page.locator("#rates").locator("xpath=../..");
  await page.locator("#rate-currency").fill("sek");
  await page.locator("#rate-on").fill("2026-11-01");
  await page.locator("#rate-worth").fill("0.685");
  await page.getByRole("button", { name: "Add rate" }).click();
  const row = rates.locator("tbody tr").filter({ hasText: "SEK" });
  await expect(row).toContainText("0.685");
  await row.getByRole("button").click();
  await expect(row).toHaveCount(0);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).first().click();
  await expect(row).toHaveCount(1);
  await expect(page.locator("#condition").locator("xpath=../..")).toContainText("SQLite");
  await axe(page);
});

for (const [width, height] of [[1024, 768], [768, 1024]] as const) {
  test(`on a tablet of ${width} × ${height} nothing is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openSettings(page, "admin");
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await axe(page);
  });
}
