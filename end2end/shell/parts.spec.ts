// The parts of the program that come when a room is opened, and what happens when one does not.

import { axe, expect, signIn, test } from "../fixtures/meridian.ts";

const PART = /\/pkg\/.*\/import\.bin/;

test("a part that does not come is told of, loses nothing, and comes when it is asked for again", async ({ page, complaints }) => {
  complaints.expect(/import\.bin|Failed to fetch/);
  await signIn(page, "admin");
  await page.goto("/accounts", { waitUntil: "networkidle" });
  await page.route(PART, (route) => route.abort());
  await page.locator("a[href='/import']").first().click();
  await expect(page.getByRole("heading", { name: "This page did not come" })).toBeVisible();
  await axe(page);
  // The rest of the program goes on.
  await page.locator("a[href='/accounts']").first().click();
  await expect(page.locator("table.list tbody tr").first()).toBeVisible();
  await page.locator("a[href='/import']").first().click();
  await expect(page.getByRole("heading", { name: "This page did not come" })).toBeVisible();
  await page.unroute(PART);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Import", level: 1 })).toBeVisible();
});

test("a page whose part is late comes alive when it is there", async ({ page, complaints }) => {
  complaints.expect(/import\.bin|Failed to fetch/);
  await signIn(page, "admin");
  let refused = 0;
  await page.route(PART, async (route) => {
    refused += 1;
    if (refused > 2) await route.continue();
    else await route.abort();
  });
  await page.goto("/import");
  await expect(page.getByRole("heading", { name: "Import", level: 1 })).toBeVisible();
  const file = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("account,sector\nAcme,medical\n") };
  await expect(async () => {
    await page.locator("#import-files").setInputFiles([file]);
    await expect(page.getByText("a.csv").first()).toBeVisible({ timeout: 5_000 });
  }).toPass();
});
