// The pictures of the README and the guide: what the program looks like, taken by the tests.
// `MERIDIAN_SCREENS=1 cargo xtask test --only e2e --filter picture` puts them into docs/screens.

import { resolve } from "node:path";
import { expect, type Page, signIn, test } from "../fixtures/meridian.ts";

const SHELF = resolve(import.meta.dirname, "../../docs/screens");

const pictures: [name: string, address: (account: string) => string, there: string][] = [
  ["overview", (account) => account, ".three"],
  ["people-map", (account) => `${account}/map`, "[data-seat]"],
  ["board", () => "/pipelines", "li[data-deal] article"],
  ["health", (account) => `${account}/health`, ".chart .plot svg"],
];

for (const [name, address, there] of pictures) {
  test(`picture: ${name}`, async ({ page }, info) => {
    await signIn(page, "rep");
    await page.goto(address(await account(page)));
    await expect(page.locator(there).first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    const kept = process.env.MERIDIAN_SCREENS !== undefined;
    const path = kept ? `${SHELF}/${name}.${info.project.name}.png` : info.outputPath(`${name}.png`);
    const picture = await page.screenshot({ path, animations: "disabled" });
    expect(picture.length).toBeGreaterThan(20_000);
  });
}

async function account(page: Page): Promise<string> {
  await page.goto("/accounts");
  const row = page.locator("table.list tbody tr").filter({ hasText: /云泽大学|Affiliated Hospital of Yunze/ }).first();
  return (await row.locator("a.who").getAttribute("href")) ?? "/accounts";
}
