// An axis with any other convex h, its dual by the root of h'(p) = -v. BOTH(a, p, h, slope) is h and its derivative, its numbers are COUNT coefficients and the time.

#define STEEPEST 1e9
#define HALVINGS 100
#define FEW_ULPS 8

typedef struct {
    double c[COUNT];
    // The last slope that was asked for, and its velocity: the one whose cost is asked for next.
    double slope;
    double velocity;
    double cost;
    double h;
} OF_AXIS(Axis);

static void OF_AXIS(begin)(OF_AXIS(Axis) *a) {
    a->velocity = NAN;
}

static double OF_AXIS(rate)(OF_AXIS(Axis) *a, const double p) {
    double slope;
    BOTH(a, p, &a->h, &slope);
    return slope;
}

static double OF_AXIS(answer)(OF_AXIS(Axis) *a, const double p) {
    a->slope = p;
    a->velocity = -OF_AXIS(rate)(a, p);
    a->cost = -p * a->velocity - a->h;
    return a->velocity;
}

// Rounding may carry the fastest velocity there is a little beyond itself.
static double OF_AXIS(at_the_end)(OF_AXIS(Axis) *a, const double p, const double beyond, const double v) {
    if (!(beyond <= FEW_ULPS * ulp(v))) return INFINITY;
    const double along = p * OF_AXIS(rate)(a, p);
    return along - a->h;
}

static double OF_AXIS(cost)(OF_AXIS(Axis) *a, const double v) {
    if (v == a->velocity) return a->cost;
    double low = a->slope - 1, high = a->slope + 1;
    for (double step = 1; high < STEEPEST && OF_AXIS(rate)(a, high) < -v; step *= 4) high += step;
    for (double step = 1; low > -STEEPEST && OF_AXIS(rate)(a, low) > -v; step *= 4) low -= step;
    if (high >= STEEPEST) return OF_AXIS(at_the_end)(a, high, -v - OF_AXIS(rate)(a, high), v);
    if (low <= -STEEPEST) return OF_AXIS(at_the_end)(a, low, OF_AXIS(rate)(a, low) + v, v);
    double p = NAN;
    for (int k = 0; k < HALVINGS && high - low > 4 * ulp(upper(fabs(low), fabs(high))); k++) {
        const double middle = low + 0.5 * (high - low);
        const double rate = OF_AXIS(rate)(a, middle);
        if (rate == -v) {
            p = middle;
            break;
        }
        if (rate < -v) low = middle;
        else high = middle;
    }
    if (isnan(p)) p = low + 0.5 * (high - low);
    OF_AXIS(rate)(a, p);
    a->slope = p;
    a->velocity = v;
    a->cost = -p * v - a->h;
    return a->cost;
}

#undef STEEPEST
#undef HALVINGS
#undef FEW_ULPS
