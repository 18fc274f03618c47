use casus_text::net::{ByteMatrix, Matrix};
fn main() {
    for (m, k, n) in [(400, 128, 1024), (16, 128, 512), (8, 128, 512), (400, 256, 512), (400, 256, 1024), (16, 160, 640)] {
        let w: Vec<f32> = (0..k * n).map(|i| (i % 7) as f32 * 0.01).collect();
        let a: Vec<f32> = (0..m * k).map(|i| (i % 5) as f32 * 0.01).collect();
        let b: Vec<u8> = (0..m * k).map(|i| (i % 5) as u8).collect();
        let mat = Matrix::new(&w, k, n);
        let bm = ByteMatrix::new(&w, k, n);
        let mut c = vec![0.0; m * n];
        let reps = 400_000_000 / (m * k * n) + 1;
        let t = std::time::Instant::now();
        for _ in 0..reps {
            mat.add_product(&a, &mut c);
        }
        let s = t.elapsed().as_secs_f64();
        let t = std::time::Instant::now();
        for _ in 0..reps {
            bm.add_product(&b, &mut c);
        }
        let s2 = t.elapsed().as_secs_f64();
        println!(
            "{m}x{k}x{n}: {:.1} GMAC/s, bytes {:.1}  {}",
            (m * k * n * reps) as f64 / s / 1e9,
            (m * k * n * reps) as f64 / s2 / 1e9,
            c[0]
        );
    }
}
