// An axis with h = b p: one velocity, which costs nothing. Its number is b.

typedef struct { double c[1]; } OF_AXIS(Axis);

static void OF_AXIS(begin)(OF_AXIS(Axis) *a) { }

static double OF_AXIS(cost)(OF_AXIS(Axis) *a, const double v) {
    return 0;
}

static double OF_AXIS(answer)(OF_AXIS(Axis) *a, const double p) {
    return -a->c[0];
}
