// Health: the figure, its reasons, what if, the chart and its table.

import { axe, expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";

async function openHealth(page: Page): Promise<void> {
  await signIn(page, "rep");
  await page.goto(`${await firstAccount(page)}/health`, { waitUntil: "networkidle" });
  await expect(page.locator(".health .figure")).toBeVisible();
}

test("the figure is explained: formula, weights, contributions, what is missing, the model", async ({ page }) => {
  await openHealth(page);
  const why = page.locator(".col-why .explain");
  await expect(why.locator(".formula")).toContainText("Σ");
  await expect(why.locator("table.parts tbody tr")).toHaveCount(6);
  await expect(why.locator("footer")).toContainText(/v\d/);
  await expect(page.locator(".side")).toHaveCount(6);
  await axe(page);
});

test("the figure on the overview opens the same explanation", async ({ page }) => {
  await openHealth(page);
  await page.locator(".tabs a").first().click();
  const figure = page.locator("[popovertarget=why-health]");
  await figure.click();
  await expect(page.locator("#why-health .formula")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("#why-health")).toBeHidden();
  await expect(figure).toBeFocused();
});

test("what if is recomputed here and never saved", async ({ page }) => {
  const bell = page.waitForResponse("**/api/mentions");
  await openHealth(page);
  const now = page.getByTestId("what-if");
  const before = await now.innerText();
  // The chart has come with the library that draws it, and the bell knows who calls: what is asked now
  // would be asked by the trial.
  await expect(page.locator(".chart .plot svg")).toHaveCount(2);
  await bell;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.locator(".what-if input[type=range]").first().fill("100");
  await expect(now).not.toHaveText(before);
  expect(asked).toEqual([]);
  await page.locator(".what-if footer button").click();
  await expect(now).toHaveText(before);
});

test("the chart is drawn, and its table says the same", async ({ page }) => {
  await openHealth(page);
  await expect(page.locator(".chart .plot svg")).toHaveCount(2);
  expect(await page.locator(".chart").last().locator("table tbody tr").count()).toBeGreaterThan(1);
});

test("the chart follows dark and light", async ({ page }) => {
  await openHealth(page);
  await expect(page.locator(".chart .plot svg")).toHaveCount(2);
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
  await axe(page);
});

test("an incident holds the score until somebody says what was decided, and undo opens it again", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/health");
  const name = "Shuochuan Provincial People’s Hospital";
  await page.locator(".wlist").getByRole("button", { name }).click();
  await page.locator(".drill").getByRole("link", { name: "Acknowledge" }).click();
  const incidents = page.locator(".incidents");
  const open = incidents.locator("li[data-open]");
  await expect(open).toHaveCount(1);
  await expect(page.locator(".chart").last()).toContainText("Our champion has left");
  await axe(page, ".incidents");
  await open.getByRole("button", { name: "Acknowledge" }).click();
  const dialog = page.getByRole("dialog", { name: "Acknowledge the incident" });
  await dialog.getByRole("button", { name: "Acknowledge" }).click();
  await expect(dialog).toContainText("Say what was decided");
  await dialog.locator("textarea").fill("The area manager meets the successor on Friday.");
  await dialog.getByRole("button", { name: "Acknowledge" }).click();
  await expect(open).toHaveCount(0);
  await expect(incidents).toContainText("The area manager meets the successor on Friday.");
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await page.reload();
  await expect(open).toHaveCount(1);
});
