// Measures the built page beside benches/limit.html in headless Chromium and prints medians, spreads and ratios (docs/BENCHMARKS.md).
//
// Both pages bear the same marks, so that one script drives them. They take turns, each time in a fresh browser. Main-thread time is CPU time,
// taken from the browser's own counters; what a step costs without any input is taken off, since the measuring itself asks for frames.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** The browser: Debian's, unless told otherwise. */
const CHROMIUM = process.env.CHROMIUM ?? "chromium";
const WINDOW = { width: 1280, height: 800 };
/** Pixels of the column of names, and of a day after the command zoom-week. */
const NAMES = 248;
const DAY_WIDTH = 8;
/** Counted steps of a drag and of a scroll, and those before them that are not counted. */
const STEPS = 100;
const WARM_UP = 5;
/** Successors that the longest drag pushes. */
const CHAIN = 999;

// ---- The plans

const dayOf = days => new Date(Date.UTC(2026, 0, 5 + days)).toISOString().slice(0, 10);
const numbered = (count, record) => Object.fromEntries(Array.from({ length: count }, (_, n) => record(n)));
const idOf = (type, n) => `${type}-${String(n).padStart(5, "0")}`;

/**
 * A plan of `count` projects with as many links. In the first `chain` + 1 projects each begins when the one before it is done, so that whoever
 * drags the first one pushes `chain` others; every other link has so much room that no drag here pushes along it.
 */
export function planOf(count, chain = 0) {
    const inChain = n => chain > 0 && n <= chain;
    const start = n => (inChain(n) ? n * 3 : (n * 37) % 1400);
    const finish = n => start(n) + (inChain(n) ? 2 : 29 + ((n * 13) % 200));
    // The project after `n` that begins late enough, some of them passed over.
    const roomy = (n, passed) => {
        for (let to = n + 1; to < count; to++) if (start(to) > finish(n) + 2 * STEPS && passed-- === 0) return to;
        return -1;
    };
    const links = Array.from({ length: chain }, (_, n) => [n, n + 1]);
    for (let turn = 0; links.length < count && turn < 10; turn++)
        for (let n = chain && chain + 1; links.length < count && n < count; n++) {
            const to = roomy(n, turn);
            if (to >= 0) links.push([n, to]);
        }
    const project = n => ({
        name: `Project ${n}`,
        programme: idOf("programme", Math.floor((n * 10) / count)),
        dates: { start: dayOf(start(n)), finish: dayOf(finish(n)) },
        state: "planned",
        rank: n,
    });
    const launch = n => 60 + Math.max(...[0, 1, 2, 3, 4].map(k => finish((n * 5 + k) % count)));
    const products = Math.min(40, count / 2);
    return JSON.stringify({
        schema: 0,
        format: "overzicht",
        id: `bench-${count}-${chain}`,
        // Seven days a week: then every pointer move of a day moves everything, in the app as in the limit.
        about: { name: `Bench ${count}`, status_date: dayOf(0), week: Array(7).fill(true) },
        programmes: numbered(10, n => [idOf("programme", n), { name: `Programme ${n}`, hue: n * 36, rank: n }]),
        projects: numbered(count, n => [idOf("project", n), project(n)]),
        links: numbered(links.length, n => {
            const [predecessor, successor] = links[n].map(end => ({ project: idOf("project", end) }));
            return [idOf("link", n), { predecessor, successor }];
        }),
        products: numbered(products, n => [idOf("product", n), { name: `Product ${n}`, launch: dayOf(launch(n)), rank: n }]),
        deliverables: numbered(5 * products, n => [
            idOf("deliverable", n),
            { name: `Deliverable ${n}`, project: idOf("project", n % count), product: idOf("product", Math.floor(n / 5)), rank: n },
        ]),
    });
}

// ---- The browser

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png" };

