// What velocities cost where H = psi(|p|) + b.p: with w = v + b, slopes are opposite to w, and psi'(|p|) = |w|. Where psi has a slope at 0 every w that is not longer is answered by p = 0 and costs nothing;
// where psi' is bounded, longer w cannot be had. The host defines FIRST(cost, radius, value, slope): psi and its derivative.

#define LARGEST 1e9

// Rounding may carry the fastest velocity there is a little beyond itself.
#define FEW_ULPS 8

// The lengths of a box of slopes are looked at in so many parts.
#define SHELLS 4

// The same way from the cheapest velocity costs the same, up and down.
#define EVEN 1

typedef struct {
    double c[COUNT];
    double b[AXES];
    double square;
} Cost;

static double slope_at(const Cost *cost, const double radius) {
    double value, slope;
    FIRST(cost, radius, &value, &slope);
    return slope;
}

static double cheapest(const Cost *cost, const int k) {
    return -cost->b[k];
}

// The speed along the given axes.
static double speed_at(const Cost *cost, const double length) {
    const double radius = sqrt(cost->square + length * length);
    const double slope = slope_at(cost, radius);
    return radius == 0 ? slope : slope * (length / radius);
}

ROOT_OF(length_for, const Cost, speed_at)

// NaN where no slope is as steep.
static double length_of(const Cost *cost, const double speed) {
    double high = 1;
    while (high < LARGEST && speed_at(cost, high) < speed) high *= 8;
    const double most = speed_at(cost, high);
    if (most >= speed) return length_for(cost, speed, 0, high);
    return speed - most <= FEW_ULPS * ulp(speed) ? high : NAN;
}

// Completes a pair v = -H_p(p), of which the components of v along the axes of a set are given, and the other ones of p; what v costs, infinite where no slope gives the velocities. |w| along the given axes determines
// |p| there: psi'(R) |p|/R rises with it.
static double complete(Cost *cost, const int given, double *p, double *v) {
    cost->square = 0;
    double speed = 0;
    for (int k = 0; k < AXES; k++)
        if (given >> k & 1) speed += (v[k] + cost->b[k]) * (v[k] + cost->b[k]);
        else cost->square += p[k] * p[k];
    speed = sqrt(speed);
    const double length = speed == 0 || (cost->square == 0 && speed <= slope_at(cost, 0)) ? 0 : length_of(cost, speed);
    if (isnan(length)) return INFINITY;
    const double radius = sqrt(cost->square + length * length);
    double value, rate;
    FIRST(cost, radius, &value, &rate);
    for (int k = 0; k < AXES; k++)
        if (given >> k & 1) p[k] = length == 0 ? 0 : -(v[k] + cost->b[k]) / speed * length;
        else v[k] = (radius == 0 ? 0 : -rate * (p[k] / radius)) - cost->b[k];
    return radius * rate - value;
}

// The most of psi'(R) p_k/R for a p_k, or of its opposite for the opposite.
static double most_along(const Cost *cost, const int axis, const double p, const double *least, const double *most) {
    double near = p * p, far = p * p;
    for (int k = 0; k < AXES; k++) {
        if (k == axis) continue;
        const double nearest = upper(0.0, upper(least[k], -most[k]));
        const double farthest = upper(-least[k], most[k]);
        near += nearest * nearest;
        far += farthest * farthest;
    }
    near = sqrt(near);
    far = sqrt(far);
    if (p >= 0 && near == 0) return slope_at(cost, far);
    const double ratio = sqrt(sqrt(far / near));
    double found = p < 0 ? INFINITY : 0;
    for (int shell = 0; shell < SHELLS; shell++) {
        const double slope = slope_at(cost, p < 0 ? near : near * ratio);
        if (p < 0) found = lower(found, slope * (-p / (near * ratio)));
        else found = upper(found, slope * (p / near));
        near *= ratio;
    }
    return p < 0 ? -found : found;
}

// Bounds for the velocities that answer slopes of a box: psi'(R) p_k/R rises with p_k, and is psi' times the part of p_k in R.
static void range_of_velocities(const Cost *cost, const double *least, const double *most, double *low, double *high) {
    for (int k = 0; k < AXES; k++) {
        low[k] = -most_along(cost, k, most[k], least, most) - cost->b[k];
        high[k] = most_along(cost, k, -least[k], least, most) - cost->b[k];
    }
}
