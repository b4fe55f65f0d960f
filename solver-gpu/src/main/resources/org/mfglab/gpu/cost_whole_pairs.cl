// Pairs of slopes and velocities where H is any convex function. Follows cost_whole.cl, and cost_settle.cl from every velocity on.

// Completes a pair v = -H_p(p), of which the components of v along the axes of a set are given, and the other ones of p; what v costs, infinite where no slope gives the velocities.
static double complete(Cost *cost, const int given, double *p, double *v) {
    cost->count = 0;
    for (int k = 0; k < AXES; k++) {
        cost->p[k] = p[k];
        cost->v[k] = v[k];
        if (given >> k & 1) cost->axes[cost->count++] = k;
    }
    if (!newton(cost)) {
        cost->reached = true;
        for (int a = 0; a < cost->count; a++) if (!(fabs(cost->p[cost->axes[a]]) < LARGEST)) cost->p[cost->axes[a]] = 0;
        settle_0(cost);
    }
    double total = -run(cost, cost->p);
    for (int k = 0; k < AXES; k++) {
        p[k] = cost->p[k];
        if (!(given >> k & 1)) v[k] = -cost->slope[k];
        total -= p[k] * v[k];
    }
    return cost->reached ? total : INFINITY;
}

// The most that H rises above its tangent at the middle of a box, at the corners of the box shifted along an axis; infinite where H overflows.
static double rise_of(const Cost *cost, const double *least, const double *most, const double *centre, const double middle, const int axis, const double shift) {
    double rise = 0;
    for (int c = 0; c < CORNERS; c++) {
        double p[AXES];
        double tangent = middle;
        for (int k = 0; k < AXES; k++) {
            p[k] = ((c >> k & 1) == 0 ? least[k] : most[k]) + (k == axis ? shift : 0);
            tangent += cost->slope[k] * (p[k] - centre[k]);
        }
        double value;
        VALUE(cost, p, &value);
        if (!(value < INFINITY)) return INFINITY;
        rise = upper(rise, value - tangent + 4 * ulp(fabs(value) + fabs(tangent)));
    }
    return rise;
}

// Bounds for the velocities that answer slopes of a box. A convex H lies above its tangent at the middle of the box, so (rise of H - tangent from a slope p to p + s e_k)/s, which bounds H_pk(p), is no more than what H
// rises above it at p + s e_k, and that is most at a corner.
static void range_of_velocities(Cost *cost, const double *least, const double *most, double *low, double *high) {
    double centre[AXES];
    double width = 0;
    for (int k = 0; k < AXES; k++) {
        centre[k] = 0.5 * (least[k] + most[k]);
        width = upper(width, upper(0.5 * (most[k] - least[k]), NARROWEST * (1 + fabs(centre[k]))));
    }
    const double middle = run(cost, centre);
    for (int k = 0; k < AXES; k++) {
        double above = INFINITY, below = INFINITY;
        for (int r = 0; r < REACHES; r++) {
            const double shift = (1 << 2 * r) * width;
            above = lower(above, rise_of(cost, least, most, centre, middle, k, shift) / shift);
            below = lower(below, rise_of(cost, least, most, centre, middle, k, -shift) / shift);
        }
        low[k] = -cost->slope[k] - above;
        high[k] = -cost->slope[k] + below;
    }
}
