// The page of one deal: its way, what it is made of, rivals, tender, papers, signatures, tasks, its past.

import { axe, expect, type Page, type Role, signIn, test } from "../fixtures/meridian.ts";
import { cards, committed, dealOf } from "./board.ts";
import { named } from "./gates.ts";

/** The address of the deal of this title, or of the first deal of the board. */
async function findDeal(page: Page, title?: string): Promise<string> {
  if (title !== undefined) return `/deals/${await named(page, title)}`;
  const joined = page.waitForEvent("websocket");
  await page.goto("/pipelines");
  await joined;
  const card = cards(page).first();
  await expect(card).toBeVisible();
  return `/deals/${await dealOf(card)}`;
}

/** Opens a deal's own page and waits until it is alive. */
async function open(page: Page, address: string): Promise<void> {
  const joined = page.waitForEvent("websocket");
  await page.goto(address);
  await joined;
  await expect(page.locator(".deal-detail[data-whole]")).toBeVisible();
}

async function openDeal(page: Page, title?: string, role: Role = "rep"): Promise<string> {
  await signIn(page, role);
  const address = await findDeal(page, title);
  await open(page, address);
  return address;
}

const ventilators = "24 ventilators";

/** Types into a field and leaves it. */
async function put(page: Page, field: string, text: string): Promise<void> {
  await page.locator(field).fill(text);
  await page.locator(field).blur();
}

async function undo(page: Page): Promise<void> {
  await committed(page, () => page.locator(".toast").last().getByRole("button", { name: "Undo" }).click());
}

test("the way of a deal shows where it has stood, for how long, and where it may go", async ({ page }) => {
  await openDeal(page);
  const here = page.locator(".course li[aria-current=step]");
  await expect(here).toHaveCount(1);
  await expect(here.locator(".visit").last()).toContainText(/\d+ d/);
  expect(await page.locator(".course li").count()).toBeGreaterThan(2);
  await axe(page);
});

test("moving a deal and moving it back leaves both visits on its way", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, await findDeal(page));
  const here = page.locator(".course li[aria-current=step] > b");
  const before = await here.innerText();
  await page.locator(".stands button.chip").click();
  const others = page.getByRole("menuitemradio").filter({ hasNotText: before });
  await others.first().click();
  await expect(here).not.toHaveText(before);
  await page.locator(".stands button.chip").click();
  await page.getByRole("menuitemradio").filter({ hasText: before }).click();
  await expect(here).toHaveText(before);
  await expect(page.locator(".past li").first()).toContainText(before);
});

test("products add up, the sum becomes the amount, and what cannot be so is told beside its field", async ({ page }) => {
  await openDeal(page, ventilators, "admin");
  const table = page.locator("#deal-items table");
  const rows = table.locator("tbody tr");
  const before = await rows.count();
  await page.locator("#deal-items form [type=submit]").click();
  await expect(page.locator("#new-item-product-err")).toBeVisible();
  await page.locator("#new-item-product").selectOption({ label: "Anaesthesia workstation A5" });
  await expect(page.locator("#new-item-price")).toHaveValue("480000");
  await page.locator("#new-item-quantity").fill("2");
  await page.locator("#new-item-price").fill("-5");
  await page.locator("#deal-items form [type=submit]").click();
  await expect(page.locator("#new-item-price-err")).toBeVisible();
  await expect(page.locator("#new-item-price")).toHaveValue("-5");
  await page.locator("#new-item-price").fill("48万");
  await committed(page, () => page.locator("#deal-items form [type=submit]").click());
  await expect(rows).toHaveCount(before + 1);
  const added = rows.filter({ has: page.getByRole("textbox", { name: /Anaesthesia workstation A5/ }) });
  await expect(added.locator(".total")).toHaveText("¥960,000");
  const discount = added.getByRole("textbox", { name: /^Discount/ });
  await discount.fill("110");
  await discount.blur();
  await expect(added.locator(".err")).toBeVisible();
  await expect(discount).toHaveValue("110");
  await discount.fill("10");
  await committed(page, () => discount.blur());
  await expect(added.locator(".err")).toHaveCount(0);
  await expect(added.locator(".total")).toHaveText("¥864,000");
  const amount = await page.locator("#deal-amount").inputValue();
  // The deal's own range leaves the sum out.
  const take = page.getByRole("button", { name: "Take the sum as the amount" });
  await expect(take).toHaveAttribute("aria-disabled", "true");
  await page.locator("#deal-high").fill("");
  await committed(page, () => page.locator(".deal-form [type=submit]").click());
  await expect(take).not.toHaveAttribute("aria-disabled", "true");
  await committed(page, () => take.click());
  await expect(page.locator("#deal-amount")).not.toHaveValue(amount);
  await expect(take).toHaveAttribute("aria-disabled", "true");
  await undo(page);
  await expect(page.locator("#deal-amount")).toHaveValue(amount);
  await axe(page);
});

