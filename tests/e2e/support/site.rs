//! A plain static host for the built page, on a port of its own and under any folder.
//!
//! A thread a connection and a connection a request: a browser asks for many files at once, and
//! none may wait for another.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// The host, which can be away for a while; it stops when it is dropped.
pub struct Site {
    root: Arc<Mutex<PathBuf>>,
    folder: &'static str,
    socket: SocketAddr,
    open: Option<Open>,
}

/// A host that answers.
struct Open {
    stopped: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Site {
    /// Serves the files of `root` under `folder`, which begins and ends with a slash.
    pub fn serve(root: PathBuf, folder: &'static str) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let socket = listener.local_addr().expect("it listens");
        let mut site = Site { root: Arc::default(), folder, socket, open: None };
        site.release(root);
        site.listen(listener);
        site
    }

    /// Where the page is.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.socket, self.folder)
    }

    /// Serves the files of another folder from now on.
    pub fn release(&self, root: PathBuf) {
        assert!(
            root.join("index.html").is_file(),
            "no page in {}: run `trunk build --release` first",
            root.display()
        );
        *self.root.lock().expect("nothing panics with it") = root;
    }

    /// Answers nobody any more.
    pub fn stop(&mut self) {
        let Some(open) = self.open.take() else { return };
        open.stopped.store(true, Ordering::SeqCst);
        // The listener looks at the mark when somebody knocks.
        drop(TcpStream::connect(self.socket));
        let _ = open.thread.join();
    }

    fn listen(&mut self, listener: TcpListener) {
        let stopped = Arc::new(AtomicBool::new(false));
        let thread = std::thread::spawn({
            let (stopped, root, folder) = (stopped.clone(), self.root.clone(), self.folder);
            move || {
                for stream in
                    listener.incoming().take_while(|_| !stopped.load(Ordering::SeqCst)).flatten()
                {
                    let root = root.clone();
                    // A browser may hang up in the middle of an answer: that is its right, so a
                    // failed answer is no fault.
                    std::thread::spawn(move || drop(answer(stream, &root, folder)));
                }
            }
        });
        self.open = Some(Open { stopped, thread });
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

fn answer(mut stream: TcpStream, root: &Mutex<PathBuf>, folder: &str) -> std::io::Result<()> {
    let mut request = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    request.read_line(&mut first)?;
    let mut line = String::from("headers");
    while !line.trim().is_empty() {
        line.clear();
        request.read_line(&mut line)?;
    }
    // Looked up now: a browser opens connections long before it has something to ask.
    let root = root.lock().expect("nothing panics with it").clone();
    let asked = first.split(' ').nth(1).and_then(|path| path.split('?').next());
    let file = asked.and_then(|path| path.strip_prefix(folder)).map(|path| root.join(named(path)));
    let (status, mime, body) =
        match file.and_then(|file| Some((std::fs::read(&file).ok()?, mime(&file)))) {
            Some((body, mime)) => ("200 OK", mime, body),
            None => ("404 Not Found", "text/plain", b"not here".to_vec()),
        };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

/// The file that a path names; steps upwards are left out.
fn named(path: &str) -> PathBuf {
    let plain = Path::new(path)
        .components()
        .filter(|part| matches!(part, Component::Normal(_)))
        .collect::<PathBuf>();
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
