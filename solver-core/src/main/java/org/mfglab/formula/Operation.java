package org.mfglab.formula;

/// What an instruction of a [Program] does to its operands, element by element. Each operation is one plain loop in a
/// method of its own, which the compiler turns into vector instructions; it does so only because all arrays have the same index.
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

    /// Runs the operation on the first `n` numbers; operands that the operation does not have are not read.
    ///
    /// @param out modified; no operand
    void run(int n, double[] out, double[] a, double[] b, double[] c) {
        switch (this) {
            case ADD -> add(n, out, a, b);
            case SUBTRACT -> subtract(n, out, a, b);
            case MULTIPLY -> multiply(n, out, a, b);
            case DIVIDE -> divide(n, out, a, b);
            case NEGATE -> negate(n, out, a);
            case POWER -> power(n, out, a, b);
            case ABS -> abs(n, out, a);
            case EXP -> exp(n, out, a);
            case LOG -> log(n, out, a);
            case SQRT -> sqrt(n, out, a);
            case SIN -> sin(n, out, a);
            case COS -> cos(n, out, a);
            case TAN -> tan(n, out, a);
            case TANH -> tanh(n, out, a);
            case ERF -> erf(n, out, a);
            case STEP -> step(n, out, a);
            case MIN -> min(n, out, a, b);
            case MAX -> max(n, out, a, b);
            case LESS -> less(n, out, a, b);
            case AT_MOST -> atMost(n, out, a, b);
            case EQUAL -> equal(n, out, a, b);
            case SELECT -> select(n, out, a, b, c);
        }
    }

    private static void add(int n, double[] out, double[] a, double[] b) {
        for (int i = 0; i < n; i++) out[i] = a[i] + b[i];
    }

    private static void subtract(int n, double[] out, double[] a, double[] b) {
        for (int i = 0; i < n; i++) out[i] = a[i] - b[i];
    }

    private static void multiply(int n, double[] out, double[] a, double[] b) {
        for (int i = 0; i < n; i++) out[i] = a[i] * b[i];
    }

    private static void divide(int n, double[] out, double[] a, double[] b) {
        for (int i = 0; i < n; i++) out[i] = a[i] / b[i];
    }

    private static void power(int n, double[] out, double[] a, double[] b) {
        for (int i = 0; i < n; i++) out[i] = Math.pow(a[i], b[i]);
    }

    private static void min(int n, double[] out, double[] a, double[] b) {
        for (int i = 0; i < n; i++) out[i] = Math.min(a[i], b[i]);
    }

    private static void max(int n, double[] out, double[] a, double[] b) {
        for (int i = 0; i < n; i++) out[i] = Math.max(a[i], b[i]);
    }

    private static void less(int n, double[] out, double[] a, double[] b) {
        for (int i = 0; i < n; i++) out[i] = a[i] < b[i] ? 1 : 0;
    }

    private static void atMost(int n, double[] out, double[] a, double[] b) {
        for (int i = 0; i < n; i++) out[i] = a[i] <= b[i] ? 1 : 0;
    }

    private static void equal(int n, double[] out, double[] a, double[] b) {
        for (int i = 0; i < n; i++) out[i] = a[i] == b[i] ? 1 : 0;
    }

    private static void negate(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = -a[i];
    }

    private static void abs(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = Math.abs(a[i]);
    }

    private static void exp(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = Math.exp(a[i]);
    }

    private static void log(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = Math.log(a[i]);
    }

    private static void sqrt(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = Math.sqrt(a[i]);
    }

    private static void sin(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = Math.sin(a[i]);
    }

    private static void cos(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = Math.cos(a[i]);
    }

    private static void tan(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = Math.tan(a[i]);
    }

    private static void tanh(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = Math.tanh(a[i]);
    }

    private static void erf(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = Elementary.erf(a[i]);
    }

    private static void step(int n, double[] out, double[] a) {
        for (int i = 0; i < n; i++) out[i] = Elementary.step(a[i]);
    }

    private static void select(int n, double[] out, double[] a, double[] b, double[] c) {
        for (int i = 0; i < n; i++) out[i] = a[i] != 0 ? b[i] : c[i];
    }
}
