// A file of another program comes in: chosen, understood, tried out, imported, undone.

import { readFile } from "node:fs/promises";
import { axe, expect, type Page, signIn, test } from "../fixtures/meridian.ts";

/** Headings of an export nobody has seen before; a slip of the pen, a number that is none, a repeated row. */
function accounts(mark: string): string {
  return [
    "account,Branch,year_established,revenue",
    `Northwind ${mark},technolgy,1996,1100.04`,
    `Southridge ${mark},medical,2001,12`,
    `Eastgate ${mark},retail,soon,3`,
    `Southridge ${mark},medical,2001,12`,
    `"=2+3 ${mark}",medical,x,1`,
  ].join("\r\n");
}

/** Drops files on the page as a hand does. */
async function drop(page: Page, files: Record<string, string>): Promise<void> {
  const data = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const [name, text] of Object.entries(files)) {
      data.items.add(new File([text], name, { type: "text/csv" }));
    }
    return data;
  }, files);
  await page.locator(".dropzone").dispatchEvent("drop", { dataTransfer: data });
}

async function openImport(page: Page): Promise<void> {
  // The page listens once it has come alive: then it asks whether anything is under way.
  const alive = page.waitForResponse(/import-progress/);
  await page.goto("/import");
  await alive;
  await expect(page.locator(".dropzone")).toBeVisible();
}

test("a file with dirt in it is mapped, tried out, imported and undone", async ({ page }, info) => {
  const mark = `${info.project.name} ${Date.now()}`;
  await signIn(page, "admin");
  await openImport(page);
  await axe(page);
  await drop(page, { "customers.csv": accounts(mark) });
  await expect(page.getByRole("combobox", { name: /customers\.csv/ })).toHaveValue("accounts");
  await page.getByRole("button", { name: /Next: columns/ }).click();

  const branch = page.getByRole("combobox", { name: /Branch/ });
  await expect(branch).toHaveValue("");
  await expect(page.locator("tr", { hasText: "Branch" })).toContainText("technolgy · medical · retail");
  await branch.selectOption("sector");
  await page.getByRole("combobox", { name: /Currency/ }).selectOption("USD");
  await page.getByRole("combobox", { name: /Amounts are in/ }).selectOption("1000000");
  await axe(page);
  await page.getByRole("button", { name: "Dry run" }).click();

  await expect(page.getByRole("button", { name: "3 refused" })).toBeVisible();
  const offer = page.getByRole("checkbox", { name: /read “technolgy” as “technology”/ });
  await expect(offer).toBeChecked();
  await page.getByRole("button", { name: "3 refused" }).click();
  const rows = page.locator("table.rows tbody tr");
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("not a number");
  await expect(rows.nth(1)).toContainText("repeats row 3");
  await axe(page);
  // Declined, the value is taken as it is written; the box keeps the focus.
  await offer.uncheck();
  await expect(offer).toBeFocused();
  await page.getByRole("button", { name: /^All/ }).click();
  await expect(rows.filter({ hasText: "read as" })).toHaveCount(0);
  await offer.check();
  await expect(rows.filter({ hasText: "read as “technology”" })).toHaveCount(1);

  const [refused] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /refused rows/ }).click()]);
  const text = await readFile(await refused.path(), "utf8");
  expect(text.startsWith("\uFEFFaccount,Branch,year_established,revenue,Row,Reason")).toBe(true);
  expect(text).toContain(`'=2+3 ${mark}`);
  expect(text).toContain("Founded “soon”: not a number");

  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await expect(page.locator(".came")).toContainText("2 new · 3 refused");
  await axe(page);

  await page.getByRole("link", { name: "See the accounts" }).click();
  await page.locator("#q").fill(mark);
  await expect(page.locator("table.list tbody tr")).toHaveCount(2);

  await openImport(page);
  const run = page.locator("tr", { hasText: "customers.csv" }).first();
  await expect(run).toContainText("2 new");
  await run.getByRole("button", { name: /Undo/ }).click();
  await expect(page.getByRole("heading", { name: "Undone" })).toBeVisible();
  await expect(page.locator(".came")).toContainText("2 records taken back");
  await page.goto(`/accounts?q=${encodeURIComponent(mark)}`);
  await expect(page.locator(".empty")).toBeVisible();
});

test("people and lines come to the map of the account one chooses", async ({ page }, info) => {
  const name = `Krack ${info.project.name} ${Date.now()}`;
  await signIn(page, "admin");
  await openImport(page);
  await drop(page, { "account.csv": `account,sector\n${name},software` });
  await page.getByRole("button", { name: /Next: columns/ }).click();
  await page.getByRole("button", { name: "Dry run" }).click();
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await page.getByRole("button", { name: "Import more" }).click();

  await drop(page, {
    "nodes.csv": "id,age,level,dept\n1,33,3,4\n2,42,2,4\n7,51,1,0",
    "reports_to.csv": "from,to\n1,2\n2,7",
    "advice.csv": "from,to\n1,2\n1,7",
  });
  await expect(page.getByRole("combobox", { name: /advice\.csv/ })).toHaveValue("lines");
  await page.getByRole("button", { name: /Next: columns/ }).click();
  await expect(page.getByText("Choose the account first")).toBeVisible();
  await page.locator("#import-account-search").fill(name);
  await page.locator("#import-account").selectOption({ label: name });
  await expect(page.getByText("Choose the account first")).toHaveCount(0);
  await axe(page);
  await page.getByRole("button", { name: "Dry run" }).click();
  await expect(page.getByRole("button", { name: "Import 7 rows" })).toBeVisible();
  await page.getByRole("button", { name: "Import 7 rows" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await expect(page.locator(".came")).toHaveCount(3);
  await page.getByRole("link", { name: "See the map" }).click();
  await expect(page.locator("[data-seat]")).toHaveCount(3);
});

test("what is no table says why, in both languages", async ({ page, complaints }) => {
  complaints.expect(/422/);
  await signIn(page, "manager");
  await openImport(page);
  await drop(page, { "empty.csv": "", "book.csv": "PK\u0003\u0004...", "broken.csv": 'account,sector\n"Acme,medical\n' });
  await expect(page.getByRole("alert")).toHaveCount(3);
  await expect(page.getByRole("alert").nth(1)).toContainText("workbook");
  await expect(page.getByRole("alert").nth(2)).toContainText("row 2");
  await page.locator(".topbar button[lang]").click();
  await expect(page.getByRole("alert").nth(2)).toContainText("第 2 行的引号没有闭合");
  await axe(page);
});

test("who may not import is told so", async ({ page, complaints }) => {
  complaints.expect(/403/);
  await signIn(page, "observer");
  await page.goto("/import");
  await expect(page.locator(".empty")).toBeVisible();
  await expect(page.locator(".dropzone")).toHaveCount(0);
});

test("the page reads well on a narrow screen and in the dark", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 768, height: 1024 });
  await signIn(page, "admin");
  await openImport(page);
  await drop(page, { "customers.csv": accounts("dark") });
  await page.getByRole("button", { name: /Next: columns/ }).click();
  await page.getByRole("button", { name: "Dry run" }).click();
  await expect(page.locator("table.rows tbody tr").first()).toBeVisible();
  await axe(page);
  const wide = await page.evaluate(() => document.querySelector("main")!.scrollWidth > document.querySelector("main")!.clientWidth);
  expect(wide).toBe(false);
});
