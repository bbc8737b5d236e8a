// Several people on one map: comments and whom they call, following, and taking away what another holds.

import { axe, expect, firstAccount, mouseDrag, type Page, signIn, test } from "../fixtures/meridian.ts";

/** The manager above the account manager of the demo. */
const MANAGER = "Han Bing";

/** Opens the map of the first account that the account manager sees. */
async function openMap(page: Page): Promise<string> {
  await signIn(page, "rep");
  const account = await firstAccount(page);
  const address = `${account}/map`;
  await show(page, address);
  return address;
}

async function show(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator("[data-seat]").first()).toBeVisible();
  // Fitting the map to the canvas is the first thing the living page does.
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
}

/** The manager at another browser, on the same map. */
async function joinAs(another: () => Promise<Page>, address: string): Promise<Page> {
  const second = await another();
  await signIn(second, "manager");
  await show(second, address);
  return second;
}

async function committed(page: Page, act: () => Promise<unknown>): Promise<void> {
  const saved = page.waitForResponse((response) => response.url().includes("/submit") && response.ok());
  await act();
  await saved;
}

const person = (page: Page) => page.locator("[data-seat]:not(.mon)").first();
const writing = (page: Page) => page.locator(".side .compose textarea").last();
const remarks = (page: Page) => page.locator(".side .remark");
const bell = (page: Page) => page.locator(".topbar .bell");
const viewBox = async (page: Page): Promise<number[]> =>
  ((await page.locator("#map-world").getAttribute("viewBox")) ?? "").split(" ").map(Number);

/** What the map shows once it has stood still for half a second of frames. */
const atRest = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        let last = "";
        let still = 0;
        const look = () => {
          const world = document.querySelector<SVGElement>("#map-world");
          const now = `${world?.getAttribute("viewBox")} ${world?.style.transform}`;
          still = now === last ? still + 1 : 0;
          last = now;
          if (still < 30) requestAnimationFrame(look);
          else resolve(now);
        };
        look();
      }),
  );

/** Opens the panel of the first person. */
async function openPerson(page: Page): Promise<string> {
  const card = person(page);
  const id = (await card.getAttribute("id")) ?? "";
  await card.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".side #talk-about")).toBeVisible();
  return id;
}

/** Writes a comment about the person whose panel is open. */
async function comment(page: Page, text: string): Promise<void> {
  await writing(page).fill(text);
  await committed(page, () => page.keyboard.press("Control+Enter"));
  await expect(remarks(page).filter({ hasText: text })).toBeVisible();
}

test("a comment calls a colleague by key, rings their bell, and leads them to the person", async ({ page, another }) => {
  await openMap(page);
  const seat = await openPerson(page);
  await writing(page).focus();
  await page.keyboard.type("Please look, @han b");
  const offered = page.locator(".side .calls [role='option']");
  await expect(offered.first()).toContainText(MANAGER);
  await expect(writing(page)).toHaveAttribute("aria-activedescendant", (await offered.first().getAttribute("id")) ?? "");
  await axe(page, ".side");
  await page.keyboard.press("Enter");
  await expect(writing(page)).toHaveValue(`Please look, @${MANAGER} `);
  await page.keyboard.type("before Friday");
  await committed(page, () => page.keyboard.press("Control+Enter"));
  await expect(remarks(page).locator("mark.call")).toHaveText(`@${MANAGER}`);
  await expect(writing(page)).toHaveValue("");
  await expect(page.locator(`#${seat} .talk-mark`)).toHaveText("1");
  await expect(page.locator(`#${seat}`)).toHaveAttribute("aria-label", /1 open comment/);

  const manager = await another();
  await signIn(manager, "manager");
  await manager.goto("/accounts");
  await expect(bell(manager).locator(".count")).toHaveText("1");
  await bell(manager).focus();
  await manager.keyboard.press("Enter");
  const mention = manager.locator("#bell li a");
  await expect(mention).toContainText("before Friday");
  await axe(manager, "#bell");
  await mention.click();
  await expect(manager).toHaveURL(/map\?map=.*&seat=/);
  await expect(manager.locator(`#${seat}`)).toHaveAttribute("aria-selected", "true");
  await expect(remarks(manager)).toContainText("before Friday");

  await committed(manager, () => remarks(manager).getByRole("button", { name: "Settle" }).click());
  await expect(bell(manager).locator(".count")).toHaveCount(0);
  await expect(page.locator(`#${seat} .talk-mark`)).toHaveCount(0);
});

