// What the page may turn into markup or run, before anything else of it is there. The browser asks this policy wherever text would become HTML
// or an address would be loaded as a script (Trusted Types); all other ways are closed by the Content-Security-Policy in index.html.
"use strict";

{
    // Our own templates are static markup. Nothing in them runs, so nothing that runs gets through.
    const runs = /<\s*(script|iframe|object|embed|base|link|meta)|\bon\w+\s*=|javascript:/i;
    const worker = new URL("worker.js", document.baseURI).href;
    window.trustedTypes?.createPolicy("default", {
        createHTML: html => (runs.test(html) ? null : html),
        createScriptURL: address => (new URL(address, document.baseURI).href === worker ? address : null),
    });
}
