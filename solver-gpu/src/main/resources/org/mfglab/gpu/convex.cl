// Any convex h with its least value at p* (slice 0): g = h(min(a, p*)) + h(max(b, p*)) - h(p*). Where p* is infinite, one of the two terms is absent,
// and counts as h(0) - h(0). VALUE(p, h, i, out) and BOTH(p, h, i, out, slope) are h and its derivative, by the slices that follow.

typedef struct {
    seen c[SLICES];
    global real *least;
    int step;
} law;

static real finite(const real p) { return EITHER(isinf(p), (real)(0), p); }

// Keeps h(p*) in a room of n reals.
static void prepare(law *h, const double t, const int n, global real *room, const int step) {
    h->least = room;
    h->step = step;
    for (int i = 0; i < n; i++) {
        real least;
        VALUE(finite(SEEN(h->c[0], i)), h, i, &least);
        room[i * step] = least;
    }
}

static rates flux(const law *h, const double t, const int i, const real above, const real below, const marks code) {
    const real p = SEEN(h->c[0], i);
    const real low = EITHER(MARKED(code, SHUT_ABOVE), finite(p), EITHER(p == (real)(-INFINITY), (real)(0), lower(above, p)));
    const real high = EITHER(MARKED(code, SHUT_BELOW), finite(p), EITHER(p == (real)(INFINITY), (real)(0), upper(below, p)));
    real below_p, above_p, forward, backward;
    BOTH(low, h, i, &below_p, &forward);
    BOTH(high, h, i, &above_p, &backward);
    rates r;
    r.g = below_p + above_p - h->least[i * h->step];
    r.forward = unless(code, SHUT_ABOVE, EITHER(low == p, (real)(0), falling(forward)));
    r.backward = unless(code, SHUT_BELOW, EITHER(high == p, (real)(0), rising(backward)));
    return r;
}
