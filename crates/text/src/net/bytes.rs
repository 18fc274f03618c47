//! Products of bytes: states of layers, which lie between -1 and 1, by weights of seven bits.
//!
//! Sums of whole numbers are exact in any order, so that every processor gives the same result by its own fastest way.

use archmage::prelude::*;

use super::curves::WHOLE;

/// The byte of a state of 0.
pub const NOTHING: u8 = 128;
/// Steps of a byte between a state of 0 and one of 1.
const STEPS: f32 = 127.0;
/// The largest weight: two products of it and a byte fit into 16 bits, for processors that add them there.
const MOST: f32 = 63.0;
/// Columns of a panel.
const WIDE: usize = 16;
/// Terms that one instruction adds up.
const TERMS: usize = 4;

/// The byte of a state between -1 and 1.
#[inline(always)]
pub fn byte(state: f32) -> u8 {
    // next to a number so large, a fraction rounds itself away and the last bits are the whole number: quicker than a conversion
    state.mul_add(STEPS, f32::from(NOTHING) + WHOLE).to_bits() as u8
}

/// Writes `values` as bytes; returns the size that their full range stands for.
pub fn to_bytes(values: &[f32], bytes: &mut [u8]) -> f32 {
    match X64V3Token::summon() {
        Some(token) => to_bytes_v3(token, values, bytes),
        None => to_bytes_plainly(values, bytes),
    }
}

#[arcane]
fn to_bytes_v3(_: X64V3Token, values: &[f32], bytes: &mut [u8]) -> f32 {
    to_bytes_plainly(values, bytes)
}

#[inline(always)]
fn to_bytes_plainly(values: &[f32], bytes: &mut [u8]) -> f32 {
    let size = values.iter().fold(1e-9_f32, |most, value| most.max(value.abs()));
    let share = 1.0 / size;
    bytes.iter_mut().zip(values).for_each(|(to, value)| *to = byte(value * share));
    size
}

/// Adds `scale` times each of `weights` to its `sum`.
pub fn add_scaled(weights: &[i8], scale: f32, sum: &mut [f32]) {
    match X64V3Token::summon() {
        Some(token) => add_scaled_v3(token, weights, scale, sum),
        None => add_scaled_plainly(weights, scale, sum),
    }
}

#[arcane]
fn add_scaled_v3(_: X64V3Token, weights: &[i8], scale: f32, sum: &mut [f32]) {
    add_scaled_plainly(weights, scale, sum);
}

#[inline(always)]
fn add_scaled_plainly(weights: &[i8], scale: f32, sum: &mut [f32]) {
    sum.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += f32::from(*weight) * scale);
}

/// The left side of a product: rows of bytes, each with its size; and what each row of the sum begins with.
#[derive(Clone, Copy)]
struct Left<'l> {
    bytes: &'l [u8],
    sizes: &'l [f32],
    /// What sums begin with; what is there already, where there is none.
    bias: Option<&'l [f32]>,
}

/// The right side of a product of bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByteMatrix {
    rows: usize,
    columns: usize,
    /// For each 16 columns, for each four rows: the four weights of each column.
    panels: Vec<[i8; WIDE * TERMS]>,
    /// What one step of each column is worth.
    scales: Vec<f32>,
    /// What each column gives when all states are 0.
    nothing: Vec<i32>,
}

impl ByteMatrix {
    /// Rounds `values`, `rows` x `columns`, row after row, to steps of each column's own size.
    ///
    /// # Panics
    ///
    /// When there are not `rows` x `columns` values, when `rows` is no multiple of 4 or `columns` none of 16.
    pub fn new(values: &[f32], rows: usize, columns: usize) -> ByteMatrix {
        assert_eq!(values.len(), rows * columns, "a matrix of {rows} x {columns}");
        assert!(rows.is_multiple_of(TERMS) && columns.is_multiple_of(WIDE), "a matrix of {rows} x {columns}");
        let mut panels = vec![[0; WIDE * TERMS]; rows / TERMS * columns / WIDE];
        let mut scales = vec![0.0; columns];
        let mut nothing = vec![0; columns];
        for column in 0..columns {
            let most = (0..rows).map(|row| values[row * columns + column].abs()).fold(1e-9, f32::max);
            for row in 0..rows {
                let weight = (values[row * columns + column] / most * MOST).round();
                let place = (column % WIDE) * TERMS + row % TERMS;
                panels[column / WIDE * (rows / TERMS) + row / TERMS][place] = weight as i8;
                nothing[column] += i32::from(NOTHING) * weight as i32;
            }
            scales[column] = most / (MOST * STEPS);
        }
        ByteMatrix { rows, columns, panels, scales, nothing }
    }

