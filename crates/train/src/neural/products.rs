//! Products of matrices, forwards and backwards.

use casus_text::net::Matrix;

/// `sum` += `left` (any × `inner`) × `right` (`inner` × `columns`).
pub fn add_product(left: &[f32], right: &[f32], inner: usize, columns: usize, sum: &mut [f32]) {
    Matrix::new(right, inner, columns).add_product(left, sum);
}

/// `sum` += `left` × the transpose of `right`, which is `columns` × `inner`.
pub fn add_product_turned(left: &[f32], right: &[f32], inner: usize, columns: usize, sum: &mut [f32]) {
    add_product(left, &turn(right, columns, inner), inner, columns, sum);
}

/// `sum` (`rows` × `columns`) += the transpose of `left` (any × `rows`) × `right` (any × `columns`).
pub fn add_outer(left: &[f32], right: &[f32], rows: usize, columns: usize, sum: &mut [f32]) {
    let inner = left.len() / rows;
    add_product(&turn(left, inner, rows), right, inner, columns, sum);
}

/// The transpose of `values`, `rows` × `columns`.
pub fn turn(values: &[f32], rows: usize, columns: usize) -> Vec<f32> {
    let mut turned = vec![0.0; values.len()];
    const TILE: usize = 16;
    for row in (0..rows).step_by(TILE) {
        for column in (0..columns).step_by(TILE) {
            for r in row..rows.min(row + TILE) {
                for c in column..columns.min(column + TILE) {
                    turned[c * rows + r] = values[r * columns + c];
                }
            }
        }
    }
    turned
}
