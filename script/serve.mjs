// Stands before a server that does not compress, and does: script/serve.mjs <port> <port of that server> <its process>.
import { createServer, get } from "node:http";
import { constants, createBrotliCompress, createGzip } from "node:zlib";

const [port, inner, server] = process.argv.slice(2).map(Number);
/** As hosts do it on the way: the better half of what brotli can, in a tenth of the time. */
const brotli = () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
const isText = type => /^(text|application)\/(html|css|javascript|json|wasm|manifest)/.test(type) || /svg/.test(type);

const stands = () =>
    new Promise(answer => get({ host: "127.0.0.1", port: inner }, from => answer(from.resume())).on("error", () => answer(false)));

createServer((request, response) => {
    const asked = get({ host: "127.0.0.1", port: inner, path: request.url, headers: { accept: "*/*" } }, from => {
        const headers = { ...from.headers };
        const way = /\bbr\b/.test(request.headers["accept-encoding"]) ? "br" : /\bgzip\b/.test(request.headers["accept-encoding"]) ? "gzip" : null;
        if (!way || from.statusCode !== 200 || !isText(headers["content-type"] ?? "")) {
            response.writeHead(from.statusCode, headers);
            return from.pipe(response);
        }
        delete headers["content-length"];
        response.writeHead(200, { ...headers, "content-encoding": way, vary: "accept-encoding" });
        from.pipe(way === "br" ? brotli() : createGzip()).pipe(response);
    });
    asked.on("error", () => response.writeHead(502).end());
}).listen(port, "127.0.0.1");

/** Ends with the server behind it. */
const isRunning = () => {
    try {
        return process.kill(server, 0);
    } catch {
        return false;
    }
};
for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => {
        if (isRunning()) process.kill(server);
        process.exit();
    });
while (!(await stands())) {
    if (!isRunning()) process.exit(1);
    await new Promise(go => setTimeout(go, 200));
}
console.log(`\nOverzicht is at http://127.0.0.1:${port}/ (Ctrl-C stops it)`);
