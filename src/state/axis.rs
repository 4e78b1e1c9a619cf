//! The time axis on screen: its scale, what part of it is seen, and moving about on it.

use leptos::html::Div;
use leptos::prelude::*;

use engine::model::{Day, Patch, Span};
use session::viewmodel::Scale;

/// What of the timeline is on screen, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// Scrolled from the beginning of the axis.
    pub left: f64,
    /// Scrolled from the first row.
    pub top: f64,
    /// The width of the part that shows the axis, names left out.
    pub width: f64,
    /// The height of the whole scroll container.
    pub height: f64,
}

/// Where the axis is to stand as soon as its size is known.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Aim {
    /// This span fills it.
    Fit(Span),
    /// This day stands at its left edge, a day so wide.
    Stand(Day, f64),
    /// This day stands in its middle.
    Center(Day),
}

/// The signals of the time axis.
#[derive(Clone, Copy)]
pub struct Axis {
    /// Where the axis begins and how wide a day is.
    pub scale: RwSignal<Scale>,
    /// What of it is on screen.
    pub viewport: RwSignal<Viewport>,
    /// How far the lanes of the launches are scrolled, in CSS pixels.
    pub lanes_top: RwSignal<f64>,
    /// The scroll container.
    pub scroller: NodeRef<Div>,
    /// What is scrolled: as long as the axis.
    pub canvas: NodeRef<Div>,
    /// The whole timeline, which captures the pointer.
    pub root: NodeRef<leptos::html::Section>,
    aim: RwSignal<Option<Aim>>,
    /// What was fitted last, and how wide that made a day.
    fitted: StoredValue<Option<(Span, f64)>>,
}

impl Axis {
    /// An axis without a plan.
    pub fn new() -> Axis {
        let range = Span::day(Day::MIN);
        Axis {
            scale: RwSignal::new(Scale { range, day_width: 1.0 }),
            viewport: RwSignal::new(Viewport::default()),
            lanes_top: RwSignal::new(0.0),
            scroller: NodeRef::new(),
            canvas: NodeRef::new(),
            root: NodeRef::new(),
            aim: RwSignal::new(None),
            fitted: StoredValue::new(None),
        }
    }

    /// An axis with room around `extent`, to be fitted to it as soon as it is on screen.
    pub fn open(&self, extent: Span) {
        self.scale.update(|scale| scale.range = with_room(extent));
        self.viewport.update(|viewport| viewport.top = 0.0);
        self.lanes_top.set(0.0);
        self.aim.set(Some(Aim::Fit(extent)));
        self.come_back();
        self.settle();
    }

    /// Scrolls a container that has just come on screen to where the last one stood.
    pub fn come_back(&self) {
        let Viewport { left, top, .. } = self.viewport.get_untracked();
        if let Some(scroller) = self.scroller.get_untracked() {
            scroller.set_scroll_left(left.round() as i32);
            scroller.set_scroll_top(top.round() as i32);
        }
    }

    /// Lengthens the axis when a patch puts something near its end or beyond it.
    pub fn reach(&self, patch: &Patch) {
        let range = self.scale.with_untracked(|scale| scale.range);
        let projects = patch
            .projects
            .values()
            .filter_map(|diff| diff.after.as_ref()?.dates)
            .flat_map(|dates| [dates.start(), dates.finish()]);
        let launches = patch.products.values().filter_map(|diff| diff.after.as_ref()?.launch);
        let status = patch.about.iter().filter_map(|diff| diff.after.as_ref()?.status_date);
        let (first, last) = projects
            .chain(launches)
            .chain(status)
            .fold((range.start(), range.finish()), |(first, last), day| {
                (first.min(day), last.max(day))
            });
        if first < range.start() || last > range.finish() {
            let wider = with_room(Span::until(first, last));
            let left = self.viewport.with_untracked(|viewport| viewport.left);
            let added = f64::from(range.start().since(wider.start()))
                * self.scale.with_untracked(|scale| scale.day_width);
            self.place(Scale { range: wider, ..self.scale.get_untracked() }, left + added);
        }
    }

    /// Makes a day so wide, in CSS pixels, and keeps the day at `anchor` pixels from the left edge
    /// of the view in its place.
    pub fn zoom(&self, day_width: f64, anchor: f64) {
        let before = self.scale.get_untracked();
        let after = before.with_day_width(day_width);
        let left = self.viewport.with_untracked(|viewport| viewport.left);
        self.place(after, (left + anchor) / before.day_width * after.day_width - anchor);
    }