test("the range of the amount is kept, and a range that leaves the amount out is refused", async ({ page }) => {
  await openDeal(page, ventilators, "admin");
  const save = page.locator(".deal-form [type=submit]");
  await page.locator("#deal-low").fill("900万");
  await save.click();
  await expect(page.locator("#deal-low-err")).toBeVisible();
  await page.locator("#deal-low").fill("600万");
  await page.locator("#deal-high").fill("800万");
  await page.locator("#deal-category").selectOption({ label: "Commit" });
  await committed(page, () => save.click());
  await page.reload();
  await expect(page.locator("#deal-low")).toHaveValue("6000000");
  await expect(page.locator("#deal-high")).toHaveValue("8000000");
});

test("a new competitor appears for a colleague, with what is known of them, and is taken back", async ({ page, another }) => {
  const address = await openDeal(page);
  const other = await another();
  await signIn(other, "admin");
  await open(other, address);
  const name = `Rival ${Date.now()}`;
  await page.locator("#new-rival").selectOption({ label: "Not in the list…" });
  await page.locator("#new-rival-name").fill(name);
  await committed(page, () => page.locator("#deal-rivals form [type=submit]").click());
  const mine = page.locator(".rival").filter({ has: page.getByRole("heading", { name }) });
  const theirs = other.locator(".rival").filter({ has: other.getByRole("heading", { name }) });
  await expect(mine).toHaveCount(1);
  await expect(theirs).toHaveCount(1);
  const price = mine.getByRole("textbox", { name: "Their price" });
  await price.fill("USD 1,200");
  await committed(page, () => price.blur());
  await expect(theirs.getByRole("textbox", { name: "Their price" })).toHaveValue("USD 1200");
  await expect(other.locator(".past li").first()).toContainText(name);
  await committed(page, () => mine.getByRole("button", { name: `Remove: ${name}` }).click());
  await expect(theirs).toHaveCount(0);
  await undo(page);
  await expect(theirs).toHaveCount(1);
});

test("a tender warns of a light price and a short notice, and the panel's points are explained", async ({ page }) => {
  await openDeal(page);
  const tender = page.locator("#deal-tender");
  await committed(page, async () => {
    await page.locator("#tender-method").selectOption({ label: "Open tender" });
  });
  for (const [field, text] of [
    ["#tender-published", "2026-03-01"],
    ["#tender-submit", "2026-03-15"],
    ["#tender-weight", "20"],
  ] as const) {
    await committed(page, () => put(page, field, text));
  }
  await expect(tender.locator(".warned")).toHaveCount(2);
  await put(page, "#tender-opens", "2026-03-02");
  await expect(page.locator("#tender-opens-err")).toBeVisible();
  await expect(page.locator("#tender-opens")).toHaveValue("2026-03-02");
  for (const [field, text] of [
    ["#tender-opens", "2026-04-01"],
    ["#tender-submit", "2026-04-01"],
    ["#tender-weight", "30"],
    ["#tender-price", "4360万"],
    ["#tender-lowest", "3890万"],
    ["#tender-technical", "41"],
    ["#tender-commercial", "15"],
  ] as const) {
    await committed(page, () => put(page, field, text));
  }
  await expect(tender.locator(".warned")).toHaveCount(0);
  await expect(tender.locator(".score .big")).toHaveText("82.77");
  await tender.locator(".score button.asks").click();
  await expect(page.locator("#tender-score")).toContainText("26.77");
  await axe(page);
});