test("a comment is reworded, settled, opened again and deleted by its author", async ({ page }) => {
  await openMap(page);
  await openPerson(page);
  await comment(page, "Who knows her?");
  const id = await remarks(page).filter({ hasText: "Who knows her?" }).getAttribute("id");
  const remark = page.locator(`.side #${id}`);
  await remark.getByRole("button", { name: /^Edit/ }).click();
  const text = remark.locator("textarea");
  await expect(text).toBeFocused();
  await text.fill("Who knows her well?");
  await committed(page, () => remark.getByRole("button", { name: "Save" }).click());
  await expect(remark.locator(".said")).toHaveText("Who knows her well?");
  await committed(page, () => remark.getByRole("button", { name: "Settle" }).click());
  await expect(remark).toHaveCount(0);
  await page.locator(".side .talk").getByRole("button", { name: /^Show \d+ settled/ }).click();
  await expect(remark).toHaveAttribute("data-done", "");
  await committed(page, () => remark.getByRole("button", { name: "Reopen" }).click());
  await committed(page, () => remark.getByRole("button", { name: /^Delete/ }).click());
  await expect(remark).toHaveCount(0);
  await expect(page.locator("#talk-about")).toBeFocused();
  await committed(page, () => page.keyboard.press("Control+z"));
  await expect(remark.locator(".said")).toHaveText("Who knows her well?");
});

test("others settle and tidy up, but do not reword", async ({ page, another }) => {
  const address = await openMap(page);
  await openPerson(page);
  await comment(page, "Mine");
  const second = await joinAs(another, address);
  await openPerson(second);
  const remark = remarks(second);
  await expect(remark.getByRole("button", { name: "Settle" })).toBeVisible();
  await expect(remark.getByRole("button", { name: /^Edit/ })).toHaveCount(0);
  await committed(second, () => remark.getByRole("button", { name: /^Delete/ }).click());
  await expect(remarks(page)).toHaveCount(0);
});

test("all open comments stand in a list that leads to what they are about", async ({ page }) => {
  await openMap(page);
  const toggle = page.locator(".mapbar .talk-toggle");
  const open = Number(await toggle.locator(".count").textContent());
  await toggle.click();
  await expect(page.locator("#talk-all")).toBeFocused();
  await page.locator("#talk-whole").fill("The budget is not decided");
  await committed(page, () => page.locator(".side .compose .btn[data-kind='primary']").click());
  const seat = await openPerson(page);
  await comment(page, "Retires in May");
  await page.locator(".side > header").getByRole("button", { name: "Close" }).click();
  await expect(toggle.locator(".count")).toHaveText(String(open + 2));
  await expect(remarks(page)).toHaveCount(open + 2);
  await axe(page);
  const before = await viewBox(page);
  const box = await page.locator(".canvas").boundingBox();
  if (box === null) throw new Error("no canvas");
  const from = { x: box.x + 6, y: box.y + box.height / 2 };
  await mouseDrag(page, from, { x: from.x + box.width - 20, y: from.y });
  await expect.poll(() => viewBox(page)).not.toEqual(before);
  await remarks(page).filter({ hasText: "Retires" }).locator(".about").click();
  await expect(page.locator(`#${seat}`)).toHaveAttribute("aria-selected", "true");
  await expect(page.locator(`#${seat}`)).toBeInViewport();
});

test("a line with an open comment is marked", async ({ page }) => {
  await openMap(page);
  const marks = page.locator("#map-world .talk-mark[id^='t-']");
  const before = await marks.count();
  await openPerson(page);
  await page.locator(".side .lines button").first().click();
  await expect(page.locator("#m-weight")).toBeVisible();
  await comment(page, "Since the reorganisation?");
  await expect(marks).toHaveCount(before + 1);
});

test("what was begun and not sent is there when one comes back", async ({ page }) => {
  await openMap(page);
  const seat = await openPerson(page);
  await writing(page).fill("Half a thou");
  await page.locator(`[data-seat]:not(#${seat})`).first().click();
  await expect(writing(page)).toHaveValue("");
  await page.locator(`#${seat}`).click();
  await expect(writing(page)).toHaveValue("Half a thou");
});

