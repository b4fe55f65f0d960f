// h = B p: g = min(B, 0) a + max(B, 0) b.

typedef struct {
    seen c[SLICES];
} law;

static void prepare(law *h, const double t, const int n, global real *room, const int step) { }

static rates flux(const law *h, const double t, const int i, const real above, const real below, const marks code) {
    const real b = SEEN(h->c[0], i);
    rates r;
    r.backward = unless(code, SHUT_BELOW, rising(b));
    r.forward = unless(code, SHUT_ABOVE, falling(b));
    r.g = r.forward * above + r.backward * below;
    return r;
}
