//! What every machine has to find, natively and in WebAssembly: the forecast of the example and a
//! number made of all its slips and launches.

use engine::{forecast::Sampling, model::*, schedule::Network};
use session::{example, text::Lang};

/// The launches of the example: the chance, P50 and P80.
const LAUNCHES: &str = "opening 0 2026-12-03 2027-04-12, quayside 93 2026-08-19 2026-08-19, ticketing 88 2026-06-26 2026-06-30, travel 76 2026-07-10 2026-07-31";
/// The first slips of its sea trials.
const TRIALS: [i32; 12] = [0, 22, 0, 0, 0, 0, 37, 0, 28, 12, 0, 3];
const CHECKSUM: u64 = 8_340_207_927_749_268_078;

pub fn check() {
    let plan = example::plan(Lang::En, "2026-05-04".parse().expect("a day"));
    let network = Network::of(&plan);
    let mut sampling = Sampling::new(&plan, &network);
    sampling.run(&network, 1_000);
    let trials: Vec<i32> = sampling
        .slips(&network, &Id::new("trials"))
        .expect("it has dates")
        .take(TRIALS.len())
        .collect();
    assert_eq!(trials, TRIALS);
    let launches = sampling.outlooks(&network).into_iter().map(|outlook| {
        let percent = outlook.chance.percent().expect("there are samples");
        format!("{} {percent} {} {}", outlook.product, outlook.ready.p50, outlook.ready.p80)
    });
    assert_eq!(launches.collect::<Vec<_>>().join(", "), LAUNCHES);
    assert_eq!(sampling.checksum(&network), CHECKSUM);
}