    /// Rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Adds `left` x `self` to `sum`, row after row, each row of `left` times its size.
    ///
    /// # Panics
    ///
    /// When the sizes do not fit.
    pub fn add_product(&self, left: &[u8], sizes: &[f32], sum: &mut [f32]) {
        self.to_product(left, sizes, None, sum);
    }

    /// Writes `left` x `self` to `sum`, row after row, each row of `left` times its size, each row of the sum beginning with `bias`.
    ///
    /// # Panics
    ///
    /// When the sizes do not fit.
    pub fn product(&self, left: &[u8], sizes: &[f32], bias: &[f32], sum: &mut [f32]) {
        assert_eq!(bias.len(), self.columns, "a bias for each column");
        self.to_product(left, sizes, Some(bias), sum);
    }

    fn to_product(&self, left: &[u8], sizes: &[f32], bias: Option<&[f32]>, sum: &mut [f32]) {
        let rows = sizes.len();
        assert_eq!(left.len(), rows * self.rows, "rows of {}", self.rows);
        assert_eq!(sum.len(), rows * self.columns, "{rows} rows of {}", self.columns);
        let mut at = 0;
        // blocks of rows that stay in the nearest cache while all panels pass over them
        while at < rows {
            let end = (at + 64).min(rows);
            let left = Left { bytes: &left[at * self.rows..end * self.rows], sizes: &sizes[at..end], bias };
            let sum = &mut sum[at * self.columns..end * self.columns];
            if let Some(token) = X64V4xToken::summon() {
                add_block_v4x(token, self, left, sum);
            } else if let Some(token) = X64V3Token::summon() {
                add_block_v3(token, self, left, sum);
            } else {
                add_plainly(self, left, sum);
            }
            at = end;
        }
    }
}

#[arcane(import_intrinsics)]
fn add_block_v4x(token: X64V4xToken, matrix: &ByteMatrix, left: Left, sum: &mut [f32]) {
    let rows = left.sizes.len();
    let whole = rows - rows % 8;
    add_rows::<8, 2>(token, matrix, left, 0..whole, sum);
    // few rows by more panels, so that enough sums grow side by side
    let rest = whole..rows;
    match rest.len() {
        1 => add_rows::<1, 8>(token, matrix, left, rest, sum),
        2 => add_rows::<2, 8>(token, matrix, left, rest, sum),
        3 => add_rows::<3, 4>(token, matrix, left, rest, sum),
        4 => add_rows::<4, 4>(token, matrix, left, rest, sum),
        5 => add_rows::<5, 4>(token, matrix, left, rest, sum),
        6 => add_rows::<6, 2>(token, matrix, left, rest, sum),
        7 => add_rows::<7, 2>(token, matrix, left, rest, sum),
        _ => {}
    }
}

/// The rows of `range`, `R` by `R`, by all panels, `P` by `P`.
#[rite(import_intrinsics)]
fn add_rows<const R: usize, const P: usize>(
    token: X64V4xToken,
    matrix: &ByteMatrix,
    left: Left,
    range: std::ops::Range<usize>,
    sum: &mut [f32],
) {
    let panels = matrix.columns / WIDE;
    let mut panel = 0;
    while panel < panels {
        let together = panel + P <= panels;
        for at in range.clone().step_by(R) {
            if together {
                tile::<R, P>(token, matrix, left, at, panel, sum);
            } else {
                tile::<R, 1>(token, matrix, left, at, panel, sum);
            }
        }
        panel += if together { P } else { 1 };
    }
}