    /// Zooms around the first of these days that is on screen, else around the middle of the view.
    pub fn zoom_to(&self, day_width: f64, days: impl IntoIterator<Item = Day>) {
        let Viewport { left, width, .. } = self.viewport.get_untracked();
        let scale = self.scale.get_untracked();
        let seen =
            days.into_iter().map(|day| scale.x(day) - left).find(|x| (0.0..width).contains(x));
        self.zoom(day_width, seen.unwrap_or(width / 2.0));
    }

    /// Scrolls by so many pixels to the right and down; where the axis ends, it is lengthened.
    pub fn pan(&self, dx: f64, dy: f64) {
        let Viewport { left, top, width, .. } = self.viewport.get_untracked();
        let scale = self.scale.get_untracked();
        let (start, finish) = (scale.range.start(), scale.range.finish());
        let longer = match dx {
            dx if dx < 0.0 && left + dx < 0.0 => Span::new(start.plus(-LONGER), finish),
            dx if dx > 0.0 && left + dx + width > scale.width() => {
                Span::new(start, finish.plus(LONGER))
            }
            _ => None,
        };
        let left = match longer.filter(|longer| *longer != scale.range) {
            Some(range) => {
                let added = f64::from(start.since(range.start())) * scale.day_width;
                self.place(Scale { range, ..scale }, left + added + dx);
                left + added + dx
            }
            None => left + dx,
        };
        if let Some(scroller) = self.scroller.get_untracked() {
            scroller.set_scroll_left(left.round() as i32);
            scroller.set_scroll_top((top + dy).round() as i32);
            self.scrolled(f64::from(scroller.scroll_left()), f64::from(scroller.scroll_top()));
        }
    }

    /// Shows this span and a margin, as large as it fits.
    pub fn fit(&self, span: Span) {
        let width = self.viewport.with_untracked(|viewport| viewport.width);
        if width <= 0.0 {
            return self.aim.set(Some(Aim::Fit(span)));
        }
        let scale = self.scale.get_untracked().with_day_width(Scale::fit(span, width));
        let (before, _) = Scale::margins(span);
        self.fitted.set_value(Some((span, scale.day_width)));
        self.place(scale, scale.x(span.start().plus(-before)));
    }

    /// Fits again what was fitted, when the axis has got another width and nobody has zoomed since.
    pub fn refit(&self) {
        let day_width = self.scale.with_untracked(|scale| scale.day_width);
        if let Some((span, _)) = self.fitted.get_value().filter(|(_, fitted)| *fitted == day_width)
        {
            self.fit(span);
        }
    }

    /// Puts this day in the middle; the axis is lengthened where it does not reach so far.
    pub fn center(&self, day: Day) {
        let Viewport { width, .. } = self.viewport.get_untracked();
        let scale = self.scale.get_untracked();
        if width <= 0.0 {
            return self.aim.set(Some(Aim::Center(day)));
        }
        let range = Span::new(scale.range.start().min(day), scale.range.finish().max(day))
            .filter(|range| *range != scale.range);
        let scale = Scale { range: range.map_or(scale.range, with_room), ..scale };
        self.place(scale, scale.x(day) - width / 2.0);
    }

    /// Puts this day at the left edge, and makes a day so wide, in CSS pixels.
    pub fn stand(&self, day: Day, day_width: f64) {
        if self.viewport.with_untracked(|viewport| viewport.width) <= 0.0 {
            return self.aim.set(Some(Aim::Stand(day, day_width)));
        }
        let scale = self.scale.get_untracked().with_day_width(day_width);
        self.place(scale, scale.x(day));
    }

    /// Scrolls so far that this span can be seen, or its beginning when it is longer than the view;
    /// one that is seen stays where it is.
    pub fn bring(&self, span: Span) {
        let Viewport { left, width, .. } = self.viewport.get_untracked();
        let scale = self.scale.get_untracked();
        let (from, to) = (scale.x(span.start()), scale.x(span.finish().plus(1)));
        if from < left || to > left + width {
            self.place(scale, from - ((width - (to - from)) / 2.0).max(width / 10.0));
        }
    }

