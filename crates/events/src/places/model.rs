//! What is learned of placing: the file, and the chances it gives.

use super::belief::Beliefs;
use super::look;
use super::near;
use super::scene::Scene;
use crate::judge::forest::Forest;
use casus_atlas::Iso3;

/// The first bytes of the file; the number rises with every change of what is seen.
const MAGIC: &[u8] = b"casus-placing 2\n";
/// How often all names are looked at: each alone, then twice among what is held of the others.
pub const LOOKS: usize = 3;
/// Knots of the scale.
const MOST_KNOTS: usize = 64;

/// What is learned of placing. Read-only, so any number of threads may share it.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// Look by look, trees over what is seen of a candidate.
    pub looks: Vec<Forest>,
    /// Trees over what is seen of a place near which a name may be that means none of those that bear it.
    pub near: Forest,
    /// From what the trees say to a chance: pairs of both, rising, straight between.
    pub scale: Vec<(f32, f32)>,
}

impl Learned {
    /// Adds all to `bytes`, in the layout that [`Learned::from_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        self.looks.iter().for_each(|forest| forest.pack(&mut bytes));
        self.near.pack(&mut bytes);
        bytes.push(self.scale.len() as u8);
        self.scale.iter().for_each(|(said, chance)| bytes.extend(said.to_le_bytes().into_iter().chain(chance.to_le_bytes())));
        bytes
    }

    /// Reads what `casus-train places` wrote.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Learned, String> {
        let remake = "remake it with casus-train places data ../shared/data NAMES corpus/train corpus/more data/models/places.bin";
        let Some(mut rest) = bytes.strip_prefix(MAGIC) else {
            let found = String::from_utf8_lossy(&bytes[..bytes.len().min(16)]).into_owned();
            return Err(format!("reading the model of places: found {found:?}, expected \"casus-placing 2\"; {remake}"));
        };
        read(&mut rest).ok_or_else(|| {
            format!("reading the model of places: found that it breaks off or makes no sense, expected a whole file; {remake}")
        })
    }

    /// The chance that stands for what trees say.
    pub(super) fn chance(&self, said: f32) -> f32 {
        let Some(after) = self.scale.iter().position(|(knot, _)| *knot >= said) else {
            return self.scale.last().map_or(said, |(_, chance)| *chance);
        };
        let (high, to) = self.scale[after];
        let Some((low, from)) = after.checked_sub(1).map(|before| self.scale[before]) else { return to };
        from + (to - from) * ((said - low) / (high - low).max(1e-6))
    }

    /// What a look says of all candidates.
    pub(super) fn look(&self, number: usize, scene: &Scene, beliefs: Option<&Beliefs>, filed: &[Iso3]) -> Beliefs {
        let rows = rows(scene, beliefs);
        let views: Vec<&[f32]> = rows.iter().map(Vec::as_slice).collect();
        let mut sums = self.looks[number].sums(&views).into_iter();
        let chances =
            (0..scene.mentions.len()).map(|mention| sums.by_ref().take(scene.seen(mention).len()).map(sigmoid).collect()).collect();
        Beliefs::of(scene, chances, filed)
    }

    /// What trees say of places near which a name may be, if it means none of those that bear it.
    pub(super) fn near(&self, anchors: &[near::Anchor]) -> Vec<f32> {
        let views: Vec<&[f32]> = anchors.iter().map(|anchor| anchor.row.as_slice()).collect();
        self.near.sums(&views).into_iter().map(sigmoid).collect()
    }
}

/// What is seen of all candidates of all mentions, one after the other.
pub(super) fn rows(scene: &Scene, beliefs: Option<&Beliefs>) -> Vec<Vec<f32>> {
    let mention = |mention| (0..scene.seen(mention).len()).map(move |at| look::row(scene, mention, at, beliefs));
    (0..scene.mentions.len()).flat_map(mention).collect()
}

fn read(rest: &mut &[u8]) -> Option<Learned> {
    let looks = (0..LOOKS).map(|_| Forest::unpack(rest)).collect::<Option<_>>()?;
    let near = Forest::unpack(rest)?;
    let knots = usize::from(*rest.split_off_first()?);
    if knots > MOST_KNOTS || rest.len() != 8 * knots {
        return None;
    }
    let number = |four: &[u8]| f32::from_le_bytes([four[0], four[1], four[2], four[3]]);
    let scale = rest.chunks_exact(8).map(|pair| (number(&pair[..4]), number(&pair[4..]))).collect();
    Some(Learned { looks, near, scale })
}

pub(super) fn sigmoid(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}
