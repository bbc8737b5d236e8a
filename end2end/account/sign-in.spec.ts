// Signing in, and what each role then sees.

import { axe, expect, type Role, signIn, signInByHand, test } from "../fixtures/meridian.ts";

test("a wrong password is told in words, and what was typed stays", async ({ page, complaints }) => {
  complaints.expect(/401/);
  await page.goto("/signin");
  await page.locator("[name=login]").fill("rep");
  await page.locator("[name=password]").fill("wrong");
  await page.locator("form:has([name=password]) [type=submit]").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator("[name=login]")).toHaveValue("rep");
});

test("the sign-in page speaks both languages and passes the accessibility rules", async ({ page }) => {
  await page.goto("/signin");
  await axe(page);
  const before = await page.locator("html").getAttribute("lang");
  await page.locator(".signin header button[lang]").click();
  await expect(page.locator("html")).not.toHaveAttribute("lang", before ?? "");
});

test("what is typed while the page comes alive stays", async ({ page }) => {
  // The program comes late: the form is there, filled, and only then alive.
  await page.route(/\.wasm$/, async (route) => {
    await expect(page.locator("[name=login]")).toHaveValue("rep");
    await route.continue();
  });
  await page.goto("/signin", { waitUntil: "commit" });
  await page.locator("[name=login]").fill("rep");
  await page.waitForLoadState("networkidle");
  await expect(page.locator("[name=login]")).toHaveValue("rep");
});

test("signing in works before the program is loaded", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/signin");
  await page.locator("[name=login]").fill("rep");
  await page.locator("[name=password]").fill("meridian");
  await page.locator("form:has([name=password]) [type=submit]").click();
  await expect(page.locator("[name=password]")).toHaveCount(0);
  await page.goto("/accounts");
  await expect(page.locator("table.list tbody tr").first()).toBeVisible();
  await context.close();
});

const seen: [Role, number][] = [
  ["admin", 14],
  ["manager", 13],
  ["rep", 5],
];

for (const [role, accounts] of seen) {
  test(`${role} sees ${accounts} accounts`, async ({ page }) => {
    await signInByHand(page, role);
    await page.goto("/accounts");
    await expect(page.locator("table.list tbody tr")).toHaveCount(accounts);
  });
}

test("a trainer sees no accounts and is told so", async ({ page }) => {
  await signIn(page, "trainer");
  await page.goto("/accounts");
  await expect(page.locator("table.list")).toHaveCount(0);
  await expect(page.locator(".empty, .msg")).toBeVisible();
});