    /// Like [`Axis::bring`], unless some of the span can be seen.
    pub fn bring_back(&self, span: Span) {
        let Viewport { left, width, .. } = self.viewport.get_untracked();
        let scale = self.scale.get_untracked();
        if scale.x(span.start()) >= left + width || scale.x(span.finish().plus(1)) <= left {
            self.bring(span);
        }
    }

    /// Scrolls so far that the row at `top` below the first one can be seen; `covered` of the
    /// container lies under what stays on top.
    pub fn bring_row(&self, top: f64, height: f64, covered: f64) {
        let Viewport { top: seen, height: room, .. } = self.viewport.get_untracked();
        let room = (room - covered).max(height);
        if (top < seen || top + height > seen + room)
            && let Some(scroller) = self.scroller.get_untracked()
        {
            scroller.set_scroll_top((top - (room - height) / 2.0).round() as i32);
        }
    }

    /// Scrolls no further than it must for the row at `top` to be seen; `covered` of the container
    /// lies under what stays on top.
    pub fn reveal_row(&self, top: f64, height: f64, covered: f64) {
        let Viewport { top: seen, height: room, .. } = self.viewport.get_untracked();
        let room = (room - covered).max(height);
        let to = if top < seen { top } else { (top + height - room).max(seen) };
        if to != seen
            && let Some(scroller) = self.scroller.get_untracked()
        {
            scroller.set_scroll_top(to.ceil() as i32);
        }
    }

    /// Takes the size of the scroll container after it has come on screen or changed.
    pub fn measure(&self, width: f64, height: f64) {
        self.viewport.update(|viewport| (viewport.width, viewport.height) = (width, height));
        self.settle();
    }

    /// Goes off the screen, and keeps its place.
    pub fn leave(&self) {
        self.viewport.update(|viewport| (viewport.width, viewport.height) = (0.0, 0.0));
    }

    /// Takes the scroll position of the container.
    pub fn scrolled(&self, left: f64, top: f64) {
        self.viewport.update(|viewport| (viewport.left, viewport.top) = (left, top));
    }

    /// Carries out a fit that had to wait for a size.
    fn settle(&self) {
        if self.viewport.with_untracked(|viewport| viewport.width > 0.0)
            && let Some(aim) = self.aim.get_untracked()
        {
            self.aim.set(None);
            match aim {
                Aim::Fit(span) => self.fit(span),
                Aim::Stand(day, day_width) => self.stand(day, day_width),
                Aim::Center(day) => self.center(day),
            }
        }
    }

    /// Puts scale and scroll position on the page together, so that no frame shows one without the
    /// other.
    fn place(&self, scale: Scale, left: f64) {
        if let Some(canvas) = self.canvas.get_untracked() {
            let _ =
                web_sys::HtmlElement::style(&canvas).set_property("width", &canvas_width(&scale));
        }
        if let Some(scroller) = self.scroller.get_untracked() {
            scroller.set_scroll_left(left.round() as i32);
            let left = f64::from(scroller.scroll_left());
            self.viewport.update(|viewport| viewport.left = left);
        }
        self.scale.set(scale);
    }

    /// The days on screen, with half a screen more on both sides, in steps so coarse that a small
    /// scroll does not change them.
    pub fn days_in_view(&self) -> Span {
        let scale = self.scale.get();
        let (left, width) =
            self.viewport.with(|viewport| (viewport.left, viewport.width.max(200.0)));
        let step = width / 2.0;
        let first = ((left / step).floor() - 1.0) * step;
        let days = |x: f64| scale.range.clamp(scale.day_at(x));
        Span::until(days(first), days(first + width + 2.0 * step))
    }
}

/// The width of what is scrolled, for the style sheet: the names, and beside them the axis.
pub fn canvas_width(scale: &Scale) -> String {
    format!("calc(var(--names-width) + {}px)", scale.width())
}

/// Days by which the axis is lengthened where a drag goes on beyond its end.
const LONGER: i32 = 366;

impl Default for Axis {
    fn default() -> Self {
        Self::new()
    }
}

/// At least two years more on both sides, from the first of a January to the last of a December.
fn with_room(extent: Span) -> Span {
    let years = (extent.days() / 365 / 4).max(2);
    let first = Day::from_ymd(extent.start().ymd().0 - years, 1, 1).unwrap_or(Day::MIN);
    let last = Day::from_ymd(extent.finish().ymd().0 + years, 12, 31).unwrap_or(Day::MAX);
    Span::until(first, last)
}
