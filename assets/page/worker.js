// Keeps a whole release of the page in this browser, so that it opens without a network. script/pack writes RELEASE and FILES above this.
//
// - A release is kept whole or not at all: each file is checked against its digest while it comes in, and one that fails refuses them all.
// - Nothing is taken over: a new release waits until the reader says so.
// - The release before stays until the new one has started once; one that fails to start gives way to it.

/** What the names of our caches begin with: a host has one store for all its folders, and another copy of the page may lie in another. */
const KEPT = `overzicht ${new URL(registration.scope).pathname} `;
const OWN = KEPT + RELEASE;
/** The cache with the mark of a release that failed to start, which names the one that stands in for it. */
const FAILED = `${KEPT}failed`;
const MARK = new URL("stands-in", registration.scope).href;

/** The page itself is asked for by its folder: some hosts send `index.html` elsewhere. */
const address = name => new URL(name === "index.html" ? "./" : name, registration.scope).href;

/** The name of the file that a request asks for; none for what is no part of the page. */
function nameOf({ method, url }) {
    const { origin, pathname } = new URL(url);
    const folder = new URL(registration.scope).pathname;
    if (method !== "GET" || origin !== self.location.origin || !pathname.startsWith(folder)) return null;
    const name = pathname.slice(folder.length) || "index.html";
    // A page of an older release asks for its own files, which carry a digest in their names.
    return Object.hasOwn(FILES, name) || /^[\w-]+-[0-9a-f]{12,}(_bg)?\.(js|wasm|css|svg)$/.test(name) ? name : null;
}

async function keepAll() {
    const cache = await caches.open(OWN);
    const keep = async ([name, digest]) => {
        const answer = await fetch(address(name), { integrity: digest, cache: "no-cache" });
        if (!answer.ok || answer.redirected) throw new Error(`${name} did not come whole: ${answer.status}`);
        await cache.put(address(name), answer);
    };
    try {
        await Promise.all(Object.entries(FILES).map(keep));
    } catch (error) {
        await caches.delete(OWN);
        throw error;
    }
}

/** The caches of other releases, the oldest first. */
const others = async () => (await caches.keys()).filter(name => name.startsWith(KEPT) && name !== OWN && name !== FAILED);

/** The cache that stands in for ours, after ours failed to start. */
async function standIn() {
    const mark = (await caches.has(FAILED)) && (await (await caches.open(FAILED)).match(MARK));
    const name = mark && (await mark.text());
    return name && (await caches.has(name)) ? name : null;
}

async function answer(request, name) {
    for (const cache of [await standIn(), OWN, ...(await others())]) {
        const kept = cache && (await (await caches.open(cache)).match(address(name)));
        if (kept) return kept;
    }
    // The browser has cleared its caches away: back to the host, as without a worker.
    return fetch(request);
}

/** Ours has started, so no older release is needed any more. */
async function started() {
    // What is being installed, or waits, has a cache as well.
    if (registration.installing || registration.waiting || (await standIn())) return;
    for (const name of await others()) await caches.delete(name);
}

/** Ours does not start: says whether an older release stands in for it from now on. */
async function failed() {
    const last = (await standIn()) ? null : (await others()).at(-1);
    if (last) await (await caches.open(FAILED)).put(MARK, new Response(last));
    return Boolean(last);
}

/** The first release of all takes the page that brought it in its care at once: where nobody is, the next release would not wait. */
async function begin() {
    await caches.delete(FAILED);
    if ((await others()).length === 0) await self.clients.claim();
}

self.addEventListener("install", event => event.waitUntil(keepAll()));
self.addEventListener("activate", event => event.waitUntil(begin()));
self.addEventListener("fetch", event => {
    const name = nameOf(event.request);
    if (name !== null) event.respondWith(answer(event.request, name));
});
self.addEventListener("message", event => {
    const act = { "take-over": () => self.skipWaiting(), started, failed }[event.data];
    if (act) event.waitUntil(act().then(said => event.ports[0]?.postMessage(said)));
});
