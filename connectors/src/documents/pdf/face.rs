use krilla::Data;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// Latin, Greek, Cyrillic, kana and 17,000 Chinese characters; see the note beside the file.
const REGULAR: &[u8] = include_bytes!("../../../fonts/NotoSansCJKsc-Regular-subset.otf");
/// The characters of the labels only.
const BOLD: &[u8] = include_bytes!("../../../fonts/NotoSansCJKsc-Bold-labels.otf");

/// The mark that Chinese and Japanese printers set in the place of a character that they do not have.
const GETA: char = '〓';

/// The two fonts.
pub(super) struct Faces {
    pub(super) regular: Face,
    pub(super) bold: Face,
}

impl Faces {
    pub(super) fn embedded() -> Self {
        let face = |bytes| Face::read(bytes).expect("the embedded fonts are whole");
        Self { regular: face(REGULAR), bold: face(BOLD) }
    }
}

/// A font with what is needed to measure text before it is drawn.
pub(super) struct Face {
    font: Font,
    characters: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    units: f32,
}

/// Text as glyphs. Widths are in units of the font's size.
pub(super) struct Run {
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) width: f32,
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let parsed = FontRef::new(bytes).ok()?;
        let font = Font::new(Data::from(bytes), 0)?;
        let metrics = parsed.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = font.units_per_em();
        Some(Self { font, characters: parsed.charmap(), metrics, units })
    }

    pub(super) fn font(&self) -> Font {
        self.font.clone()
    }

    /// Whether the font can draw a character.
    #[cfg(test)]
    pub(super) fn has(&self, character: char) -> bool {
        self.characters.map(character).is_some()
    }

    /// Sets a text. One glyph stands for one character: the scripts of these fonts need no shaping. What a
    /// reader copies is the text as it was given, whatever stands for it on the page.
    pub(super) fn set(&self, text: &str) -> Run {
        let mut run = Run { text: text.to_owned(), glyphs: Vec::with_capacity(text.len()), width: 0.0 };
        for (start, character) in text.char_indices().filter(|(_, character)| is_visible(*character)) {
            let glyph =
                self.characters.map(character).or_else(|| self.characters.map(GETA)).unwrap_or_default();
            let advance = self.metrics.advance_width(glyph).unwrap_or_default() / self.units;
            let range = start..start + character.len_utf8();
            let id = GlyphId::new(glyph.to_u32());
            run.glyphs.push(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, range, None));
            run.width += advance;
        }
        run
    }

    /// A text's width in units of the size.
    pub(super) fn width(&self, text: &str) -> f32 {
        self.set(text).width
    }
}

/// Marks of direction, joiners, selectors of variants and the like have no place of their own.
fn is_visible(character: char) -> bool {
    let is_mark = matches!(character,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{e0100}'..='\u{e01ef}');
    !character.is_control() && !is_mark
}
