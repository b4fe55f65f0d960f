// The part of the Hamiltonian of Lax and Friedrichs that belongs to one axis: -theta/2 (a - b), with the rates H_p/2 -+ theta/2. Slices: H_p, p*, theta.

typedef struct {
    seen c[SLICES];
} law;

static void prepare(law *h, const double t, const int n, global real *room, const int step) { }

static rates flux(const law *h, const double t, const int i, const real above, const real below, const marks code) {
    const real drag = 0.5 * SEEN(h->c[2], i), middle = 0.5 * SEEN(h->c[0], i), p = SEEN(h->c[1], i);
    const real outward = drag * EITHER(isinf(p), (real)(0), p);
    rates r;
    r.g = drag * (below - above);
    r.g = EITHER(MARKED(code, SHUT_ABOVE), r.g - outward, r.g);
    r.g = EITHER(MARKED(code, SHUT_BELOW), r.g + outward, r.g);
    r.forward = unless(code, SHUT_ABOVE, falling(middle - drag));
    r.backward = unless(code, SHUT_BELOW, rising(middle + drag));
    return r;
}