/** Serves the built page, and the limit beside it. */
export async function serve(folder) {
    const limit = fileURLToPath(new URL("../benches/limit.html", import.meta.url));
    const server = createServer(async (request, response) => {
        const path = new URL(request.url, "http://localhost").pathname;
        const file = path === "/limit.html" ? limit : join(resolve(folder), path.endsWith("/") ? `${path}index.html` : path);
        try {
            const body = await readFile(file);
            response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
        } catch {
            response.writeHead(404).end();
        }
    });
    await new Promise(done => server.listen(0, "127.0.0.1", done));
    return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** A page in a browser of its own, spoken to in Chromium's protocol over a pipe. */
export class Page {
    static async open(address) {
        const profile = await mkdtemp(join(tmpdir(), "bench-page-"));
        const flags = [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            // A wheel step is one jump: what is counted is the work of a step, however many frames it would be drawn over.
            "--disable-smooth-scrolling", "--remote-debugging-pipe", "--lang=en-GB", `--user-data-dir=${profile}`,
            `--window-size=${WINDOW.width},${WINDOW.height}`,
        ];
        const browser = spawn(CHROMIUM, [...flags, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
        const page = new Page();
        Object.assign(page, { browser, profile, waiting: new Map(), listeners: new Map(), number: 0 });
        page.listen(browser.stdio[4]);
        const { targetInfos } = await page.send("Target.getTargets");
        const { targetId } = targetInfos.find(({ type }) => type === "page");
        page.session = (await page.send("Target.attachToTarget", { targetId, flatten: true })).sessionId;
        await page.send("Page.enable");
        await page.send("Emulation.setDeviceMetricsOverride", { ...WINDOW, deviceScaleFactor: 1, mobile: false });
        await page.send("Performance.enable", { timeDomain: "threadTicks" });
        await page.send("Page.addScriptToEvaluateOnNewDocument", { source: `(${inThePage})()` });
        const loaded = page.once("Page.loadEventFired");
        await page.send("Page.navigate", { url: address });
        await loaded;
        await page.until("the file input", `document.querySelector("input[type=file][data-command=open-file]") !== null`);
        return page;
    }

    listen(pipe) {
        let rest = [];
        pipe.on("data", data => {
            for (let end; (end = data.indexOf(0)) >= 0; data = data.subarray(end + 1)) {
                const message = JSON.parse(Buffer.concat([...rest, data.subarray(0, end)]));
                rest = [];
                if (message.id) {
                    const { done, failed } = this.waiting.get(message.id);
                    this.waiting.delete(message.id);
                    message.error ? failed(new Error(message.error.message)) : done(message.result);
                } else {
                    this.listeners.get(message.method)?.(message.params);
                }
            }
            rest.push(data);
        });
    }

    send(method, params = {}) {
        const id = ++this.number;
        this.browser.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId: this.session })}\0`);
        return new Promise((done, failed) => this.waiting.set(id, { done, failed }));
    }

    once(event) {
        return new Promise(done => this.listeners.set(event, done));
    }

    async eval(expression) {
        const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
        return result.value;
    }

    async until(what, condition) {
        for (let tries = 0; tries < 600; tries++) {
            if (await this.eval(condition)) return;
            await new Promise(done => setTimeout(done, 50));
        }
        throw new Error(`in vain: ${what}`);
    }

    mouse(type, x, y, more = {}) {
        return this.send("Input.dispatchMouseEvent", { type, x, y, ...more });
    }

    /** Until all that the last input asked for is drawn: two frames. */
    frames() {
        return this.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** What the main thread has done so far, in milliseconds. */
    async spent() {
        const { metrics } = await this.send("Performance.getMetrics");
        const of = name => metrics.find(metric => metric.name === name).value * 1000;
        return [of("TaskDuration"), of("ScriptDuration"), of("RecalcStyleDuration"), of("LayoutDuration")];
    }

    /** What one step costs the main thread until it is drawn. */
    async cost(step) {
        const before = await this.spent();
        await step();
        await this.frames();
        return (await this.spent()).map((after, n) => after - before[n]);
    }

    /** The costs of steps, less what the waiting alone costs. */
    async costs(count, step) {
        this.idle ??= meanOf(await series(20, () => this.cost(() => {})));
        const costs = await series(count, n => this.cost(() => step(n)));
        return costs.map(cost => cost.map((spent, n) => spent - this.idle[n]));
    }

    async close() {
        const gone = new Promise(done => this.browser.once("exit", done));
        await this.send("Browser.close").catch(() => {});
        await gone;
        await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
    }
}

/** Runs in the page before anything else: notes when input comes in and when what it brings is painted, on the page's clock. */
function inThePage() {
    const painted = condition =>
        new Promise(done => {
            const look = () => {
                if (!condition()) return requestAnimationFrame(look);
                // The frame that this callback belongs to shows it; the message comes after that frame.
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => done(performance.now());
                port2.postMessage(0);
            };
            requestAnimationFrame(look);
        });
    const bar = () => document.querySelector("[data-timeline] [data-project-id]");
    const from = (event, condition) =>
        addEventListener(event, () => {
            const begun = performance.now(), met = condition();
            globalThis.benchPainted = painted(met).then(ended => ended - begun);
        }, { capture: true });
    from("input", () => () => bar() !== null);
    from("click", () => {
        const before = bar()?.offsetWidth;
        return () => bar() !== null && bar().offsetWidth !== before;
    });
}

// ---- The measures

async function series(count, step) {
    const all = [];
    for (let n = 0; n < count; n++) all.push(await step(n));
    return all;
}

const meanOf = rows => rows[0].map((_, n) => rows.reduce((sum, row) => sum + row[n], 0) / rows.length);
const sorted = values => [...values].sort((a, b) => a - b);
const median = values => sorted(values)[Math.floor(values.length / 2)];
const p95 = values => sorted(values)[Math.ceil(values.length * 0.95) - 1];
const assert = (it, what) => {
    if (!it) throw new Error(`not as the reader should see it: ${what}`);
};

const BAR = id => `document.querySelector('[data-project-id="${id}"]')`;
const rectOf = (page, id) => page.eval(`(({ left, top, width, height }) => ({ left, top, width, height }))(${BAR(id)}.getBoundingClientRect())`);

export async function open(page, file) {
    const { result } = await page.send("Runtime.evaluate", { expression: `document.querySelector("input[type=file][data-command=open-file]")` });
    await page.send("DOM.setFileInputFiles", { files: [file], objectId: result.objectId });
    await page.until("a bar", "globalThis.benchPainted !== undefined && document.querySelector('[data-project-id]') !== null");
    const took = await page.eval("benchPainted");
    if (await page.eval("document.querySelector('[data-save-state]') !== null"))
        await page.until("saved", "document.querySelector('[data-save-state=saved]') !== null");
    return { "open: file to first bar painted": took };
}

async function press(page, command) {
    const at = await page.eval(
        `(({ left, top, width, height }) => [left + width / 2, top + height / 2])(document.querySelector("[data-command=${command}]").getBoundingClientRect())`,
    );
    await page.mouse("mousePressed", ...at, { button: "left", buttons: 1, clickCount: 1 });
    await page.mouse("mouseReleased", ...at, { button: "left", clickCount: 1 });
    return page.eval("benchPainted");
}

/** Weeks, with the first bar near the names; the pointer lies on it. */
export async function gripFirst(page) {
    const id = idOf("project", 0);
    await press(page, "zoom-week");
    await page.eval(`{ const all = document.querySelector(".scroller"); all.scrollTop = 0; all.scrollLeft += ${BAR(id)}.getBoundingClientRect().left - ${NAMES + 60}; }`);
    await page.frames();
    const { left, top, width, height } = await rectOf(page, id);
    // Beyond the grip of its start.
    const [x, y] = [left + Math.min(48, width / 2), top + height / 2];
    assert(await page.eval(`document.elementFromPoint(${x}, ${y})?.closest("[data-project-id]") === ${BAR(id)}`), "the first bar under the pointer");
    return { id, x, y };
}

/** One bar dragged a day a move; with a chain, the successor lowest on screen has to come along. */
export async function drag(page, chain, name) {
    const { id, x, y } = await gripFirst(page);
    const last = await page.eval(`[...document.querySelectorAll("[data-project-id]")]
        .filter(bar => bar.getBoundingClientRect().bottom < innerHeight - 20).map(bar => bar.dataset.projectId).sort().at(-1)`);
    const before = [await rectOf(page, id), await rectOf(page, last)];
    await page.mouse("mouseMoved", x, y);
    await page.mouse("mousePressed", x, y, { button: "left", buttons: 1, clickCount: 1 });
    const move = n => page.mouse("mouseMoved", x + (n + 1) * DAY_WIDTH, y, { button: "left", buttons: 1 });
    for (let n = 0; n < WARM_UP; n++) await page.cost(() => move(n));
    const costs = await page.costs(STEPS, n => move(WARM_UP + n));
    const by = (WARM_UP + STEPS) * DAY_WIDTH;
    const [bar, successor] = [(await rectOf(page, id)).left - before[0].left, (await rectOf(page, last)).left - before[1].left];
    assert(Math.abs(bar - by) < 1, `the bar moved by ${by} px, not ${bar}`);
    assert(Math.abs(successor - (chain ? by : 0)) < 1, `${last} moved by ${chain ? by : 0} px, not ${successor}`);
    await page.mouse("mouseReleased", x + by, y, { button: "left", clickCount: 1 });
    await page.frames();
    const [task, script, style, layout] = meanOf(costs);
    return {
        [`${name}: mean a move`]: task,
        [`${name}: p95 a move`]: p95(costs.map(([task]) => task)),
        [`${name}: of it script`]: script,
        [`${name}: of it style`]: style,
        [`${name}: of it layout`]: layout,
    };
}

/** Wheel steps down and up again, twenty at a turn, or as many as the rows have room for. */
export async function scroll(page) {
    const room = await page.eval(`{ const all = document.querySelector(".scroller"); all.scrollTop = 0; all.scrollHeight - all.clientHeight; }`);
    const [x, y] = [WINDOW.width / 2, WINDOW.height - 200];
    await page.mouse("mouseMoved", x, y);
    const turn = Math.min(20, Math.floor(room / 100));
    const after = steps => 100 * (Math.floor(steps / turn) % 2 ? turn - (steps % turn) : steps % turn);
    const wheel = n => page.mouse("mouseWheel", x, y, { deltaX: 0, deltaY: after(n + 1) - after(n) });
    for (let n = 0; n < 2 * turn; n++) await page.cost(() => wheel(n));
    const costs = await page.costs(STEPS, wheel);
    const top = await page.eval(`document.querySelector(".scroller").scrollTop`);
    assert(top === after(STEPS), `scrolled to ${after(STEPS)}, not to ${top}`);
    assert(await page.eval(`document.elementFromPoint(100, innerHeight - 150).closest(".name, .cell").textContent.length > 0`), "a row at the foot");
    const [task, script, style, layout] = meanOf(costs);
    await page.eval(`document.querySelector(".scroller").scrollTop = 0`);
    return {
        "scroll: mean a wheel step": task,
        "scroll: p95 a wheel step": p95(costs.map(([task]) => task)),
        "scroll: of it script": script,
        "scroll: of it style": style,
        "scroll: of it layout": layout,
    };
}

/** To days and back to months, five times. */
export async function zoom(page) {
    const took = { day: [], month: [] }, spent = { day: [], month: [] };
    await press(page, "zoom-month");
    await page.frames();
    for (let n = 0; n < 5; n++)
        for (const level of ["day", "month"])
            spent[level].push(...(await page.costs(1, async () => took[level].push(await press(page, `zoom-${level}`)))).map(([task]) => task));
    return {
        "zoom: month to day, painted": median(took.day),
        "zoom: day to month, painted": median(took.month),
        "zoom: month to day, task": median(spent.day),
        "zoom: day to month, task": median(spent.month),
    };
}

/** A fresh browser on one of the pages, with a plan opened in it. */
export async function visit(address, file, measure) {
    const page = await Page.open(address);
    try {
        const opened = await open(page, file);
        return { ...opened, ...(await measure(page)) };
    } finally {
        await page.close();
    }
}

/** Everything that is measured on one page at one size. */
async function round(address, files, only) {
    const wanted = name => !only || only === name;
    const measures = await visit(address, files.plain, async page => {
        const elements = await page.eval("document.querySelectorAll('*').length");
        return {
            ...(wanted("drag") && (await drag(page, false, "drag"))),
            ...(wanted("scroll") && (await scroll(page))),
            ...(wanted("zoom") && (await zoom(page))),
            "elements on the page": elements,
        };
    });
    if (!files.chain || !wanted("push")) return measures;
    const { "open: file to first bar painted": _, ...pushed } = await visit(address, files.chain, page => drag(page, true, `drag pushing ${CHAIN}`));
    return { ...measures, ...pushed };
}

// ---- The table

function print(sizes, results, before) {
    const shown = values => {
        const digits = median(values) < 100 ? 2 : 0;
        const [low, high] = [sorted(values)[0], sorted(values).at(-1)];
        return `${median(values).toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
    };
    const at = (size, page, name) => results.filter(it => it.size === size && it.page === page && name in it.measures).map(it => it.measures[name]);
    const [small, large] = [1000, 10000].map(size => sizes.includes(size) && size);
    const names = [...new Set(results.flatMap(({ measures }) => Object.keys(measures)))];
    for (const size of sizes) {
        console.log(`\n${size.toLocaleString("en")} projects, as many links; ms`.padEnd(38) + [...(before ? ["before"] : []), "app", "limit", ...(before ? ["app / before"] : []), "app / limit"].map(head => head.padStart(26)).join(""));
        for (const name of names) {
            const [app, limit] = [at(size, "app", name), at(size, "limit", name)];
            if (!app.length) continue;
            // Both are so little above nothing that their ratio says nothing.
            const ratio = other => (median(other) < 0.02 ? "–" : (median(app) / median(other)).toFixed(2));
            const was = before ? at(size, "before", name) : [];
            const cells = [...(before ? [shown(was)] : []), shown(app), shown(limit), ...(before ? [ratio(was)] : []), ratio(limit)];
            console.log(name.padEnd(37) + cells.map(cell => cell.padStart(26)).join(""));
        }
    }
    if (!small || !large) return;
    console.log("\nthe app at 10,000 as a ratio to the app at 1,000");
    for (const name of names) {
        const [few, many] = [small, large].map(size => at(size, "app", name));
        if (few.length) console.log(name.padEnd(37) + (median(many) / median(few)).toFixed(2).padStart(26));
    }
}

async function main() {
    const { positionals, values } = parseArgs({
        allowPositionals: true,
        options: { rounds: { type: "string", default: "5" }, size: { type: "string" }, only: { type: "string" }, before: { type: "string" } },
    });
    const sizes = values.size ? [Number(values.size)] : [40, 1000, 10000];
    const rounds = Number(values.rounds);
    const server = await serve(positionals[0] ?? "dist");
    const earlier = values.before && (await serve(values.before));
    // In turns, each round the other way about.
    const pages = [["app", `${server.address}/`], ["limit", `${server.address}/limit.html`], ...(earlier ? [["before", `${earlier.address}/`]] : [])];
    const folder = await mkdtemp(join(tmpdir(), "bench-plans-"));
    const results = [];
    try {
        const files = new Map();
        for (const size of sizes) {
            const write = async (name, plan) => {
                await writeFile(join(folder, name), plan);
                return join(folder, name);
            };
            files.set(size, {
                plain: await write(`${size}.json`, planOf(size)),
                chain: size > CHAIN && (await write(`${size}-chain.json`, planOf(size, CHAIN))),
            });
        }
        for (let n = 0; n < rounds; n++) {
            for (const size of sizes) {
                for (const [page, address] of n % 2 ? [...pages].reverse() : pages) {
                    results.push({ size, page, measures: await round(address, files.get(size), values.only) });
                    process.stderr.write(".");
                }
            }
        }
    } finally {
        server.close();
        earlier?.close();
        await rm(folder, { recursive: true, force: true });
    }
    print(sizes, results, earlier !== undefined);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