test("a document is added with its link, and a link that is none is refused where it was typed", async ({ page }) => {
  await openDeal(page);
  const title = `Minutes ${Date.now()}`;
  await page.locator("#new-document-kind").selectOption({ label: "Committee minutes" });
  await page.locator("#new-document-title").fill(title);
  await page.locator("#new-document-link").fill("javascript:alert(1)");
  await page.locator("#deal-documents form [type=submit]").click();
  await expect(page.locator("#new-document-link-err")).toBeVisible();
  await expect(page.locator("#new-document-title")).toHaveValue(title);
  await page.locator("#new-document-link").fill("https://example.org/minutes.pdf");
  await committed(page, () => page.locator("#deal-documents form [type=submit]").click());
  const link = page.locator("#deal-documents").getByRole("link", { name: title });
  await expect(link).toHaveAttribute("href", "https://example.org/minutes.pdf");
  await expect(page.locator("#new-document-title")).toHaveValue("");
  await committed(page, () => page.getByRole("button", { name: `Remove: ${title}` }).click());
  await expect(link).toHaveCount(0);
  await undo(page);
  await expect(link).toHaveCount(1);
});

test("a file is kept with the deal, comes back as it was, and to nobody else", async ({ page, another }) => {
  await openDeal(page);
  const name = `会议纪要 ${Date.now()}.txt`;
  await page.locator("#new-document-kind").selectOption({ label: "Committee minutes" });
  const [large, small] = [26 * 1024 * 1024, 5].map((size) => Buffer.alloc(size, "x"));
  await page.locator("#new-document-file").setInputFiles({ name: "large.bin", mimeType: "text/plain", buffer: large as Buffer });
  await expect(page.locator("#deal-documents [role=alert]")).toContainText("25");
  await page.locator("#new-document-file").setInputFiles({ name, mimeType: "text/html", buffer: small as Buffer });
  await expect(page.locator("#deal-documents .attach")).toContainText(name);
  // A paper without a title is called like its file.
  await expect(page.locator("#new-document-title")).toHaveValue(name);
  await axe(page);
  await committed(page, () => page.locator("#deal-documents form [type=submit]").click());
  const link = page.locator("#deal-documents").getByRole("link", { name });
  const address = await link.getAttribute("href");
  expect(address).toMatch(/^\/files\//);
  const given = await page.request.get(address ?? "");
  expect((await given.body()).toString()).toBe("xxxxx");
  expect(given.headers()["content-type"]).toBe("application/octet-stream");
  expect(given.headers()["content-disposition"]).toContain(encodeURIComponent("会议纪要"));
  const stranger = await another();
  expect((await stranger.request.get(address ?? "")).status()).toBe(401);
  await committed(page, () => page.getByRole("button", { name: `Remove: ${name}` }).click());
});

test("a manager approves in their own name and withdraws; a colleague is told whose approval it takes", async ({ page, another }) => {
  await signIn(page, "manager");
  const address = await findDeal(page, "Monitoring service renewal");
  await open(page, address);
  const approvals = page.locator("#deal-approvals");
  const asked = approvals.locator(".asks-for").first();
  const approve = asked.getByRole("button", { name: "Approve in my name" });
  const withdraw = asked.locator(".paper button:not([aria-disabled=true])");
  if ((await withdraw.count()) > 0) {
    await committed(page, () => withdraw.first().click());
  }
  await asked.getByRole("textbox").fill("Fine");
  await committed(page, () => approve.click());
  await expect(asked).toHaveAttribute("data-there", "");
  await expect(asked.locator(".paper").last()).toContainText("Fine");
  await expect(approve).toHaveAttribute("aria-disabled", "true");
  await expect(page.locator(".past li").first()).toContainText("Approved entering");
  const other = await another();
  await signIn(other, "contributor");
  await other.goto(address);
  const seen = other.locator("#deal-approvals .asks-for").first();
  await expect(seen.getByRole("button", { name: "Withdraw" }).first()).toHaveAttribute("aria-disabled", "true");
  await expect(seen.locator(".why").last()).toContainText("administrator");
});

test("why a deal was lost, and to whom, is changed after it is closed", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, await findDeal(page, "20 ventilators"));
  await expect(page.locator("#outcome-reason")).toHaveValue(/\d+/);
  await committed(page, async () => {
    await page.locator("#outcome-winner").selectOption({ label: "Guokean" });
  });
  await expect(page.locator(".past li").first()).toContainText("Guokean");
  await committed(page, () => put(page, "#outcome-note", "They knew the ward"));
  await page.reload();
  await expect(page.locator("#outcome-note")).toHaveValue("They knew the ward");
});

