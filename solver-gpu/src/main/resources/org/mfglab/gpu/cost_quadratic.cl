// An axis with h = c/2 p^2 + b p: l = (v + b)^2/(2 c). Its numbers are c, b.

#define CURVATURE a->c[0]
#define DRIFT a->c[1]

typedef struct { double c[2]; } OF_AXIS(Axis);

static void OF_AXIS(begin)(OF_AXIS(Axis) *a) { }

static double OF_AXIS(cost)(OF_AXIS(Axis) *a, const double v) {
    return (v + DRIFT) * (v + DRIFT) / (2 * CURVATURE);
}

static double OF_AXIS(answer)(OF_AXIS(Axis) *a, const double p) {
    return -(CURVATURE * p + DRIFT);
}

#undef CURVATURE
#undef DRIFT
