// The rules of figures: versions are added, open maps follow, two who save hear of each other.

import { axe, expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";

async function openRules(page: Page): Promise<void> {
  await signIn(page, "admin");
  const joined = page.waitForEvent("websocket");
  await page.goto("/settings");
  await joined;
  await page.waitForLoadState("networkidle");
  await expect(page.locator("#rule-influence-share")).toBeVisible();
}

const section = (page: Page) => page.locator("#rules").locator("xpath=../..");
const save = (page: Page) => section(page).locator(".rules [type=submit]");

async function change(page: Page, field: string, value: string, note: string): Promise<void> {
  await page.locator(field).fill(value);
  await page.locator("#rules-note").fill(note);
  await save(page).click();
}

test("a version is saved with its reason, is followed by an open map, and is gone back from", async ({ page, another }) => {
  const map = await another();
  await signIn(map, "rep");
  const account = await firstAccount(map);
  const joined = map.waitForEvent("websocket");
  await map.goto(`${account}/map`);
  await joined;
  await expect(map.locator(".insight .influence")).toContainText("α = 0.50");

  await openRules(page);
  await change(page, "#rule-influence-share", "0.3", "Fewer are moved than we thought");
  await expect(section(page)).toContainText("Version 2 is in force");
  await expect(section(page).locator(".versions tbody tr").first()).toContainText("Fewer are moved");
  await expect(section(page).locator(".versions tbody tr").first()).toContainText("0.5 → 0.3");
  await expect(map.locator(".insight .influence")).toContainText("α = 0.30");
  await map.locator("[popovertarget='map-wsi']").click();
  await expect(map.locator("#map-wsi footer")).toContainText("2");

  await section(page).getByRole("button", { name: "Fill in this version: 1" }).click();
  await expect(page.locator("#rule-influence-share")).toHaveValue("0.5");
  await save(page).click();
  await expect(section(page)).toContainText("Version 3 is in force");
  await axe(page);
});

test("what cannot be is said beside its field, and weights have to add up", async ({ page }) => {
  await openRules(page);
  await page.locator("#rule-stale-days").fill("1.5");
  await expect(page.locator("#rule-stale-days-err")).toContainText("whole number");
  await page.locator("#rule-stale-days").fill("90");
  await page.locator("#rule-level").fill("0.6");
  await expect(page.locator("#rules-sum")).toContainText("1.2");
  await save(page).click();
  await expect(page.locator("#rules-note-err")).toBeVisible();
  await expect(section(page)).toContainText("Version 1 is in force");
});

test("who saves second is told, and keeps what they changed", async ({ page, another }) => {
  const other = await another();
  await openRules(page);
  await openRules(other);
  await other.locator("#rule-gap-days").fill("45");
  await change(page, "#rule-stale-days", "60", "Ask sooner");
  await expect(section(page)).toContainText("Version 2 is in force");
  await expect(section(other).locator(".banner")).toContainText("version 2");
  await expect(other.locator("#rule-gap-days")).toHaveValue("45");
  await section(other).getByRole("button", { name: "Keep my changes on top of it" }).click();
  await expect(other.locator("#rule-stale-days")).toHaveValue("60");
  await other.locator("#rules-note").fill("And act sooner");
  await save(other).click();
  await expect(section(page)).toContainText("Version 3 is in force");
});

test("programs read the rules in force and all versions", async ({ page }) => {
  await openRules(page);
  await change(page, "#rule-influence-share", "0.4", "Less");
  await expect(section(page)).toContainText("Version 2 is in force");
  await page.locator("#token-name").fill("rules");
  await page.getByRole("button", { name: "New token" }).click();
  const token = await page.locator("#made-token").inputValue();
  const response = await page.request.get("/api/v1/models", { headers: { authorization: `Bearer ${token}` } });
  const models = await response.json();
  expect(models.map.map).toMatchObject({ version: 2, influence_share: 0.4 });
  expect(models.built_in.map.influence_share).toBe(0.5);
  expect(models.versions).toHaveLength(1);
});
