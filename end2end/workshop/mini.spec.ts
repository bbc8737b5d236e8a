// The mini case as it is run in a room: a trainer, the screen in front, and two teams at their tablets.

import { axe, expect, type Page, signIn, test } from "../fixtures/meridian.ts";

/** What the case keeps from teams: the notes to the trainer and the answer of a card nobody has paid for. */
const HIDDEN = ["The trap. Right: decline in writing", "wants", "expectations"];

async function makeRun(trainer: Page): Promise<void> {
  await signIn(trainer, "trainer");
  await trainer.goto("/workshop", { waitUntil: "networkidle" });
  const mini = trainer.locator(".cases > li", { hasText: "Pingjiang" });
  await expect(mini).toBeVisible();
  await axe(trainer);
  await mini.getByRole("button", { name: "New run" }).click();
  await trainer.locator("#run-name").fill("Monday, morning");
  await trainer.locator("#team-0").fill("Pine");
  await trainer.locator("#team-1").fill("Birch");
  await axe(trainer, "dialog[open]");
  await trainer.getByRole("button", { name: "Make the run" }).click();
  await expect(trainer.locator(".console")).toBeVisible();
}

async function join(page: Page, code: string, nickname: string, team: string): Promise<void> {
  await page.goto(`/join/${code}`, { waitUntil: "networkidle" });
  await page.locator("#nickname").fill(nickname);
  await page.getByRole("radio", { name: new RegExp(team) }).check();
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(page.locator(".return-code .join-code")).toHaveText(/^[0-9A-Z]{3} [0-9A-Z]{3}$/);
  await page.getByRole("button", { name: "To the exercise" }).click();
  await expect(page.locator(".team-bar .whose")).toContainText(team);
}

/** Everything a page is sent, to be searched for what it must not know. */
function record(page: Page): string[] {
  const heard: string[] = [];
  page.on("response", async (response) => {
    const kind = response.headers()["content-type"] ?? "";
    if (/json|html/.test(kind)) heard.push(await response.text().catch(() => ""));
  });
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => heard.push(payload.toString())));
  return heard;
}

