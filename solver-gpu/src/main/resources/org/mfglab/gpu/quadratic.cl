// h = A/2 p^2 + B p, A > 0: g_a = min(A a + B, 0), g_b = max(A b + B, 0), g = (g_a^2 + g_b^2 - B^2)/(2 A). UNIFORM: one A for all points.

typedef struct {
    seen c[SLICES];
    real curvature, factor;
} law;

static void prepare(law *h, const double t, const int n, global real *room, const int step) {
    h->curvature = h->c[0].first[0];
    h->factor = (real)(0.5) / h->curvature;
}

static rates flux(const law *h, const double t, const int i, const real above, const real below, const marks code) {
    const real a = UNIFORM ? h->curvature : SEEN(h->c[0], i), b = SEEN(h->c[1], i);
    const real factor = UNIFORM ? h->factor : (real)(0.5) / a;
    rates r;
    r.backward = unless(code, SHUT_BELOW, rising(a * below + b));
    r.forward = unless(code, SHUT_ABOVE, falling(a * above + b));
    r.g = factor * (r.forward * r.forward + r.backward * r.backward - b * b);
    return r;
}
