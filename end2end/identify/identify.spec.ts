// Who the key accounts are: sales lines come in, a stranger among the customers is told apart, and a
// manager confirms a key account.

import { axe, expect, signIn, test } from "../fixtures/meridian.ts";

/** Eight months of one customer nobody knows. */
function lines(customer: string): string {
  const rows = ["customer,date,product,family,region,amount,order"];
  for (let month = 1; month <= 8; month += 1) {
    rows.push(`${customer},2026-0${month}-12,Monitor,Monitors,East,"12,500.00",A${month}`);
  }
  rows.push(`${customer},2026-08-20,Monitor,Monitors,East,"-2,500.00",A8`);
  return rows.join("\r\n");
}

test("sales lines come in, a customer becomes an account, and everything is taken back", async ({ page }, info) => {
  const customer = `Larkspur Clinic ${info.project.name} ${Date.now()}`;
  await signIn(page, "admin");
  await page.goto("/identify/sales");
  await axe(page);
  await page.locator("#sales-file").setInputFiles({ name: "lines.csv", mimeType: "text/csv", buffer: Buffer.from(lines(customer)) });
  await expect(page.getByRole("heading", { name: "What the columns say" })).toBeVisible();
  // It is tried out at once.
  await expect(page.getByRole("heading", { name: "What would happen" })).toBeVisible();
  const plan = page.locator("section", { has: page.getByRole("heading", { name: "What would happen" }) });
  await expect(plan).toContainText("9 lines");
  await expect(plan).toContainText("1 of them are returns");
  await axe(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Imported 9 lines")).toBeVisible();

  await page.goto(`/identify?customer=${encodeURIComponent(customer)}`);
  await expect(page.getByRole("heading", { name: customer })).toBeVisible();
  await expect(page.locator("table.list tbody tr")).toHaveCount(9);
  await page.getByRole("searchbox", { name: "Find an account by name" }).fill("no account is called this");
  await expect(page.getByText("No account is called so")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "New account of this name" }).click();
  // Its lines are the account's now.
  await expect(page).toHaveURL(/account=/);
  await expect(page.getByRole("link", { name: "Open the account" })).toBeVisible();
  await expect(page.locator("table.list tbody tr")).toHaveCount(9);

  await page.goto("/import");
  const run = page.locator("li, tr").filter({ hasText: "lines.csv" }).first();
  await run.getByRole("button", { name: /Undo/ }).click();
  const sure = page.getByRole("dialog").getByRole("button", { name: /Undo/ });
  if (await sure.isVisible().catch(() => false)) await sure.click();
  await page.goto(`/identify?customer=${encodeURIComponent(customer)}`);
  await expect(page.locator("table.list tbody tr")).toHaveCount(0);
});

test("a figure leads to its buyers and their lines, and a manager confirms with a reason", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/identify");
  await expect(page.locator(".pareto .bar").first()).toBeVisible();
  await axe(page);
  await page.locator(".key a").first().click();
  await expect(page).toHaveURL(/class=a/);
  const first = page.locator("table.list tbody tr").first();
  await first.locator("summary").click();
  await first.getByRole("button", { name: "Confirm as key account" }).click();
  await expect(first.getByText("Say why")).toBeVisible();
  await first.getByRole("textbox", { name: "Reason" }).fill("Largest buyer of two years");
  await first.getByRole("button", { name: "Confirm as key account" }).click();
  await expect(first.getByText("Key account", { exact: true })).toBeVisible();
  // What was open stays open.
  await expect(first.locator("details")).toHaveAttribute("open", "");
  await expect(first).toContainText("Largest buyer of two years");
  await first.getByRole("textbox", { name: "Reason" }).fill("Only to try it");
  await first.getByRole("button", { name: "No longer a key account" }).click();
  await expect(first.getByText("Key account", { exact: true })).toBeHidden();
  await first.locator("a.who").click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await expect(page.locator("table.list tbody tr").first()).toBeVisible();
});
