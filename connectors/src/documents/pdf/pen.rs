use krilla::color::rgb::Color;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;

use super::face::{Face, Faces};

/// A4, in points.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
/// The left and right edges of what is printed.
pub(super) const LEFT: f32 = 48.0;
pub(super) const RIGHT: f32 = WIDTH - LEFT;

/// The colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Text,
    Soft,
    Accent,
    Minus,
    Rule,
    Pale,
}

impl Ink {
    fn color(self) -> Color {
        match self {
            Self::Text => Color::new(28, 36, 48),
            Self::Soft => Color::new(104, 112, 125),
            Self::Accent => Color::new(20, 76, 128),
            Self::Minus => Color::new(178, 34, 34),
            Self::Rule => Color::new(206, 212, 220),
            Self::Pale => Color::new(242, 245, 249),
        }
    }
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) ink: Ink,
    pub(super) is_bold: bool,
}

impl Style {
    pub(super) const fn new(size: f32, ink: Ink) -> Self {
        Self { size, ink, is_bold: false }
    }

    /// For labels and digits only: the bold font has no other characters.
    pub(super) const fn bold(self) -> Self {
        Self { is_bold: true, ..self }
    }
}

/// Draws on one page. Points count from the upper left corner; texts stand on their baseline.
pub(super) struct Pen<'page, 'surface> {
    surface: &'page mut Surface<'surface>,
    faces: &'page Faces,
}

impl<'page, 'surface> Pen<'page, 'surface> {
    pub(super) fn new(surface: &'page mut Surface<'surface>, faces: &'page Faces) -> Self {
        Self { surface, faces }
    }

    fn face(&self, style: Style) -> &'page Face {
        if style.is_bold { &self.faces.bold } else { &self.faces.regular }
    }

    pub(super) fn width(&self, text: &str, style: Style) -> f32 {
        self.face(style).width(text) * style.size
    }

    /// Writes a text from `x` on; answers where it ends.
    pub(super) fn text(&mut self, x: f32, y: f32, style: Style, text: &str) -> f32 {
        let face = self.face(style);
        let run = face.set(text);
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill { paint: style.ink.color().into(), ..Fill::default() }));
        let start = Point::from_xy(x, y);
        self.surface.draw_glyphs(start, &run.glyphs, face.font(), &run.text, style.size, false);
        x + run.width * style.size
    }

    /// Writes a text so that it ends at `x`.
    pub(super) fn text_before(&mut self, x: f32, y: f32, style: Style, text: &str) {
        let start = x - self.width(text, style);
        self.text(start, y, style, text);
    }

    /// Writes as much of a text as fits into `width`, with an ellipsis where it is cut.
    pub(super) fn text_within(&mut self, x: f32, y: f32, width: f32, style: Style, text: &str) {
        let cut = self.cut(text, width, style);
        self.text(x, y, style, &cut);
    }

    fn cut(&self, text: &str, width: f32, style: Style) -> String {
        if self.width(text, style) <= width {
            return text.to_owned();
        }
        let room = width - self.width("…", style);
        let (fits, _) = self.split(text, room, style);
        format!("{}…", fits.trim_end())
    }

    /// The part of a text that fits, and the rest.
    pub(super) fn split<'t>(&self, text: &'t str, width: f32, style: Style) -> (&'t str, &'t str) {
        let run = self.face(style).set(text);
        let mut used = 0.0;
        for glyph in &run.glyphs {
            used += glyph.x_advance * style.size;
            if used > width {
                return text.split_at(glyph.text_range.start);
            }
        }
        (text, "")
    }

    pub(super) fn rule(&mut self, y: f32, ink: Ink, thickness: f32) {
        self.area(LEFT, y - thickness / 2.0, RIGHT - LEFT, thickness, ink);
    }

    pub(super) fn area(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
        let mut path = PathBuilder::new();
        let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
        path.push_rect(rect);
        self.fill(path, ink);
    }

    /// Fills what is within the points.
    pub(super) fn polygon(&mut self, points: &[(f32, f32)], ink: Ink) {
        let mut path = through(points);
        path.close();
        self.fill(path, ink);
    }

    /// Draws a line through the points.
    pub(super) fn line(&mut self, points: &[(f32, f32)], ink: Ink, width: f32) {
        let Some(path) = through(points).finish() else { return };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke { paint: ink.color().into(), width, ..Stroke::default() }));
        self.surface.draw_path(&path);
    }

    fn fill(&mut self, path: PathBuilder, ink: Ink) {
        let Some(path) = path.finish() else { return };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill { paint: ink.color().into(), ..Fill::default() }));
        self.surface.draw_path(&path);
    }
}

fn through(points: &[(f32, f32)]) -> PathBuilder {
    let mut path = PathBuilder::new();
    for (number, (x, y)) in points.iter().enumerate() {
        if number == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
    }
    path
}
