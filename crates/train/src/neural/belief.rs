//! What is believed of a choice: the answer of a treebank, or the shared answer of several networks with their doubts.

/// Chances below this are left out.
const LEAST: f32 = 0.01;

/// Numbers with their chances, which add up to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Belief(Vec<(u32, f32)>);

impl Belief {
    /// There is no doubt.
    pub fn sure(number: u32) -> Belief {
        Belief(vec![(number, 1.0)])
    }

    /// The chances of the numbers from 0 on, of which small ones are left out.
    pub fn of_chances(chances: &[f32]) -> Belief {
        let mut kept: Vec<(u32, f32)> = (0..).zip(chances.iter().copied()).filter(|(_, chance)| *chance >= LEAST).collect();
        let sum: f32 = kept.iter().map(|(_, chance)| chance).sum();
        kept.iter_mut().for_each(|(_, chance)| *chance /= sum);
        Belief(kept)
    }

    /// Numbers with their chances.
    pub fn chances(&self) -> impl Iterator<Item = (usize, f32)> {
        self.0.iter().map(|(number, chance)| (*number as usize, *chance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_chances_are_left_out_and_the_rest_adds_up() {
        let belief = Belief::of_chances(&[0.005, 0.6, 0.0, 0.395]);
        let sum: f32 = belief.chances().map(|(_, chance)| chance).sum();
        assert!((sum - 1.0).abs() < 1e-6);
        assert_eq!(belief.chances().map(|(number, _)| number).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(Belief::of_chances(&[0.0, 1.0]), Belief::sure(1));
    }
}
