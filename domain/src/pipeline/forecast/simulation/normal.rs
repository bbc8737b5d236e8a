//! The normal distribution, to the precision of an `f64`.

/// Share of a standard normal distribution that lies below `x`, 0..=1, off by less than 1e-14: the
/// algorithm of Hart as given in G. West, "Better approximations to cumulative normal functions",
/// Wilmott Magazine, May 2005.
pub(super) fn share_below(x: f64) -> f64 {
    let away = x.abs();
    let bell = (-away * away / 2.0).exp();
    let tail = if away < 7.071_067_811_865_47 {
        bell * polynomial(&TAIL_ABOVE, away) / polynomial(&TAIL_BELOW, away)
    } else {
        let fraction = [4.0, 3.0, 2.0, 1.0].iter().fold(away + 0.65, |below, part| away + part / below);
        bell / fraction / 2.506_628_274_631
    };
    if x > 0.0 { 1.0 - tail } else { tail }
}

/// The point below which `share` of a standard normal distribution lies, −∞ at 0 and ∞ at 1: M. J.
/// Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied
/// Statistics 37 (1988), about 16 digits.
pub(super) fn point_of(share: f64) -> f64 {
    if share <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if share >= 1.0 {
        return f64::INFINITY;
    }
    let off = share - 0.5;
    if off.abs() <= 0.425 {
        let r = 0.180_625 - off * off;
        return off * polynomial(&MIDDLE_ABOVE, r) / polynomial(&MIDDLE_BELOW, r);
    }
    let r = (-share.min(1.0 - share).ln()).sqrt();
    let away = if r <= 5.0 {
        polynomial(&NEAR_ABOVE, r - 1.6) / polynomial(&NEAR_BELOW, r - 1.6)
    } else {
        polynomial(&FAR_ABOVE, r - 5.0) / polynomial(&FAR_BELOW, r - 5.0)
    };
    away.copysign(off)
}

/// Horner's rule, highest power first.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

// The published figures, as the nearest `f64`.

const TAIL_ABOVE: [f64; 7] = [
    3.526_249_659_989_11e-2,
    0.700_383_064_443_688,
    6.373_962_203_531_65,
    33.912_866_078_383,
    112.079_291_497_871,
    221.213_596_169_931,
    220.206_867_912_376,
];
const TAIL_BELOW: [f64; 8] = [
    8.838_834_764_831_84e-2,
    1.755_667_163_182_64,
    16.064_177_579_207,
    86.780_732_202_946_1,
    296.564_248_779_674,
    637.333_633_378_831,
    793.826_512_519_948,
    440.413_735_824_752,
];

const MIDDLE_ABOVE: [f64; 8] = [
    2.509_080_928_730_122_7e3,
    3.343_057_558_358_813e4,
    6.726_577_092_700_87e4,
    4.592_195_393_154_987e4,
    1.373_169_376_550_946e4,
    1.971_590_950_306_551_3e3,
    1.331_416_678_917_843_8e2,
    3.387_132_872_796_366_5,
];
const MIDDLE_BELOW: [f64; 8] = [
    5.226_495_278_852_854e3,
    2.872_908_573_572_194_3e4,
    3.930_789_580_009_271e4,
    2.121_379_430_158_659_7e4,
    5.394_196_021_424_751e3,
    6.871_870_074_920_579e2,
    4.231_333_070_160_091e1,
    1.0,
];
const NEAR_ABOVE: [f64; 8] = [
    7.745_450_142_783_414e-4,
    2.272_384_498_926_918_4e-2,
    2.417_807_251_774_506e-1,
    1.270_458_252_452_368_4,
    3.647_848_324_763_204_5,
    5.769_497_221_460_691,
    4.630_337_846_156_546,
    1.423_437_110_749_683_5,
];
const NEAR_BELOW: [f64; 8] = [
    1.050_750_071_644_416_9e-9,
    5.475_938_084_995_345e-4,
    1.519_866_656_361_645_7e-2,
    1.481_039_764_274_800_8e-1,
    6.897_673_349_851e-1,
    1.676_384_830_183_803_8,
    2.053_191_626_637_759,
    1.0,
];
const FAR_ABOVE: [f64; 8] = [
    2.010_334_399_292_288_1e-7,
    2.711_555_568_743_487_6e-5,
    1.242_660_947_388_078_4e-3,
    2.653_218_952_657_612_4e-2,
    2.965_605_718_285_048_7e-1,
    1.784_826_539_917_291_3,
    5.463_784_911_164_114,
    6.657_904_643_501_103,
];
const FAR_BELOW: [f64; 8] = [
    2.044_263_103_389_939_7e-15,
    1.421_511_758_316_446e-7,
    1.846_318_317_510_054_8e-5,
    7.868_691_311_456_133e-4,
    1.487_536_129_085_061_5e-2,
    1.369_298_809_227_358e-1,
    5.998_322_065_558_88e-1,
    1.0,
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_points_in_every_table_are_met() {
        assert_eq!(point_of(0.5), 0.0);
        assert!((point_of(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
        assert!((point_of(1e-10) + 6.361_340_902_404_056).abs() < 1e-13);
        assert!((point_of(1e-20) + 9.262_340_089_798_408).abs() < 1e-13);
        assert!((share_below(1.0) - 0.841_344_746_068_542_9).abs() < 1e-15);
        assert!((share_below(-3.0) / 1.349_898_031_630_094_6e-3 - 1.0).abs() < 1e-12);
        assert!((share_below(-8.0) / 6.220_960_574_271_786e-16 - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_ends_are_the_ends() {
        assert_eq!([point_of(0.0), point_of(1.0)], [f64::NEG_INFINITY, f64::INFINITY]);
        assert_eq!([share_below(f64::NEG_INFINITY), share_below(f64::INFINITY)], [0.0, 1.0]);
    }

    proptest! {
        #[test]
        fn the_share_below_the_point_of_a_share_is_that_share(share in 1e-9..1.0_f64) {
            prop_assert!((share_below(point_of(share)) - share).abs() < 1e-14);
        }

        #[test]
        fn both_sides_are_alike(x in 0.0..9.0_f64) {
            prop_assert!((share_below(x) + share_below(-x) - 1.0).abs() < 1e-15);
        }
    }
}
