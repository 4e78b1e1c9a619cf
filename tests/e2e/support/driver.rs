//! Chromium's WebDriver, on a port of its own.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// So many are started before a journey fails for it.
const STARTS: usize = 5;

/// A running chromedriver; it and every browser it started end when it is dropped.
pub struct Driver {
    process: Child,
    port: u16,
    // Kept open: a driver that cannot print ends.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts the `chromedriver` on PATH, or the one that the variable CHROMEDRIVER names.
    ///
    /// It takes a free port, and ends when something else has that port by the time it listens on it
    /// for the other version of the Internet Protocol. Then another is started.
    pub fn start() -> Driver {
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
        let mut said = String::new();
        for _ in 0..STARTS {
            match Driver::launch(&program) {
                Ok(driver) => return driver,
                Err(output) => said = output,
            }
        }
        panic!("{program} ended {STARTS} times before it said its port. The last one said: {said}");
    }

    /// Starts it once; what it printed, when it ends before it says its port.
    fn launch(program: &str) -> Result<Driver, String> {
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{program} does not start ({error}): run script/setup first")
            });
        let mut output = BufReader::new(process.stdout.take().expect("a piped output"));
        match port_in(&mut output) {
            Ok(port) => Ok(Driver { process, port, _output: output }),
            Err(said) => {
                let _ = process.wait();
                Err(said)
            }
        }
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks it to end all its browsers and then itself, and waits until it has: killed alone, it
    /// would leave them behind.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream
            .write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        std::io::copy(&mut stream, &mut std::io::sink()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.shut_down();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port in its line "ChromeDriver was started successfully on port 12345."; all that it printed,
/// when there is no such line.
fn port_in(output: &mut impl BufRead) -> Result<u16, String> {
    let mut said = String::new();
    for line in output.lines().map_while(Result::ok) {
        let port = line.split("successfully on port ").nth(1);
        if let Some(port) = port.and_then(|rest| rest.trim_end_matches('.').parse().ok()) {
            return Ok(port);
        }
        said += &line;
        said.push('\n');
    }
    Err(said)
}
