// What is known of a customer: fields, what there are several of, needs; and what was heard is recorded.

import { committed } from "../board/board.ts";
import { axe, expect, type Page, signIn, test } from "../fixtures/meridian.ts";

async function undo(page: Page): Promise<void> {
  await committed(page, () => page.locator(".toast").last().getByRole("button", { name: "Undo" }).click());
}


async function openAccount(page: Page, name = /Yunze University/): Promise<string> {
  await page.goto("/accounts");
  await page.locator("table.list tbody tr a.who", { hasText: name }).first().click();
  await expect(page.locator(".account h1")).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Opens the profile of an account and waits until it is alive. */
async function openProfile(page: Page, account: string): Promise<void> {
  await page.goto(`${account}/profile`);
  await expect(page.locator(".profile[data-alive]")).toBeVisible();
}

test("fields are filled, refused where they make no sense, weighed and taken back", async ({ page, another }) => {
  await signIn(page, "rep");
  const account = await openAccount(page);
  await openProfile(page, account);
  await axe(page);
  const known = page.locator(".known p[role=status]");
  await expect(known).toContainText("% complete");
  const before = await known.textContent();
  const field = page.getByRole("textbox", { name: "Tender platform" });
  await expect(field).toHaveValue("");
  await committed(page, async () => {
    await field.fill("Provincial platform");
    await field.press("Enter");
  });
  await expect(known).not.toHaveText(before ?? "");
  // A colleague sees it without reloading.
  const other = await another();
  await signIn(other, "manager");
  await openProfile(other, account);
  await expect(other.getByRole("textbox", { name: "Tender platform" })).toHaveValue("Provincial platform");
  await committed(page, () => page.getByRole("combobox", { name: "Evidence of Tender platform" }).selectOption({ label: "Confirmed" }));
  await expect(other.getByRole("combobox", { name: "Evidence of Tender platform" })).toHaveValue("confirmed");
  const share = page.getByRole("textbox", { name: /Share of level IV/ });
  await share.fill("140");
  await share.press("Enter");
  await expect(page.locator(".fact", { has: share }).locator(".err")).toBeVisible();
  await expect(share).toHaveValue("140");
  await share.fill("27.4%");
  await share.press("Enter");
  await expect(page.locator(".fact", { has: share }).locator(".err")).toBeHidden();
  await committed(page, async () => {
    await field.fill("");
    await field.press("Enter");
  });
  await expect(known).toHaveText(before ?? "");
});

test("contracts and devices stand in tables, and say when they end", async ({ page }) => {
  await signIn(page, "rep");
  const account = await openAccount(page);
  await openProfile(page, account);
  const contracts = page.locator("#topic-contract");
  await expect(contracts.getByText(/ends in \d+ days/).first()).toBeVisible();
  await expect(page.locator("#topic-equipment").getByText(/ended \d+ days ago/)).toBeVisible();
  const name = `Service of pumps ${Date.now()}`;
  await contracts.locator("#add-contract").fill(name);
  await committed(page, () => contracts.getByRole("button", { name: "Add: Contracts" }).click());
  await expect(contracts.getByRole("textbox", { name: `${name} · Amount` })).toBeVisible();
  await committed(page, async () => {
    await contracts.getByRole("textbox", { name: `${name} · Amount` }).fill("USD 1,200");
    await page.keyboard.press("Enter");
  });
  await page.reload();
  await expect(contracts.getByRole("textbox", { name: `${name} · Amount` })).toHaveValue("USD 1200");
  await committed(page, () => contracts.getByRole("button", { name: `Remove: ${name}` }).click());
  await undo(page);
  await expect(contracts.getByRole("button", { name: `Remove: ${name}` })).toBeVisible();
});

test("a need is noted with whose it is, and how it changed can be read", async ({ page }) => {
  await signIn(page, "rep");
  const account = await openAccount(page);
  await openProfile(page, account);
  const what = `Quieter pumps ${Date.now()}`;
  await page.locator("#new-need-what").fill(what);
  await page.locator("#new-need-person").selectOption({ index: 1 });
  await committed(page, () => page.getByRole("button", { name: "Add a need" }).click());
  const line = page.locator(".needs > li", { has: page.getByRole("button", { name: `Remove: ${what}` }) });
  await expect(line).toHaveAttribute("data-state", "open");
  await committed(page, () => line.getByRole("combobox", { name: "State" }).selectOption({ label: "Answered" }));
  await expect(line).toHaveAttribute("data-state", "answered");
  await page.reload();
  await line.locator("summary").click();
  await expect(line).toContainText("State from “Open” to “Answered”");
  await axe(page);
});

test("a visit is recorded with a few taps and one sentence, and an academic event asks for its purpose", async ({ page }) => {
  await signIn(page, "rep");
  await openAccount(page);
  await page.getByRole("button", { name: "Record" }).click();
  const dialog = page.getByRole("dialog");
  await axe(page);
  await dialog.getByRole("group", { name: "Who took part on their side" }).getByRole("button").first().click();
  await dialog.getByRole("group", { name: "How" }).getByRole("button", { name: /Academic/ }).click();
  const said = `They will send the outage list ${Date.now()}`;
  await dialog.locator("#heard-summary").fill(said);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.locator("#heard-purpose-err")).toBeVisible();
  await dialog.getByRole("group", { name: "How" }).getByRole("button", { name: /Visit/ }).click();
  await committed(page, () => page.keyboard.press("Control+Enter"));
  await expect(page.locator("ol.line")).toContainText(said);
  await undo(page);
  await expect(page.locator("ol.line")).not.toContainText(said);
});