/// `R` rows from `at` on by `P` panels from `panel` on.
#[allow(clippy::needless_range_loop)] // counted loops over arrays are what the compiler unrolls into registers
#[rite(import_intrinsics)]
fn tile<const R: usize, const P: usize>(_: X64V4xToken, matrix: &ByteMatrix, left: Left, at: usize, panel: usize, sum: &mut [f32]) {
    let groups = matrix.rows / TERMS;
    let mut rows: [&[[u8; TERMS]]; R] = [&[]; R];
    for (row, terms) in rows.iter_mut().enumerate() {
        *terms = &left.bytes[(at + row) * matrix.rows..][..matrix.rows].as_chunks::<TERMS>().0[..groups];
    }
    let mut weights: [&[[i8; WIDE * TERMS]]; P] = [&[]; P];
    for (part, weights) in weights.iter_mut().enumerate() {
        *weights = &matrix.panels[(panel + part) * groups..][..groups];
    }
    let mut sums = [[_mm512_setzero_si512(); P]; R];
    for group in 0..groups {
        let mut columns = [_mm512_setzero_si512(); P];
        for part in 0..P {
            columns[part] = _mm512_loadu_si512(&weights[part][group]);
        }
        for row in 0..R {
            let terms = _mm512_set1_epi32(i32::from_le_bytes(rows[row][group]));
            for part in 0..P {
                sums[row][part] = _mm512_dpbusd_epi32(sums[row][part], terms, columns[part]);
            }
        }
    }
    for part in 0..P {
        let first = (panel + part) * WIDE;
        let scales = _mm512_loadu_ps(matrix.scales[first..].first_chunk::<WIDE>().unwrap_or(&[0.0; WIDE]));
        let nothing = _mm512_loadu_si512(matrix.nothing[first..].first_chunk::<WIDE>().unwrap_or(&[0; WIDE]));
        let bias = left.bias.and_then(|bias| bias[first..].first_chunk::<WIDE>());
        for row in 0..R {
            if let Some(to) = sum[(at + row) * matrix.columns + first..].first_chunk_mut::<WIDE>() {
                let product = _mm512_cvtepi32_ps(_mm512_sub_epi32(sums[row][part], nothing));
                let scales = _mm512_mul_ps(scales, _mm512_set1_ps(left.sizes[at + row]));
                let new = _mm512_fmadd_ps(product, scales, _mm512_loadu_ps(bias.unwrap_or(to)));
                _mm512_storeu_ps(to, new);
            }
        }
    }
}

#[arcane]
fn add_block_v3(_: X64V3Token, matrix: &ByteMatrix, left: Left, sum: &mut [f32]) {
    add_plainly(matrix, left, sum);
}

/// The same for processors without an instruction for it.
#[inline(always)]
fn add_plainly(matrix: &ByteMatrix, left: Left, sum: &mut [f32]) {
    let groups = matrix.rows / TERMS;
    let bias = left.bias;
    let rows = left.bytes.chunks_exact(matrix.rows).zip(left.sizes);
    for ((left, size), sum) in rows.zip(sum.chunks_exact_mut(matrix.columns)) {
        let left = left.as_chunks::<TERMS>().0;
        for (panel, weights) in matrix.panels.chunks_exact(groups).enumerate() {
            let mut sums = [0_i32; WIDE];
            for (terms, weights) in left.iter().zip(weights) {
                for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<TERMS>().0) {
                    for (term, weight) in terms.iter().zip(weights) {
                        *sum += i32::from(*term) * i32::from(*weight);
                    }
                }
            }
            let first = panel * WIDE;
            for lane in 0..WIDE {
                let product = (sums[lane] - matrix.nothing[first + lane]) as f32;
                let start = bias.map_or(sum[first + lane], |bias| bias[first + lane]);
                sum[first + lane] = product.mul_add(matrix.scales[first + lane] * size, start);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_gives_the_same_numbers_close_to_the_true_product() {
        let (rows, columns) = (36, 48);
        let weights: Vec<f32> = (0..rows * columns).map(|i| ((i * 37 % 101) as f32 - 50.0) / 40.0).collect();
        let matrix = ByteMatrix::new(&weights, rows, columns);
        for count in [1, 3, 4, 13, 70] {
            let states: Vec<f32> = (0..count * rows).map(|i| ((i * 29 % 97) as f32 - 48.0) / 48.5).collect();
            let bytes: Vec<u8> = states.iter().map(|state| byte(*state)).collect();
            let sizes: Vec<f32> = (0..count).map(|row| 1.0 + row as f32 / 10.0).collect();
            let mut fast = vec![0.25; count * columns];
            matrix.add_product(&bytes, &sizes, &mut fast);
            let mut plain = vec![0.25; count * columns];
            add_plainly(&matrix, Left { bytes: &bytes, sizes: &sizes, bias: None }, &mut plain);
            assert_eq!(fast, plain);
            let bias = vec![0.25; columns];
            let mut begun = vec![9.0; count * columns];
            matrix.product(&bytes, &sizes, &bias, &mut begun);
            assert_eq!(begun, plain);
            begun.fill(9.0);
            add_plainly(&matrix, Left { bytes: &bytes, sizes: &sizes, bias: Some(&bias) }, &mut begun);
            assert_eq!(begun, plain);
            for row in 0..count {
                for column in 0..columns {
                    let exact: f32 = (0..rows).map(|term| states[row * rows + term] * weights[term * columns + column]).sum();
                    let found = (fast[row * columns + column] - 0.25) / sizes[row];
                    assert!((found - exact).abs() < 0.15, "{found} instead of {exact}");
                }
            }
        }
    }
}
