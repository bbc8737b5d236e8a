// The plan of an account: its sheets, between two people, by hand and by keyboard.

import { axe, expect, firstAccount, mouseDrag, type Page, signIn, test, touchDrag } from "../fixtures/meridian.ts";

async function openPlan(page: Page, sheet: string): Promise<string> {
  await signIn(page, "rep");
  // The strategic account of the demo has a whole plan.
  await page.goto("/accounts", { waitUntil: "networkidle" });
  const link = page.getByRole("link", { name: "First Affiliated Hospital of Yunze University" }).first();
  const path = await link.getAttribute("href") ?? await firstAccount(page);
  await page.goto(`${path}/plan?sheet=${sheet}`, { waitUntil: "networkidle" });
  await expect(page.locator(".plan-head")).toBeVisible();
  return path;
}

test("an item is carried to another side by hand, by keyboard and by menu, and comes back whole", async ({ page, another }, info) => {
  const path = await openPlan(page, "swot");
  const other = await another();
  await signIn(other, "admin");
  await other.goto(`${path}/plan?sheet=swot`, { waitUntil: "networkidle" });
  const side = (on: Page, letter: string) => on.locator(`.side[data-side=${letter}]`);
  const grip = (name: string) => page.getByRole("button", { name: `Move “${name}”` }).first();
  await expect(page.locator(".half").first()).toContainText("2.58");
  await expect(page.locator(".half").nth(1)).toContainText("2.90");
  await axe(page);

  // A strength with a rating of 3 and a pair becomes a weakness: rating and pair go, and the other sees it.
  const drag = info.project.name === "tablet" ? touchDrag : mouseDrag;
  await drag(page, grip("Open data interface"), side(page, "W").locator("h3"));
  await expect(side(page, "W").locator("li.entry")).toHaveCount(4);
  await expect(side(other, "W").locator("li.entry")).toHaveCount(4);
  await expect(side(page, "W").getByLabel("Rating of Open data interface")).toHaveValue("");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(side(page, "S").locator("li.entry")).toHaveCount(3);
  await expect(side(other, "S").getByLabel("Rating of Open data interface")).toHaveValue("3");

  await grip("Engineer in two hours").focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("status").filter({ hasText: "Lifted" })).toHaveCount(1);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await expect(side(page, "S").locator("li.entry").first().getByLabel("What of Engineer in two hours")).toHaveValue("Engineer in two hours");
  await expect(grip("Engineer in two hours")).toBeFocused();

  await page.locator("[popovertarget^=swot-][popovertarget$=-move]").first().click();
  await page.getByRole("menuitem", { name: "Weaknesses" }).click();
  await expect(side(page, "W").locator("li.entry")).toHaveCount(4);
});

test("factors become threats, strategies are worth what their pairs say, goals follow from them", async ({ page }) => {
  const path = await openPlan(page, "pest");
  // The strong one that is not in the SWOT yet.
  const line = page.locator("li.entry", { has: page.locator("[id$=-why]") }).filter({ hasText: "Into Opportunities" }).first();
  await line.getByRole("button", { name: "Into Opportunities" }).click();
  await expect(page.getByText("In the SWOT as O4")).toBeVisible();

  await page.goto(`${path}/plan?sheet=tows`, { waitUntil: "networkidle" });
  const so1 = page.locator("li.card").first();
  await expect(so1).toContainText("4.90");
  await so1.locator(".asks").click();
  await expect(page.locator(".popover.explain:popover-open")).toContainText("S1");
  await page.keyboard.press("Escape");
  const wt1 = page.locator("[aria-labelledby=tows-WT] li.card");
  await expect(wt1).toContainText("no goal yet");
  await wt1.getByRole("button", { name: "Make a goal of it" }).click();
  await expect(wt1).toContainText("→ G4");
  await axe(page);

  await page.goto(`${path}/plan`, { waitUntil: "networkidle" });
  await expect(page.locator("li.goal")).toHaveCount(4);
  const lacks = page.locator(".lacks");
  await expect(lacks).toContainText("G4 has no action");
  await lacks.locator("li", { hasText: "G4 has no action" }).getByRole("button").click();
  const form = page.getByRole("dialog");
  await form.getByLabel("What is to be done").fill("Bundle instalments with service");
  await form.getByLabel("Due").fill("2027-01-15");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(lacks).not.toContainText("G4 has no action");
  await expect(page.getByLabel("Aimed at of Bundle instalments with service").locator("option", { hasText: "Yan Zheng" })).toHaveCount(0);
  await axe(page);
});

test("days are split in the browser, and the ledger says what came", async ({ page }) => {
  const path = await openPlan(page, "visits");
  await expect(page.locator(".chart .plot svg")).toBeVisible();
  const worth = page.getByTestId("split-worth");
  const before = await worth.innerText();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.getByLabel("Days there are").fill("30");
  await expect(worth).not.toHaveText(before);
  expect(asked.filter((url) => url.includes("/api/"))).toEqual([]);
  await page.getByLabel("At least, everywhere").fill("20");
  await expect(page.getByText("The minima ask for 60 days")).toBeVisible();
  await page.getByLabel("At least, everywhere").fill("2");
  await page.getByRole("button", { name: "Agree on it" }).click();
  await expect(page.getByRole("button", { name: "Agree on it" })).toHaveAttribute("aria-disabled", "true");
  await axe(page);

  await page.goto(`${path}/plan?sheet=value`, { waitUntil: "networkidle" });
  await expect(page.locator("ol.promises > li").first()).toContainText("50%");
  await axe(page);
});
