// 200 editors in 40 rooms who give 400 commands a second: how soon the others hear of them, whether
// anything is lost, whether all have the same in the end.

import { chromium } from "@playwright/test";
import { launch } from "../fixtures/chromium.mjs";
import { ask, quantile, signIn, submit } from "./gauge.mjs";
import { makeMap } from "./map-records.mjs";

const ROOMS = 40;
const IN_A_ROOM = 5;
const A_SECOND = 400;
const SECONDS = 15;
/** The last words need a moment to arrive. */
const SETTLES = 3_000;

const address = process.env.MERIDIAN_URL;
const cookie = await session();
const rooms = [];
for (let room = 0; room < ROOMS; room += 1) {
  const { account, map, seats } = await makeMap(`Fleet ${room}`, 1, 0);
  rooms.push({ account, map, seat: seats[0] });
}
const editors = await Promise.all(rooms.flatMap((room) => Array.from({ length: IN_A_ROOM }, () => enter(room))));

/** When the receipt of each command was back. */
const committed = new Map();
const began = performance.now();
const pending = [];
for (let turn = 0; turn < A_SECOND * SECONDS; turn += 1) {
  const wait = began + (turn * 1_000) / A_SECOND - performance.now();
  if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
  const { seat } = rooms[turn % ROOMS];
  pending.push(
    submit({ do: "edit", with: { kind: "seat", id: seat, set: { x: turn + 1 } } }).then(({ command }) => {
      committed.set(command, { at: performance.now(), room: rooms[turn % ROOMS] });
    }),
  );
}
await Promise.all(pending);
const took = (performance.now() - began) / 1_000;
await new Promise((resolve) => setTimeout(resolve, SETTLES));

const waits = [];
let lost = 0;
let unequal = 0;
for (const { room, heard, last } of editors) {
  for (const [command, { at, room: where }] of committed) {
    if (where !== room) continue;
    const when = heard.get(command);
    // Heard before the receipt was back is as soon as it gets.
    if (when === undefined) lost += 1;
    else waits.push(Math.max(0, when - at));
  }
  const truth = find(await ask(`/accounts/${room.account}/maps/${room.map}`), room.seat);
  if (last.x !== truth.x) unequal += 1;
}

const what = `${ROOMS * IN_A_ROOM} editors in ${ROOMS} rooms, ${A_SECOND} commands a second`;
console.log(
  JSON.stringify([
    { what: `${what}: committed a second`, unit: "", samples: [committed.size / took] },
    { what: `${what}: committed to heard by the others, p50`, unit: "ms", samples: [quantile(waits, 0.5)] },
    { what: `${what}: committed to heard by the others, p99`, unit: "ms", budget: 100, samples: [quantile(waits, 0.99)] },
    { what: `${what}: changes somebody did not hear of`, unit: "", budget: 0, samples: [lost] },
    { what: `${what}: editors who end with something else than the server`, unit: "", budget: 0, samples: [unequal] },
  ]),
);
process.exit();

/** The cookie of a session, as a browser gets it. */
async function session() {
  const browser = await chromium.launch(launch);
  const { cookies } = await signIn(browser, address);
  await browser.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Joins a room and notes what is heard there. */
function enter(room) {
  return new Promise((resolve, reject) => {
    const [heard, last] = [new Map(), { seq: 0, x: undefined }];
    const socket = new WebSocket(`${address.replace("http", "ws")}/live`, { headers: { cookie, origin: address } });
    socket.onerror = ({ message }) => reject(new Error(`no live connection: ${message}`));
    socket.onopen = () => socket.send(JSON.stringify({ say: "join", room: { room: "map", id: room.map }, since: null }));
    socket.onmessage = ({ data }) => {
      const now = performance.now();
      const { joined, events, bye, refused, reset } = JSON.parse(data);
      if (bye ?? refused ?? reset) reject(new Error(data));
      if (joined !== undefined) resolve({ room, heard, last });
      for (const { seq, command, event } of events?.events ?? []) {
        heard.set(command, now);
        const set = find(event, room.seat)?.set;
        if (seq > last.seq && set !== undefined) Object.assign(last, { seq, x: set.x });
      }
    };
  });
}

/** The object with this id in what the server said. */
function find(told, id) {
  if (typeof told !== "object" || told === null) return undefined;
  if (told.id === id) return told;
  return Object.values(told).reduce((found, part) => found ?? find(part, id), undefined);
}
