use rebated_service::networks::{Cursor, Trouble};

use crate::union::{refused, too_many_pages};

/// The scenes that orders are listed by: all, those of channels, those of members. Each has to be asked for.
const SCENES: [u8; 3] = [1, 2, 3];
/// Taobao turns no more pages than this.
const LAST_PAGE: u32 = 100;

/// Which page is next: `scene:page:position`, the last as Taobao gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) scene: u8,
    pub(super) page: u32,
    pub(super) position: String,
}

impl Turn {
    /// The first page of a scene.
    const fn first(scene: u8) -> Self {
        Self { scene, page: 1, position: String::new() }
    }

    /// Where a call begins.
    pub(super) fn of(cursor: Option<&Cursor>) -> Result<Self, Trouble> {
        let Some(Cursor(text)) = cursor else { return Ok(Self::first(SCENES[0])) };
        let mut parts = text.splitn(3, ':');
        let mut next = || parts.next().unwrap_or_default();
        let (scene, page, position) = (next().parse().ok(), next().parse().ok(), next().to_owned());
        match (scene.filter(|scene| SCENES.contains(scene)), page.filter(|page| *page > 0)) {
            (Some(scene), Some(page)) => Ok(Self { scene, page, position }),
            _ => Err(refused("BAD_CURSOR", "the cursor is not one of Taobao's")),
        }
    }

    /// The page after this one. A window with more pages than Taobao turns is too long.
    pub(super) fn turned(&self, position: String) -> Result<Self, Trouble> {
        if self.page >= LAST_PAGE {
            return Err(too_many_pages());
        }
        Ok(Self { scene: self.scene, page: self.page + 1, position })
    }

    /// The first page of the next scene.
    pub(super) fn next_scene(&self) -> Option<Self> {
        SCENES.into_iter().find(|scene| *scene > self.scene).map(Self::first)
    }

    pub(super) fn cursor(&self) -> Cursor {
        Cursor(format!("{}:{}:{}", self.scene, self.page, self.position))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_read_back() {
        let turn = Turn { scene: 2, page: 7, position: "1555904214_lG:x|1555917305_lJ".into() };
        assert_eq!(Turn::of(Some(&turn.cursor())), Ok(turn));
        assert_eq!(Turn::of(None), Ok(Turn::first(1)));
        assert_eq!(Turn::first(3).next_scene(), None);
        for bad in ["", "1", "4:1:", "1:0:", "x:1:", "1:-1:"] {
            assert!(Turn::of(Some(&Cursor(bad.into()))).is_err(), "{bad}");
        }
    }
}
