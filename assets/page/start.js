// Starts the app. script/pack fills in what RELEASE stands for: names of files. What happens when it fails: guard.js.
//
// The module has no digest here: with one the browser would compile it only when all of it is there (docs/OFFLINE.md). A host that does not
// compress sends a packed one, which is unpacked on the way.
const styles = performance.getEntriesByName(document.querySelector("link[rel=stylesheet]").href)[0];
const isPlain = "DecompressionStream" in globalThis && styles?.decodedBodySize > 0 && styles.encodedBodySize === styles.decodedBodySize && styles.transferSize > 0;

async function unpacked(address) {
    const answer = await fetch(address);
    if (!answer.ok) return fetch("RELEASE_WASM");
    return new Response(answer.body.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": "application/wasm" } });
}

const wasm = isPlain ? unpacked("RELEASE_PACKED") : fetch("RELEASE_WASM");
const { default: start } = await import("RELEASE_JS");
await start({ module_or_path: wasm });
dispatchEvent(new Event("overzicht-started"));
