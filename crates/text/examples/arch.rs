fn main() {
    println!("{:?}", pulp::Arch::new());
    println!("{:?}", pulp::x86::V3::try_new().is_some());
    println!("{:?}", pulp::x86::V4::try_new().is_some());
    let n = 16;
    let mut c = vec![0f32; n * 64];
    let t = std::time::Instant::now();
    for _ in 0..100000 {
        pulp::Arch::new().dispatch(|| {
            for x in c.iter_mut() {
                *x = x.mul_add(0.5, 1.0);
            }
        });
    }
    println!("{:?} {}", t.elapsed(), c[0]);
}
