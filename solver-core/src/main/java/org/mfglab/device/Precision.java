package org.mfglab.device;

/// With how many digits a device stores and computes.
public enum Precision {
    /// IEEE 754 binary64.
    DOUBLE("f64", Math.ulp(1.0), Double.BYTES),
    /// IEEE 754 binary32.
    SINGLE("f32", Math.ulp(1f), Float.BYTES);

    private final String word;
    private final double unit;
    private final int bytes;

    Precision(String word, double unit, int bytes) {
        this.word = word;
        this.unit = unit;
        this.bytes = bytes;
    }

    /// The one whose numbers are so far apart.
    ///
    /// @param unit the distance from 1 to the next number
    public static Precision of(double unit) {
        return unit == SINGLE.unit ? SINGLE : DOUBLE;
    }

    /// The word of the problem file: f64, f32.
    public String word() {
        return word;
    }

    /// The distance from 1 to the next number.
    public double unit() {
        return unit;
    }

    /// How many times as far apart as in double precision its numbers are.
    public double coarseness() {
        return unit / DOUBLE.unit;
    }

    /// The bytes of a number.
    public int bytes() {
        return bytes;
    }

    /// The distance from a number to the next one that is larger.
    public double ulp(double x) {
        return this == DOUBLE ? Math.ulp(x) : Math.ulp((float) x);
    }
}