test("a task is added, given a day, done, and the past tells of it alone when asked", async ({ page }) => {
  await openDeal(page);
  const title = `Call ${Date.now()}`;
  await page.locator("#deal-action").fill(title);
  await page.locator("#deal-action-due").fill("1900-01-01");
  await page.locator("#deal-tasks form [type=submit]").click();
  await expect(page.locator("#deal-action-due-err")).toBeVisible();
  await page.locator("#deal-action-due").fill("2030-01-01");
  await committed(page, () => page.locator("#deal-tasks form [type=submit]").click());
  const line = page.locator("#deal-tasks > .todo li").filter({ hasText: title });
  await expect(line).toHaveCount(1);
  await committed(page, () => line.getByRole("checkbox").click());
  await expect(line).toHaveCount(0);
  await page.locator("#deal-tasks summary").click();
  await expect(page.locator("#deal-tasks details li").filter({ hasText: title })).toHaveCount(1);
  await page.locator(".history .chips").getByRole("button", { name: "Actions" }).click();
  await expect(page.locator(".past li").first()).toContainText("done");
  for (const text of await page.locator(".past li p").allInnerTexts()) {
    expect(text).toContain("action");
  }
});

test("who may only read sees everything and can change nothing", async ({ page }) => {
  await signIn(page, "observer");
  const joined = page.waitForEvent("websocket");
  await page.goto("/pipelines");
  await joined;
  const card = cards(page).first();
  await expect(card).toBeVisible();
  await open(page, `/deals/${await dealOf(card)}`);
  await expect(page.locator("#tender-platform")).toHaveAttribute("readonly", "");
  await expect(page.locator("#tender-method")).toBeDisabled();
  await expect(page.locator("#deal-items form")).toHaveCount(0);
  await axe(page);
});

for (const [width, height] of [[1440, 900], [1024, 768], [768, 1024], [390, 844]] as const) {
  test(`at ${width} × ${height} nothing of the page is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openDeal(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await axe(page);
  });
}

test("a deal is talked about: who is called finds it under the bell, answers and settles", async ({ page, another }) => {
  const address = await openDeal(page);
  const talk = page.locator("#deal-comments");
  const before = await talk.locator(".remark").count();
  const writing = talk.locator("textarea");
  await writing.focus();
  await page.keyboard.type("Who knows the new dean? @han b");
  await expect(talk.locator(".calls [role='option']").first()).toContainText("Han Bing");
  await page.keyboard.press("Enter");
  await committed(page, () => page.keyboard.press("Control+Enter"));
  const said = talk.locator(".remark").filter({ hasText: "the new dean" });
  await expect(said.locator("mark.call")).toHaveText("@Han Bing");
  await expect(page.locator(".toast").last()).toContainText("Comment added");
  await axe(page, "#deal-comments");

  const boss = await another();
  await signIn(boss, "manager");
  await boss.goto("/accounts");
  const bell = boss.locator(".topbar .bell");
  await expect(bell.locator(".count")).toBeVisible();
  await bell.click();
  const joined = boss.waitForEvent("websocket");
  await boss.locator(".mentions li", { hasText: "the new dean" }).getByRole("link").click();
  await joined;
  await expect(boss).toHaveURL(new RegExp(`${address}#deal-comments$`));
  const seen = boss.locator("#deal-comments .remark").filter({ hasText: "the new dean" });
  await seen.getByRole("button", { name: /^Answer/ }).click();
  await expect(boss.locator("#deal-comments textarea")).toBeFocused();
  await boss.keyboard.press("End");
  await boss.keyboard.type("I do");
  await committed(boss, () => boss.keyboard.press("Control+Enter"));
  await committed(boss, () => seen.getByRole("button", { name: "Settle" }).click());

  // Both screens follow: the answer has come, what is settled is put away, and undo brings it back.
  await expect(talk.locator(".remark").filter({ hasText: "I do" }).locator("mark.call[data-me]")).toBeVisible();
  await expect(talk.locator(".remark")).toHaveCount(before + 1);
  await undo(boss);
  await expect(talk.locator(".remark")).toHaveCount(before + 2);
});