test("one follows what a colleague sees, until one's own hand moves the map", async ({ page, another }) => {
  const address = await openMap(page);
  const second = await joinAs(another, address);
  const face = page.locator(".company").getByRole("button", { name: new RegExp(MANAGER) });
  await face.click();
  await expect(face).toHaveAttribute("aria-pressed", "true");
  const bar = page.locator(".following");
  await expect(bar).toContainText(MANAGER);
  await expect(page.locator(".canvas > [role='status']")).toContainText("Following");
  await axe(page);

  const ground = await second.locator(".canvas").boundingBox();
  if (ground === null) throw new Error("no canvas");
  const from = { x: ground.x + 6, y: ground.y + ground.height / 2 };
  await mouseDrag(second, from, { x: from.x + 220, y: from.y + 60 });
  const theirs = await viewBox(second);
  await expect.poll(async () => Math.abs((await viewBox(page))[0] - theirs[0])).toBeLessThan(4);

  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await face.focus();
  await page.keyboard.press("Enter");
  await expect(bar).toBeVisible();
  await page.locator(".zoom").getByRole("button").first().click();
  await expect(bar).toHaveCount(0);

  await face.click();
  await second.goto("/accounts");
  await expect(bar).toHaveCount(0);
  await expect(face).toHaveCount(0);
});

test("two who follow each other stay where they are", async ({ page, another }) => {
  const address = await openMap(page);
  const second = await joinAs(another, address);
  await page.locator(".company button").click();
  await second.locator(".company button").click();
  await expect(second.locator(".following")).toBeVisible();
  const before = [await atRest(page), await atRest(second)];
  expect([await atRest(page), await atRest(second)]).toEqual(before);
});

test("whose tab is in the background is dimmed", async ({ page, another }) => {
  const address = await openMap(page);
  const second = await joinAs(another, address);
  const face = page.locator(".company .avatar");
  await expect(face).not.toHaveAttribute("data-away", "");
  await second.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await expect(face).toHaveAttribute("data-away", "");
});

test("who is taken off the map while dragged falls out of the hand, and one is told", async ({ page, another }) => {
  const address = await openMap(page);
  const second = await joinAs(another, address);
  const seat = await openPerson(second);
  const card = page.locator(`#${seat}`);
  const box = await card.boundingBox();
  if (box === null) throw new Error("no card");
  const sent: string[] = [];
  await mouseDrag(page, card, { x: box.x + 160, y: box.y + 90 }, {
    before: async () => {
      page.on("request", (request) => {
        if (request.url().includes("/submit")) sent.push(request.url());
      });
      await committed(second, () => second.getByRole("button", { name: "Take off the map" }).click());
      await expect(card).toHaveCount(0);
      await expect(page.locator(".toast")).toContainText("cancelled");
    },
  });
  await expect(page.locator(".selbox")).toHaveCount(0);
  expect(sent).toEqual([]);
  // The keyboard still finds a way onto the map.
  await expect(page.locator("[data-seat][tabindex='0']")).toHaveCount(1);
});

test("the panel of somebody taken off the map is closed, and one is told", async ({ page, another }) => {
  const address = await openMap(page);
  const seat = await openPerson(page);
  const second = await joinAs(another, address);
  await second.locator(`#${seat}`).focus();
  await second.keyboard.press("Enter");
  await committed(second, () => second.getByRole("button", { name: "Take off the map" }).click());
  await expect(page.locator(".toast")).toContainText("no longer on the map");
  await expect(page.locator("#talk-about")).toHaveCount(0);
  await expect(page.locator("[aria-selected='true']")).toHaveCount(0);
});

test("what is being typed stays when a colleague changes the same person", async ({ page, another }) => {
  const address = await openMap(page);
  const seat = await openPerson(page);
  const second = await joinAs(another, address);
  await page.locator("#m-wants").fill("a quiet theat");
  await second.locator(`#${seat}`).focus();
  await second.keyboard.press("Enter");
  await second.locator("#m-wants").fill("something else");
  await committed(second, () => second.locator("#m-wants").blur());
  await committed(second, () => second.locator(".side .five").first().getByRole("button", { name: "+2" }).click());
  await expect(page.locator(".side .five").first().getByRole("button", { name: "+2" })).toHaveAttribute(
    "aria-pressed",
    (await second.locator(".side .five").first().getByRole("button", { name: "+2" }).getAttribute("aria-pressed")) ?? "",
  );
  await expect(page.locator("#m-wants")).toHaveValue("a quiet theat");
  await committed(page, () => page.locator("#m-wants").blur());
  await expect(second.locator("#m-wants")).toHaveValue("a quiet theat");
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true });

  test("a colleague is called with a tap, and followed with a tap", async ({ page, another }) => {
    const address = await openMap(page);
    await openPerson(page);
    await writing(page).tap();
    await page.keyboard.type("@han b");
    await page.locator(".side .calls [role='option']").first().tap();
    await expect(writing(page)).toHaveValue(`@${MANAGER} `);
    await expect(writing(page)).toBeFocused();
    await joinAs(another, address);
    await page.locator(".company button").tap();
    await expect(page.locator(".following")).toBeVisible();
    await page.locator(".following").getByRole("button").tap();
    await expect(page.locator(".following")).toHaveCount(0);
  });
});
