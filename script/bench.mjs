// Runs benches/schedule.rs in WebAssembly; what it prints is described there.
import { readFile } from "node:fs/promises";

const { instance } = await WebAssembly.instantiate(await readFile(process.argv[2]), {});
const { bench_new, bench_run } = instance.exports;
const sizes = [100, 1000, 10000];
const all = ["a bare pass", "the whole analysis", "the network from the plan", "following two edits", "the critical path", "a push along the chain", "the command that pushes"];
const benches = sizes.map((_, size) => bench_new(size));
const bare = [];
console.log("WebAssembly".padEnd(28) + sizes.map((size) => String(size).padStart(16)).join(""));
all.forEach((name, what) => {
    const cells = benches.map((bench, size) => {
        const times = [];
        for (let n = 0; n < 61; n++) {
            // Short ones are run often enough for the clock to tell them apart.
            const often = size === 2 ? 1 : 20;
            const begun = performance.now();
            bench_run(bench, what, often);
            times.push(((performance.now() - begun) * 1000) / often);
        }
        const median = times.sort((a, b) => a - b)[30];
        if (what === 0) bare[size] = median;
        return `${median.toFixed(1)} (${(median / bare[size]).toFixed(1)})`.padStart(16);
    });
    console.log(name.padEnd(28) + cells.join(""));
});
