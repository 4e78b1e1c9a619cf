// What the page weighs: each file as a host that compresses sends it, and the WebAssembly by crate (docs/BENCHMARKS.md).
//
// script/size [--keep]: compares with docs/size.json, which --keep writes anew, as at a release. It needs a built page (dist) and the
// module as it was linked, whose functions still have names.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const KEPT = "docs/size.json";
const built = `${process.env.CARGO_TARGET_DIR ?? "target"}/wasm32-unknown-unknown/release/overzicht.wasm`;
const [dist = "dist", linked = built] = process.argv.slice(2).filter(it => !it.startsWith("--"));
const brotli = file => execFileSync("brotli", ["--stdout", "--quality=11", file], { maxBuffer: 1 << 28 }).length;

/** Reads numbers and names of a WebAssembly module one after another. */
class Reader {
    constructor(bytes, at = 0) {
        this.bytes = bytes;
        this.at = at;
    }
    number() {
        let value = 0;
        for (let shift = 0; ; shift += 7) {
            const byte = this.bytes[this.at++];
            value += (byte & 127) * 2 ** shift;
            if (byte < 128) return value;
        }
    }
    text() {
        const length = this.number();
        this.at += length;
        return this.bytes.toString("utf8", this.at - length, this.at);
    }
}

/** The sections of a module: kind, where it begins and where it ends. */
function* sections(bytes) {
    const reader = new Reader(bytes, 8);
    while (reader.at < bytes.length) {
        const kind = reader.number();
        const length = reader.number();
        yield { kind, from: reader.at, to: reader.at + length };
        reader.at += length;
    }
}

/** The crate that a function is of: the first that its name tells, which for generic code is where it was written. */
function crateOf(name) {
    const modern = /^_R.*?C(?:s[0-9A-Za-z]*_)?(\d+)_?/.exec(name);
    if (modern) return name.slice(modern[0].length, modern[0].length + Number(modern[1]));
    const old = /^_ZN(\d+)/.exec(name);
    if (!old) return /^(dlmalloc|malloc|mem(cpy|move|set|cmp))/.test(name) ? "the compiler's" : "bindings";
    const first = name.slice(old[0].length, old[0].length + Number(old[1]));
    const inner = /^_?\$LT\$(?:[^a-z]|RF|BP|mut|const|dyn|u20)*([a-z_][a-z0-9_]*)/.exec(first);
    return inner ? inner[1] : first;
}

/** Bytes of code by crate, and of what is no code. */
function byCrate(file) {
    const bytes = readFileSync(file);
    const found = new Map();
    const add = (name, size) => found.set(name, (found.get(name) ?? 0) + size);
    let imported = 0;
    const bodies = [];
    const names = new Map();
    for (const { kind, from, to } of sections(bytes)) {
        const reader = new Reader(bytes, from);
        if (kind === 2) {
            for (let left = reader.number(); left > 0; left -= 1) {
                reader.text();
                reader.text();
                const what = bytes[reader.at++];
                if (what === 0) {
                    imported += 1;
                    reader.number();
                } else if (what === 3) reader.at += 2;
                else {
                    if (what === 1) reader.at += 1;
                    const limits = reader.number();
                    reader.number();
                    if (limits & 1) reader.number();
                }
            }
        } else if (kind === 10) {
            for (let left = reader.number(); left > 0; left -= 1) {
                const size = reader.number();
                bodies.push(size);
                reader.at += size;
            }
        } else if (kind === 11) add("(data)", to - from);
        else if (kind === 0 && reader.text() === "name") {
            while (reader.at < to) {
                const part = bytes[reader.at++];
                const end = reader.number() + reader.at;
                if (part === 1) for (let left = reader.number(); left > 0; left -= 1) names.set(reader.number(), reader.text());
                reader.at = end;
            }
        }
    }
    bodies.forEach((size, at) => add(crateOf(names.get(imported + at) ?? ""), size));
    return Object.fromEntries([...found].sort((a, b) => b[1] - a[1]));
}

const files = readdirSync(dist).filter(name => statSync(join(dist, name)).isFile() && !name.endsWith(".gz")).sort();
// Without the digest in their names, so that releases can be compared.
const plain = name => name.replace(/-[0-9a-f]{12,}/, "");
const now = {
    files: Object.fromEntries(files.map(name => [plain(name), brotli(join(dist, name))])),
    crates: existsSync(linked) ? byCrate(linked) : {},
};
const before = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, "utf8")) : { files: {}, crates: {} };

function table(title, is, was, least) {
    console.log(`\n${title}`);
    for (const name of new Set([...Object.keys(is), ...Object.keys(was)])) {
        const [a, b] = [was[name] ?? 0, is[name] ?? 0];
        if (Math.max(a, b) < least) continue;
        const change = a === b ? "" : `${b > a ? "+" : ""}${b - a}`;
        console.log(`${String(b).padStart(9)} ${change.padStart(9)}  ${name}`);
    }
}
const sum = parts => Object.values(parts).reduce((a, b) => a + b, 0);
table("bytes with brotli, and the change since the last release", now.files, before.files, 0);
table("bytes of the linked module by crate, before wasm-opt; those under 8,000 are left out", now.crates, before.crates, 8_000);
console.log(`\n${sum(now.files)} bytes with brotli in all; the last release had ${sum(before.files)}`);
if (process.argv.includes("--keep")) writeFileSync(KEPT, `${JSON.stringify(now, null, 1)}\n`);
