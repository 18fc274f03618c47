//! The curves of a network, computed by our own arithmetic: the same numbers on every machine, many at a time.

/// 1.5 x 2^23: a number of ordinary size that is added to it is rounded to a whole one, which its last bits hold.
pub(super) const WHOLE: f32 = 12_582_912.0;

/// `tanh`, to about 4e-7: a rational function between -7.9 and 7.9, where it becomes ±1.
///
/// The coefficients are those of the approximation in the Eigen library (`generic_fast_tanh_float`).
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    let (over, under) = tanh_parts(x);
    over / under
}

/// [`tanh`] as a fraction, for those who divide once at the end of a longer sum.
#[inline(always)]
pub fn tanh_parts(x: f32) -> (f32, f32) {
    let x = x.clamp(-7.905_311, 7.905_311);
    let y = x * x;
    let over = y.mul_add(-2.760_768_5e-16, 2.000_188e-13);
    let over = y.mul_add(over, -8.604_672e-11);
    let over = y.mul_add(over, 5.122_297_1e-8);
    let over = y.mul_add(over, 1.485_722_4e-5);
    let over = y.mul_add(over, 6.372_619_3e-4);
    let over = y.mul_add(over, 4.893_525e-3);
    let under = y.mul_add(1.198_258_4e-6, 1.185_347_1e-4);
    let under = y.mul_add(under, 2.268_434_6e-3);
    let under = y.mul_add(under, 4.893_525e-3);
    (x * over, under)
}

/// [`logistic`] as a fraction.
#[inline(always)]
pub fn logistic_parts(x: f32) -> (f32, f32) {
    let (over, under) = tanh_parts(0.5 * x);
    (under + over, under + under)
}

/// The logistic curve, between 0 and 1.
#[inline(always)]
pub fn logistic(x: f32) -> f32 {
    tanh(0.5 * x).mul_add(0.5, 0.5)
}

/// The exponential function, to about 1e-6 of its value; arguments below -87 give almost 0 and above 88 the value at 88.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 88.0);
    // 2^whole * 2^rest
    let scaled = x * std::f32::consts::LOG2_E;
    let shifted = scaled + WHOLE;
    let whole = shifted - WHOLE;
    let rest = (-whole).mul_add(std::f32::consts::LN_2, x);
    let power = rest.mul_add(1.388_888_9e-3, 8.333_334e-3);
    let power = rest.mul_add(power, 4.166_666_8e-2);
    let power = rest.mul_add(power, 1.666_666_7e-1);
    let power = rest.mul_add(power, 0.5);
    let power = rest.mul_add(power, 1.0);
    let power = rest.mul_add(power, 1.0);
    power * f32::from_bits(shifted.to_bits().wrapping_add(127) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_close_to_the_true_ones() {
        for step in -1000..1000 {
            let x = step as f32 * 0.01;
            let (over, under) = logistic_parts(x);
            assert!((over / under - logistic(x)).abs() < 2e-6, "logistic {x}");
            assert!((tanh(x) - x.tanh()).abs() < 2e-6, "tanh {x}");
            assert!((logistic(x) - 1.0 / (1.0 + (-x).exp())).abs() < 2e-6, "logistic {x}");
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-5, "exp {x}: {} {}", exp(x), x.exp());
        }
    }
}
