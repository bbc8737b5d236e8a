// A map of any size, made through the gate as people would: people, seats and lines.

import { ask, submit } from "./gauge.mjs";

/** Changes of one command; 2 MiB is the most the gate takes. */
const CHUNK = 400;
/** Cards side by side. */
const ACROSS = 40;

/** A small generator: the same lines each time. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

const add = (kind, record) => ({ do: "add", with: { kind, record } });
const same = (text) => ({ zh: text, en: text });

/** Makes a map with so many people and lines; half of the lines say who reports to whom. */
export async function makeMap(name, people, lines) {
  const { rows } = await ask("/accounts?limit=200");
  const account = rows[rows.length - 1].account.id;
  const map = crypto.randomUUID();
  await submit(add("map", { id: map, account, name: same(name), procurement: null, deal: null }));
  const roll = dice(7);
  const changes = [];
  const seats = [];
  for (let at = 0; at < people; at += 1) {
    const person = crypto.randomUUID();
    const seat = crypto.randomUUID();
    seats.push(seat);
    changes.push(
      add("person", {
        id: person, account, name: same(`Person ${at}`), title: same("Doctor"), department: same(""),
        external: false, sensitive: false, note: "", phone: "", email: "", key: null,
      }),
      add("seat", {
        id: seat, map, person, x: (at % ACROSS) * 176, y: Math.floor(at / ACROSS) * 104, placed: false,
        influence: null, function: null, power: 1 + roll(5), interest: 1 + roll(5), support: roll(5) - 2, desired: null,
        coverage: roll(5), status: null, orientation: null, adaptability: null,
        evidence: { grade: "assumed", source: "", on: null }, wants: "", win: "",
      }),
    );
  }
  for (let at = 0; at < lines; at += 1) {
    const reports = at < Math.min(people - 1, lines / 2);
    const from = reports ? at + 1 : roll(people);
    const to = reports ? Math.floor(at / 5) : (from + 1 + roll(people - 1)) % people;
    changes.push(
      add("line", {
        id: crypto.randomUUID(), map, from: seats[from], to: seats[to], kind: reports ? "reports" : "influence",
        weight: 1 + roll(100), label: "", grade: "assumed",
      }),
    );
  }
  for (let at = 0; at < changes.length; at += CHUNK) {
    await submit({ do: "all", with: changes.slice(at, at + CHUNK) });
  }
  return { account, map, seats, path: `/accounts/${account}/map?map=${map}` };
}
