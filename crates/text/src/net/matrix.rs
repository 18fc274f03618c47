//! Products of dense matrices, row by row, in ordinary 32-bit numbers.
//!
//! Every sum runs over its terms in one order with fused multiply-add, whatever the width of the processor's registers, so that the
//! same numbers come out on every machine.

use pulp::{Arch, Simd, WithSimd};

/// Columns of a panel: two registers of AVX-512, four of AVX2.
const WIDE: usize = 32;

/// Rows that stay in the nearest cache while all panels pass over them.
const BLOCK: usize = 64;

/// The right side of a product, laid out in panels of 32 columns, the last one filled up with zeros.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    panels: Vec<[f32; WIDE]>,
}

impl Matrix {
    /// Lays out `values`, `rows` × `columns`, row after row.
    ///
    /// # Panics
    ///
    /// When there are not `rows` × `columns` values.
    pub fn new(values: &[f32], rows: usize, columns: usize) -> Matrix {
        assert_eq!(values.len(), rows * columns, "a matrix of {rows} x {columns}");
        let panels = columns.div_ceil(WIDE);
        let mut laid = vec![[0.0; WIDE]; panels * rows];
        for panel in 0..panels {
            let first = panel * WIDE;
            let width = WIDE.min(columns - first);
            for row in 0..rows {
                laid[panel * rows + row][..width].copy_from_slice(&values[row * columns + first..][..width]);
            }
        }
        Matrix { rows, columns, panels: laid }
    }

    /// Rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Adds `left` × `self` to `sum`, both row after row; the number of rows is what `left` has of them.
    ///
    /// # Panics
    ///
    /// When the sizes do not fit.
    pub fn add_product(&self, left: &[f32], sum: &mut [f32]) {
        if self.rows == 0 || self.columns == 0 {
            return;
        }
        let rows = left.len() / self.rows;
        assert_eq!(left.len(), rows * self.rows, "rows of {}", self.rows);
        assert_eq!(sum.len(), rows * self.columns, "{rows} rows of {}", self.columns);
        Arch::new().dispatch(Product { matrix: self, left, sum });
    }

    #[inline(always)]
    fn add<S: Simd>(&self, simd: S, left: &[f32], sum: &mut [f32]) {
        let rows = left.len() / self.rows;
        let chunk = (2 * S::F32_LANES).min(WIDE);
        for (panel, weights) in self.panels.chunks_exact(self.rows).enumerate() {
            for part in (0..WIDE).step_by(chunk) {
                let first = panel * WIDE + part;
                if first >= self.columns {
                    break;
                }
                let mut at = 0;
                while at + 8 <= rows {
                    self.block::<S, 8>(simd, left, at, weights, part, sum, first);
                    at += 8;
                }
                if at + 4 <= rows {
                    self.block::<S, 4>(simd, left, at, weights, part, sum, first);
                    at += 4;
                }
                while at < rows {
                    self.block::<S, 1>(simd, left, at, weights, part, sum, first);
                    at += 1;
                }
            }
        }
    }

    /// `R` rows from `at` on by two registers of a panel.
    #[inline(always)]
    #[allow(clippy::too_many_arguments)]
    fn block<S: Simd, const R: usize>(
        &self,
        simd: S,
        left: &[f32],
        at: usize,
        weights: &[[f32; WIDE]],
        part: usize,
        sum: &mut [f32],
        first: usize,
    ) {
        let length = weights.len();
        let rows: [&[f32]; R] = std::array::from_fn(|row| &left[(at + row) * length..][..length]);
        let chunk = (2 * S::F32_LANES).min(WIDE);
        let width = chunk.min(self.columns - first);
        let mut sums = [[simd.splat_f32s(0.0); 2]; R];
        for row in 0..R {
            let from = &sum[(at + row) * self.columns + first..][..width];
            if width == chunk {
                let (vectors, _) = S::as_simd_f32s(from);
                sums[row] = [vectors[0], vectors[1]];
            } else {
                let mut buffer = [0.0_f32; WIDE];
                buffer[..width].copy_from_slice(from);
                let (vectors, _) = S::as_simd_f32s(&buffer[..chunk]);
                sums[row] = [vectors[0], vectors[1]];
            }
        }
        for (term, weights) in weights.iter().enumerate() {
            let (vectors, _) = S::as_simd_f32s(&weights[part..part + chunk]);
            let [low, high] = [vectors[0], vectors[1]];
            for row in 0..R {
                let factor = simd.splat_f32s(rows[row][term]);
                sums[row] = [simd.mul_add_f32s(factor, low, sums[row][0]), simd.mul_add_f32s(factor, high, sums[row][1])];
            }
        }
        for row in 0..R {
            let to = &mut sum[(at + row) * self.columns + first..][..width];
            if width == chunk {
                let (vectors, _) = S::as_mut_simd_f32s(to);
                [vectors[0], vectors[1]] = sums[row];
            } else {
                let mut buffer = [0.0_f32; WIDE];
                let (vectors, _) = S::as_mut_simd_f32s(&mut buffer[..chunk]);
                [vectors[0], vectors[1]] = sums[row];
                to.copy_from_slice(&buffer[..width]);
            }
        }
    }
}

/// A product to be computed with the widest registers there are.
struct Product<'a> {
    matrix: &'a Matrix,
    left: &'a [f32],
    sum: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Product { matrix, left, sum } = self;
        for (left, sum) in left.chunks(BLOCK * matrix.rows).zip(sum.chunks_mut(BLOCK * matrix.columns)) {
            matrix.add(simd, left, sum);
        }
    }
}
