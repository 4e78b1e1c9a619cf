//! A plain static host for the built page, on a port of its own and under any folder.

use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use tiny_http::{Header, Request, Response, Server};

/// The host; it stops when it is dropped.
pub struct Site {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
    address: String,
}

impl Site {
    /// Serves the files of `root` under `folder`, which begins and ends with a slash.
    pub fn serve(root: PathBuf, folder: &'static str) -> Site {
        assert!(root.join("index.html").is_file(), "no page in {}: run `trunk build --release` first", root.display());
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a free port"));
        let address = format!("http://{}{folder}", server.server_addr());
        let thread = std::thread::spawn({
            let server = server.clone();
            move || server.incoming_requests().for_each(|request| answer(request, &root, folder))
        });
        Site { server, thread: Some(thread), address }
    }

    /// Where the page is.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A browser may hang up in the middle of an answer: that is its right, so a failed answer is no fault.
fn answer(request: Request, root: &Path, folder: &str) {
    let path = request.url().split('?').next().and_then(|path| path.strip_prefix(folder)).map(|path| root.join(named(path)));
    let _ = match path.and_then(|path| Some((File::open(&path).ok()?, mime(&path)))) {
        Some((file, mime)) => request.respond(Response::from_file(file).with_header(header("Content-Type", mime))),
        None => request.respond(Response::from_string("not here").with_status_code(404)),
    };
}

/// The file that a path names; steps upwards are left out.
fn named(path: &str) -> PathBuf {
    let plain = Path::new(path).components().filter(|part| matches!(part, Component::Normal(_))).collect::<PathBuf>();
    if path.is_empty() || path.ends_with('/') { plain.join("index.html") } else { plain }
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/vnd.microsoft.icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a header in ASCII")
}
