//! What is done around a launch.

use engine::model::*;
use engine::sorting::Order;

/// Returns the activities of a product by time; what has no dates yet comes last.
pub fn activities(plan: &Plan, product: &ProductId) -> Vec<ActivityId> {
    let at = |activity: &Activity| {
        activity_dates(plan, activity)
            .map_or((Day::MAX, Day::MAX), |dates| (dates.start(), dates.finish()))
    };
    let activities = plan.activities_of(product);
    let mut list: Vec<_> = activities.map(|(id, it)| (at(it), &it.rank, id)).collect();
    list.order();
    list.into_iter().map(|(.., id)| id.clone()).collect()
}