test("a case is run with two teams, from the code to the debrief", async ({ page: trainer, another, complaints }) => {
  test.setTimeout(240_000);
  await makeRun(trainer);
  const address = new URL(trainer.url()).pathname;
  const code = (await trainer.locator(".bar .join-code").innerText()).replace(/\s/g, "");
  expect(code).toMatch(/^[0-9A-Z]{6}$/);

  // The screen in front shows the way in.
  const front = await another();
  await signIn(front, "trainer");
  await front.goto(`${address}/projector`, { waitUntil: "networkidle" });
  await expect(front.locator(".join-code.big")).toHaveText(`${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(front.locator("svg.qr path")).toHaveAttribute("d", /^M0 0h7/);
  await axe(front);

  // Two teams join, without accounts.
  const [pine, birch] = [await another(), await another()];
  const [pineHeard, birchHeard] = [record(pine), record(birch)];
  await pine.goto("/join", { waitUntil: "networkidle" });
  await axe(pine);
  await join(pine, code, "Jiang", "Pine");
  await join(birch, code, "Wang", "Birch");
  await expect(pine.locator(".play .empty")).toBeVisible();
  await expect(front.locator(".who-is-in")).toContainText("Jiang");
  await expect(trainer.locator(".teams tbody tr").first()).toContainText("1 / 1");

  // The first round: the clock runs everywhere, the brief is there.
  await trainer.getByRole("button", { name: "Start", exact: true }).click();
  await expect(front.locator(".time .running-clock")).toHaveText(/^1[45]:\d\d$/);
  await expect(pine.locator(".team-bar .running-clock")).toHaveText(/^1[45]:\d\d$/);
  await expect(pine.locator(".play h1")).toContainText("Pingjiang");
  await axe(pine);
  await trainer.getByRole("button", { name: "Pause" }).click();
  await expect(pine.locator(".team-bar .running-clock")).toHaveText(/^1[45]:\d\d$/);
  await trainer.getByRole("button", { name: "Go on" }).click();

  // Points buy a card; the team judges what it is worth. Others know nothing of it.
  await pine.getByRole("link", { name: "Talks" }).click();
  await expect(pine.locator(".points .meta")).toHaveText("points 4 of 4");
  const asks = pine.locator(".questions button:not([aria-disabled])");
  for (const who of await pine.locator(".cast button").all()) {
    await who.click();
    if ((await asks.count()) > 0) break;
  }
  await asks.first().click();
  await expect(pine.locator(".card-of-fact")).toHaveCount(1);
  await pine.locator(".card-of-fact").getByRole("button", { name: "Assumed" }).click();
  await expect(pine.locator(".card-of-fact")).toHaveAttribute("data-grade", "assumed");
  await axe(pine);
  const card = await pine.locator(".card-of-fact > p").innerText();
  expect(birchHeard.join("\n")).not.toContain(card);

  // The map is the ordinary editor, inside the team's frame.
  await pine.getByRole("link", { name: "Map", exact: true }).click();
  await expect(pine.locator(".team-rail [aria-current]")).toContainText("Map");
  await expect(pine.locator(".spine, .topbar")).toHaveCount(0);
  await expect(pine.locator(".map, .empty").first()).toBeVisible();

  // What is said to all is on every screen.
  await trainer.locator("#say").fill("Five minutes left");
  await trainer.getByRole("button", { name: "Send" }).click();
  await expect(front.locator(".said")).toContainText("Five minutes left");
  await expect(pine.locator(".team-notices")).toContainText("Five minutes left");
  await expect(birch.locator(".team-notices")).toContainText("Five minutes left");
  await trainer.getByRole("button", { name: "Lock editing" }).click();
  await expect(birch.locator(".team-notices")).toContainText("locked");
  await trainer.getByRole("button", { name: "Unlock editing" }).click();

  // The second round; an inject to one team only, which answers, and hands in.
  await trainer.getByRole("button", { name: /^On to/ }).click();
  await expect(birch.locator(".team-bar .round")).toContainText("Round 2");
  const inject = trainer.locator(".inj > li").first();
  await inject.getByRole("button", { name: /Release/ }).click();
  await trainer.getByRole("menuitemradio", { name: "To Birch only" }).click();
  await expect(inject).toHaveAttribute("data-state", "sent");
  await birch.getByRole("link", { name: /Messages/ }).click();
  await birch.locator(".letter textarea").fill("We decline, and send figures that several can meet.");
  await birch.locator(".letter").getByRole("button", { name: "Answer" }).click();
  await expect(birch.locator(".letter .own")).toBeVisible();
  await axe(birch);
  await pine.getByRole("link", { name: "Messages" }).click();
  await expect(pine.locator(".letter")).toHaveCount(0);
  await birch.getByRole("button", { name: "Hand in" }).click();
  await birch.locator("dialog[open]").getByRole("button", { name: "Hand in" }).click();
  await expect(birch.locator(".team-bar .tag")).toContainText("Handed in");
  await expect(trainer.locator(".teams tbody tr").nth(1).locator(".tag[data-tone=accent]")).toBeVisible();

  // Evaluators mark; the score has its coverage beside it.
  await trainer.locator(".marks .levels").first().getByRole("button", { name: /^3/ }).click();
  await expect(trainer.locator(".marks .levels").first().locator("[aria-pressed=true]")).toHaveText(/^3/);
  await trainer.locator("#note").fill("Argued over who decides");
  await trainer.locator(".note-form [type=submit]").click();
  await expect(trainer.locator(".feed")).toContainText("Argued over who decides");
  await axe(trainer);

  // The debrief stands beside the reference.
  await trainer.getByRole("link", { name: "Debrief" }).click();
  await expect(trainer.locator(".side-by-side > article")).toHaveCount(2);
  await expect(trainer.locator(".gaps").first()).toContainText("is missing");
  await expect(trainer.locator(".debrief")).toContainText("Argued over who decides");
  await axe(trainer);

  // No team was ever sent what is hidden, and none sees the workspace.
  for (const heard of [pineHeard, birchHeard]) {
    expect(heard.length).toBeGreaterThan(3);
    for (const hidden of HIDDEN) expect(heard.join("\n").includes(hidden), hidden).toBe(false);
  }
  complaints.expect(/denied|403|404/);
  await birch.goto("/accounts");
  await expect(birch).toHaveURL(/\/play/);
});
