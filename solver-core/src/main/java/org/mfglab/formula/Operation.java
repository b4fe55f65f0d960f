package org.mfglab.formula;

/// What an instruction of a [Program] does to its operands, element by element. Each operation is one plain loop in a
/// method of its own, which the compiler turns into vector instructions.
enum Operation {
    ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, POWER, ABS, EXP, LOG, SQRT, SIN, COS, TAN, TANH, ERF, STEP, MIN, MAX,
    /// 1 where a < b, else 0.
    LESS,
    /// 1 where a <= b, else 0.
    AT_MOST,
    /// 1 where a == b, else 0.
    EQUAL,
    /// b where a is 1, c where it is 0.
    SELECT;

    static Operation of(Function function) {
        return switch (function) {
            case ABS -> ABS;
            case EXP -> EXP;
            case LOG -> LOG;
            case SQRT -> SQRT;
            case SIN -> SIN;
            case COS -> COS;
            case TAN -> TAN;
            case TANH -> TANH;
            case ERF -> ERF;
            case STEP -> STEP;
            case MIN -> MIN;
            case MAX -> MAX;
        };
    }

    /// Runs the operation on `n` numbers.
    ///
    /// @param out modified, from index 0; no operand overlaps it
    /// @param ai  first index in a; likewise bi, ci. Operands that the operation does not have are not read
    void run(int n, double[] out, double[] a, int ai, double[] b, int bi, double[] c, int ci) {
        switch (this) {
            case ADD -> add(n, out, a, ai, b, bi);
            case SUBTRACT -> subtract(n, out, a, ai, b, bi);
            case MULTIPLY -> multiply(n, out, a, ai, b, bi);
            case DIVIDE -> divide(n, out, a, ai, b, bi);
            case NEGATE -> negate(n, out, a, ai);
            case POWER -> power(n, out, a, ai, b, bi);
            case ABS -> abs(n, out, a, ai);
            case EXP -> exp(n, out, a, ai);
            case LOG -> log(n, out, a, ai);
            case SQRT -> sqrt(n, out, a, ai);
            case SIN -> sin(n, out, a, ai);
            case COS -> cos(n, out, a, ai);
            case TAN -> tan(n, out, a, ai);
            case TANH -> tanh(n, out, a, ai);
            case ERF -> erf(n, out, a, ai);
            case STEP -> step(n, out, a, ai);
            case MIN -> min(n, out, a, ai, b, bi);
            case MAX -> max(n, out, a, ai, b, bi);
            case LESS -> less(n, out, a, ai, b, bi);
            case AT_MOST -> atMost(n, out, a, ai, b, bi);
            case EQUAL -> equal(n, out, a, ai, b, bi);
            case SELECT -> select(n, out, a, ai, b, bi, c, ci);
        }
    }

    private static void add(int n, double[] out, double[] a, int ai, double[] b, int bi) {
        for (int i = 0; i < n; i++) out[i] = a[ai + i] + b[bi + i];
    }

    private static void subtract(int n, double[] out, double[] a, int ai, double[] b, int bi) {
        for (int i = 0; i < n; i++) out[i] = a[ai + i] - b[bi + i];
    }

    private static void multiply(int n, double[] out, double[] a, int ai, double[] b, int bi) {
        for (int i = 0; i < n; i++) out[i] = a[ai + i] * b[bi + i];
    }

    private static void divide(int n, double[] out, double[] a, int ai, double[] b, int bi) {
        for (int i = 0; i < n; i++) out[i] = a[ai + i] / b[bi + i];
    }

    private static void power(int n, double[] out, double[] a, int ai, double[] b, int bi) {
        for (int i = 0; i < n; i++) out[i] = Math.pow(a[ai + i], b[bi + i]);
    }

    private static void min(int n, double[] out, double[] a, int ai, double[] b, int bi) {
        for (int i = 0; i < n; i++) out[i] = Math.min(a[ai + i], b[bi + i]);
    }

    private static void max(int n, double[] out, double[] a, int ai, double[] b, int bi) {
        for (int i = 0; i < n; i++) out[i] = Math.max(a[ai + i], b[bi + i]);
    }

    private static void less(int n, double[] out, double[] a, int ai, double[] b, int bi) {
        for (int i = 0; i < n; i++) out[i] = a[ai + i] < b[bi + i] ? 1 : 0;
    }

    private static void atMost(int n, double[] out, double[] a, int ai, double[] b, int bi) {
        for (int i = 0; i < n; i++) out[i] = a[ai + i] <= b[bi + i] ? 1 : 0;
    }

    private static void equal(int n, double[] out, double[] a, int ai, double[] b, int bi) {
        for (int i = 0; i < n; i++) out[i] = a[ai + i] == b[bi + i] ? 1 : 0;
    }

    private static void negate(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = -a[ai + i];
    }

    private static void abs(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = Math.abs(a[ai + i]);
    }

    private static void exp(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = Math.exp(a[ai + i]);
    }

    private static void log(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = Math.log(a[ai + i]);
    }

    private static void sqrt(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = Math.sqrt(a[ai + i]);
    }

    private static void sin(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = Math.sin(a[ai + i]);
    }

    private static void cos(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = Math.cos(a[ai + i]);
    }

    private static void tan(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = Math.tan(a[ai + i]);
    }

    private static void tanh(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = Math.tanh(a[ai + i]);
    }

    private static void erf(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = Elementary.erf(a[ai + i]);
    }

    private static void step(int n, double[] out, double[] a, int ai) {
        for (int i = 0; i < n; i++) out[i] = Elementary.step(a[ai + i]);
    }

    private static void select(int n, double[] out, double[] a, int ai, double[] b, int bi, double[] c, int ci) {
        for (int i = 0; i < n; i++) out[i] = a[ai + i] != 0 ? b[bi + i] : c[ci + i];
    }
}
