// Queries of a large board: how long one takes, how many are answered when 32 ask at a time.
// `node bench/queries.mjs DEALS DATABASE`; the deals are those of the pipeline “Imported deals”.

import { Agent, request } from "node:http";
import { ask, quantile } from "./gauge.mjs";

const [deals, database] = process.argv.slice(2);
const FEW = 5_000;
const AT_A_TIME = 32;
const ALONE = 200;
const TOGETHER = 3_000;

const { id } = (await ask("/pipelines")).find(({ name }) => name.en === "Imported deals");
const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });
const url = `${process.env.MERIDIAN_URL}/api/v1/pipelines/${id}/board`;
const headers = { authorization: `Bearer ${process.env.MERIDIAN_TOKEN}` };

await queries(50, 1);
const { samples: alone } = await queries(ALONE, 1);
const what = `Board query, ${Number(deals).toLocaleString("en")} deals, ${database}`;
const readings = [{ what: `${what}, one at a time`, unit: "ms", budget: Number(deals) > FEW ? 50 : 2, samples: alone }];
if (Number(deals) <= FEW) {
  const { samples, took } = await queries(TOGETHER, AT_A_TIME);
  readings.push({ what: `${what}, ${AT_A_TIME} at a time, time for each`, unit: "ms", budget: 0.667, samples: [took / TOGETHER] });
  readings.push({ what: `${what}, ${AT_A_TIME} at a time, p99`, unit: "ms", budget: 50, samples: [quantile(samples, 0.99)] });
}
console.log(JSON.stringify(readings));
process.exit();

async function queries(count, atATime) {
  const samples = [];
  let begun = 0;
  const work = async () => {
    while (begun < count) {
      begun += 1;
      const start = performance.now();
      await query();
      samples.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atATime }, work));
  return { samples, took: performance.now() - start };
}

function query() {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`the board was refused: ${answer.statusCode}`));
      answer.resume().once("end", resolve);
    });
    asked.once("error", reject).end();
  });
}
