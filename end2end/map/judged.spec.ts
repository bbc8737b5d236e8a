// What colleagues have judged: how far a person trusts us, how far the letters of a deal are known.

import { axe, expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";

type Role = "rep" | "admin" | "observer";

async function openMap(page: Page, role: Role = "rep"): Promise<string> {
  await signIn(page, role);
  const address = `${await firstAccount(page)}/map`;
  await page.goto(address);
  await expect(page.locator("[data-seat]").first()).toBeVisible();
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  return address;
}

const card = (page: Page, name: string) => page.locator(`[data-seat][aria-label*='${name}']`);
const trust = (page: Page) => page.locator(".insight .trust");
const figure = (page: Page) => page.locator("[popovertarget='map-trust']");
const letters = (page: Page) => page.locator(".meddpicc .letters li");
const points = (page: Page) => page.locator(".meddpicc .points");
const committed = (page: Page) => page.waitForResponse((response) => response.url().includes("/submit") && response.ok());

/** Chooses somebody and opens what is judged of their trust. */
async function openTrust(page: Page, name: string): Promise<void> {
  await card(page, name).click();
  await trust(page).locator("summary").click();
  await expect(page.locator("#t-credibility")).toBeVisible();
}

/** Chooses a value, or the words of one, and waits until it is kept. */
async function judge(page: Page, id: string, value: string | { label: string }): Promise<void> {
  const saved = committed(page);
  await page.locator(id).selectOption(value);
  await saved;
}

/** The letters of a deal beside the map. */
async function openLetters(page: Page): Promise<void> {
  await page.locator(".insight .meddpicc summary").click();
  await expect(letters(page)).toHaveCount(8);
}

/** The deal with this title, at an address of its own. */
async function dealAddress(page: Page, title: string): Promise<string> {
  const option = page.locator("#map-deal option", { hasText: title });
  return `/deals/${await option.getAttribute("value")}`;
}

const number = async (page: Page) => Number((await points(page).textContent())?.split(" ")[0]);

test("how far somebody trusts us is recorded, explained, seen by others and undone", async ({ page, another }) => {
  const address = await openMap(page);
  await openTrust(page, "Gu Mingche");
  await expect(figure(page)).toContainText("–");
  for (const [id, label] of [["credibility", "8"], ["reliability", "7"], ["intimacy", "5"], ["self", "2"]] as const) {
    await judge(page, `#t-${id}`, { label });
  }
  await expect(figure(page)).toContainText("10.00");
  await expect(trust(page)).toContainText("76.1");
  await figure(page).click();
  await expect(trust(page).locator(".explain .formula")).toContainText("(C + R + I) ÷ S");
  await expect(trust(page).locator(".explain .parts tbody tr")).toHaveCount(4);
  await page.keyboard.press("Escape");
  await axe(page);

  const other = await another();
  await signIn(other, "admin");
  await other.goto(address);
  await other.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  await openTrust(other, "Gu Mingche");
  await expect(figure(other)).toContainText("10.00");
  await judge(other, "#t-self", { label: "10" });
  await expect(figure(page)).toContainText("2.00");
  const undone = committed(other);
  await other.locator(".tray").getByRole("button", { name: "Undo" }).click();
  await undone;
  await expect(figure(page)).toContainText("10.00");

  await page.reload();
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  await openTrust(page, "Gu Mingche");
  await expect(page.locator("#t-intimacy option:checked")).toHaveText("5");
  await expect(figure(page)).toContainText("10.00");
});

test("the past shows the judgements of then, and they cannot be changed there", async ({ page }) => {
  await openMap(page);
  await openTrust(page, "Lu Xiuyuan");
  await expect(figure(page)).toContainText("10.00");
  await judge(page, "#t-self", { label: "4" });
  await expect(figure(page)).toContainText("5.00");
  await page.getByRole("button", { name: "History: what this map was" }).click();
  await expect.poll(() => page.locator("#map-time").getAttribute("max")).not.toBe("0");
  await page.locator("#map-time").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(figure(page)).toContainText("10.00");
  await expect(page.locator("#t-self")).toBeDisabled();
  await expect(trust(page).locator(".why")).toContainText("thought then");
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(page.locator("#t-self")).toBeEnabled();
  await expect(figure(page)).toContainText("5.00");
});

test("nobody is asked how far a monitor trusts us", async ({ page }) => {
  await openMap(page);
  await card(page, "Yan Zheng").click();
  await trust(page).locator("summary").click();
  await expect(trust(page)).toContainText("not reckoned for monitors");
  await expect(page.locator("#t-credibility")).toHaveCount(0);
});

test("who may only read sees judgements and letters disabled, with the reason", async ({ page }) => {
  await openMap(page, "observer");
  await openTrust(page, "Lu Xiuyuan");
  await expect(figure(page)).toContainText("10.00");
  await expect(page.locator("#t-credibility")).toBeDisabled();
  await expect(trust(page).locator(".why")).toContainText("not change it");
  await openLetters(page);
  await expect(page.locator("#map-letter-0")).toBeDisabled();
  await expect(page.locator(".meddpicc .why")).toContainText("not change them");
});

test("a letter is recorded beside the map and on the sheet of the deal, and each follows the other", async ({ page, another }) => {
  await openMap(page);
  await openLetters(page);
  const before = await number(page);
  await expect(letters(page).first()).toContainText("Recorded as of");
  await expect(letters(page).nth(3)).toContainText("By the map");
  await expect(page.locator(".meddpicc .tag").first()).toHaveText("Needs work");
  const address = await dealAddress(page, "Nanping integrated OR");

  const other = await another();
  await signIn(other, "admin");
  const joined = other.waitForEvent("websocket");
  await other.goto(address);
  await joined;
  await other.locator(".meddpicc summary").click();
  await expect(letters(other)).toHaveCount(8);
  await expect(points(other)).toHaveText(`${before} of 16`);
  await expect(letters(other).nth(3)).toContainText("By the map");
  await axe(other);

  await judge(page, "#map-letter-0", "2");
  await expect(points(page)).toHaveText(`${before + 1} of 16`);
  await expect(points(other)).toHaveText(`${before + 1} of 16`);
  await expect(other.locator("#deal-letter-0")).toHaveValue("2");

  const written = committed(other);
  await other.locator("#deal-letter-0-evidence").fill("Finance has confirmed 60 operations a year");
  await other.locator("#deal-letter-0-evidence").blur();
  await written;
  await expect(page.locator("#map-letter-0-evidence")).toHaveValue("Finance has confirmed 60 operations a year");

  // What is recorded wins over the map; taken back, the map counts again.
  await judge(page, "#map-letter-3", "0");
  await expect(letters(other).nth(3)).toContainText("Recorded as of");
  await judge(other, "#deal-letter-3", "");
  await expect(letters(page).nth(3)).toContainText("By the map");
  await other.locator(".toast", { hasText: "Removed" }).getByRole("button", { name: "Undo" }).click();
  await expect(letters(page).nth(3)).toContainText("Recorded as of");
});

test("the score opens its parts, and the weighted one too", async ({ page }) => {
  await openMap(page);
  await page.locator("[popovertarget='map-meddpicc']").click();
  await expect(page.locator("#map-meddpicc .parts tbody tr")).toHaveCount(8);
  await expect(page.locator("#map-meddpicc .formula")).toContainText("eight letters");
  await expect(page.locator("#map-meddpicc footer")).toContainText("MEDDPICC model v1");
  await page.keyboard.press("Escape");
  await page.locator("[popovertarget='map-weighted']").click();
  await expect(page.locator("#map-weighted .parts tbody tr")).toHaveCount(8);
  await expect(page.locator("#map-weighted")).toContainText("without evidence");
});

test("unknown metrics are a risk once a proposal lies on the table, until they are recorded", async ({ page }) => {
  await openMap(page);
  await openLetters(page);
  await expect(page.locator(".meddpicc")).toContainText("in phase 2");
  const renewal = page.locator("#map-deal option", { hasText: "Anaesthesia service renewal" });
  await judge(page, "#map-deal", (await renewal.getAttribute("value")) ?? "");
  await expect(page.locator(".meddpicc .warned")).toContainText("in phase 4");
  await expect(page.locator("#map-letter-0")).toHaveValue("");
  await judge(page, "#map-letter-0", "1");
  await expect(page.locator(".meddpicc .warned")).toHaveCount(0);
  await expect(page.locator(".meddpicc")).toContainText("in phase 4");
});

test("without a deal nothing can be recorded, and the reason stands there", async ({ page }) => {
  await openMap(page);
  await openLetters(page);
  await judge(page, "#map-deal", "");
  await expect(page.locator("#map-letter-0")).toBeDisabled();
  await expect(page.locator(".meddpicc .why")).toContainText("Choose which deal");
  await expect(points(page)).toContainText("proven by the map");
});
