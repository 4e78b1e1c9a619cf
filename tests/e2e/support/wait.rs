//! Waiting for a condition, with a deadline and never for a fixed time.

use std::time::{Duration, Instant};

/// Far beyond what any step takes on a busy machine: only a failure waits so long.
const DEADLINE: Duration = Duration::from_secs(30);

/// Asks until there is an answer and gives it; after the deadline the journey fails and says what
/// it was waiting for.
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + DEADLINE;
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(Instant::now() < deadline, "waited {} s in vain for: {what}", DEADLINE.as_secs());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
