//! The analysis against published networks: early and late times and slack that nobody here has
//! reckoned (`tests/data/networks.txt` has them with their sources).

use crate::notation::{day, plan};
use engine::{model::*, schedule::*};

const NETWORKS: &str = include_str!("../data/networks.txt");

/// Where a network was published, its activities with their published figures, and its links.
struct Published {
    source: String,
    activities: Vec<(String, i32, [Option<i32>; 6])>,
    links: Vec<[String; 3]>,
}

fn published() -> Vec<Published> {
    let mut networks: Vec<Published> = Vec::new();
    for line in NETWORKS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["network:", ..] => networks.push(Published {
                source: line[9..].into(),
                activities: Vec::new(),
                links: Vec::new(),
            }),
            ["has:" | "note:", ..] => {}
            [from, kind, to] => networks
                .last_mut()
                .expect("a network")
                .links
                .push([from, kind, to].map(String::from)),
            [name, days, ref figures @ ..] => {
                let figures: Vec<Option<i32>> =
                    figures.iter().map(|figure| figure.parse().ok()).collect();
                let figures = figures.try_into().unwrap_or_else(|_| panic!("six figures: {line}"));
                networks.last_mut().expect("a network").activities.push((
                    name.into(),
                    days.parse().expect("a length"),
                    figures,
                ));
            }
            _ => panic!("`{line}` says nothing"),
        }
    }
    networks
}

/// Reckons a network by a calendar and compares every published figure, counted in its working
/// days.
fn check(network: &Published, calendar: &str) {
    let start = day("2026-04-20");
    let mut text = calendar.to_owned();
    for (name, days, _) in &network.activities {
        text += &format!("\nproject {name} {start} {days}d");
    }
    for [from, kind, to] in &network.links {
        text += &format!("\nlink {from} {kind} {to}");
    }
    let plan = plan(&text);
    let schedule = Schedule::of(&plan);
    let goal = Goal::PlanEnd(schedule.end().expect("it has dates"));
    let slacks = schedule.slacks_to(goal);
    let calendar = &plan.about.calendar;
    let end_of = |day: Day| calendar.between(start, day) + 1;
    for (name, days, figures) in &network.activities {
        let id: ProjectId = Id::new(name.as_str());
        let dates = schedule.forecast(&id).expect("it has dates");
        let (finish, slack) = (end_of(dates.finish()), slacks[&id]);
        // Free slack is that to the end of the plan where nothing follows.
        let last = !network.links.iter().any(|[from, ..]| from == name);
        let free = if last { slack } else { schedule.free_slack(&id).expect("something follows") };
        let reckoned = [finish - days, finish, finish - days + slack, finish + slack, slack, free];
        for ((what, published), reckoned) in [
            "early start",
            "early finish",
            "late start",
            "late finish",
            "total slack",
            "free slack",
        ]
        .into_iter()
        .zip(figures)
        .zip(reckoned)
        {
            assert!(
                published.is_none_or(|published| published == reckoned),
                "{what} of {name}: {published:?}, not {reckoned}: {}",
                network.source
            );
        }
    }
}

#[test]
fn the_analysis_agrees_with_published_networks() {
    let networks = published();
    let figures: usize = networks
        .iter()
        .flat_map(|network| &network.activities)
        .map(|(.., figures)| figures.iter().flatten().count())
        .sum();
    assert_eq!((networks.len(), figures), (22, 737), "networks and figures");
    for network in &networks {
        // Every day worked; and the same in working days across weekends, King's Day and Ascension.
        check(network, "week MTWTFSS");
        check(network, "holidays NL");
    }
}
