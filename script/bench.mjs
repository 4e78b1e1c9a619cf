// Runs a bench of benches/ in WebAssembly; what it prints is described there.
import { readFile } from "node:fs/promises";

const [, , path, bench] = process.argv;
const { instance } = await WebAssembly.instantiate(await readFile(path), {});
const { bench_new, bench_run } = instance.exports;
// As the bench itself has them: its sizes, its rows, the rows that others are compared with, and how it counts time.
const { sizes, all, bare: bares, unit, per } = {
    schedule: {
        sizes: ["100", "1000", "10000"],
        all: ["a bare pass", "the whole analysis", "the network from the plan", "following two edits", "the critical path", "a push along the chain", "the command that pushes"],
        bare: [0],
        unit: "microseconds",
        per: 1000,
    },
    forecast: {
        sizes: ["40 x 2000, 20", "1000 x 1000, 50", "10000 x 1000, 500"],
        all: ["bare: draws and propagation", "draws, propagation, chances", "bare: propagation alone", "propagation, chances", "the same of a mixed plan", "a bar moved, the first part", "a bar moved, chances", "the days of each launch", "the drivers of a launch"],
        bare: [0, 2],
        unit: "milliseconds",
        per: 1,
    },
    drag: {
        sizes: ["1", "100", "1000"],
        all: ["a pointer move", "the same, by whole records", "of it the push", "by dates, push and all", "the plan with them", "the schedule", "the launches follow", "the same, first samples", "what a drop makes"],
        bare: [0],
        unit: "microseconds",
        per: 1000,
    },
}[bench];
const benches = sizes.map((_, size) => bench_new(size));
const bare = [];
console.log("WebAssembly".padEnd(28) + sizes.map((size) => size.padStart(20)).join("") + `   (${unit}, medians; in brackets: bare)`);
all.forEach((name, what) => {
    const cells = benches.map((bench, size) => {
        const times = [];
        for (let n = 0; n < 31; n++) {
            // Short ones are run often enough for the clock to tell them apart.
            const often = size === 2 ? 1 : 20;
            const begun = performance.now();
            bench_run(bench, what, often);
            times.push(((performance.now() - begun) * per) / often);
        }
        const median = times.sort((a, b) => a - b)[15];
        if (bares.includes(what)) bare[size] = median;
        return `${median.toFixed(per === 1 ? 2 : 1)} (${(median / bare[size]).toFixed(2)})`.padStart(20);
    });
    console.log(name.padEnd(28) + cells.join(""));
});
