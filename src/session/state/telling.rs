//! What the last step did, as text for a mail.

use super::session::Session;
use crate::text::{self as t, Lang};
use crate::viewmodel::{affected, fed, standing};
use engine::forecast::Chances;
use engine::schedule::Schedule;
use engine::sorting::Gather;

impl Session {
    /// Returns what the last step did, as text; none when there is none to take back.
    pub fn report(&mut self, lang: Lang) -> Option<String> {
        let change = self.document().history.done().last()?.clone();
        let before = self.plan().apply(&change.patch.inverse()).ok()?;
        // Once, when somebody asks for it: so the plan as it was may be analysed anew.
        let was = Schedule::of(&before);
        Some(self.on_standing(|plan, schedule| {
            let moved: Vec<_> = change.patch.projects.keys().collect();
            let mut products = fed(&before, &was, moved.iter().copied());
            products.extend(fed(plan, schedule, moved.iter().copied()));
            products.extend(change.patch.products.keys().cloned());
            // By dates alone: what the chances were is not kept.
            let unknown = Chances::new();
            let standing = products
                .into_iter()
                .map(|id| (id.clone(), standing(&before, &was, &unknown, &id)))
                .gather();
            let affected = affected(&before, &change.patch, (plan, schedule, &unknown), &standing);
            t::report(lang, &change, &affected)
        }))
    }
}
