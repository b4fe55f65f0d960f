// An M-matrix on a box, never assembled: couplings to the neighbours along each axis, and what leaks out of each cell,
//
//     (J x)_i = base x_i + sum_k [ up_k (x_i - x_{i+k}) + down_k (x_i - x_{i-k}) ] + leak_i x_i
//
// A coupling that leads out of the box is zero or leads to the other end of a periodic axis. An axis has its stride, and the distance between the ends of its lines.

#define COUPLINGS(k) global const real *up##k, global const real *down##k, const int stride##k, const int wrap##k,
#if DIMENSION == 1
#define AXES COUPLINGS(0)
#define ACROSS(part)
#elif DIMENSION == 2
#define AXES COUPLINGS(0) COUPLINGS(1)
#define ACROSS(part) part(1)
#else
#define AXES COUPLINGS(0) COUPLINGS(1) COUPLINGS(2)
#define ACROSS(part) part(1) part(2)
#endif

// sum = (J x)_v, the axes one after the other.
#define FLOW_ABOVE(k) up##k[v] * (x[v] - ABOVE(x, ALONG(k, code), stride##k, wrap##k))
#define FLOW_BELOW(k) down##k[v] * (x[v] - BELOW(x, ALONG(k, code), stride##k, wrap##k))
#define ADD(k) sum += FLOW_ABOVE(k) + FLOW_BELOW(k);
#define PRODUCT real sum = base * x[v] + FLOW_ABOVE(0) + FLOW_BELOW(0); ACROSS(ADD) if (LEAKS) sum += leak[v] * x[v];

// sum = (J^T x)_v: what goes out, without what comes from below by the couplings upwards, and from above. An axis of one point does nothing.
#define FROM_BELOW(k) BELOW(up##k, ALONG(k, code), stride##k, wrap##k) * BELOW(x, ALONG(k, code), stride##k, wrap##k)
#define FROM_ABOVE(k) ABOVE(down##k, ALONG(k, code), stride##k, wrap##k) * ABOVE(x, ALONG(k, code), stride##k, wrap##k)
#define TURN(k) if (wrap##k > 0) sum += (up##k[v] + down##k[v]) * x[v] - FROM_BELOW(k) - FROM_ABOVE(k);
#define PRODUCT_TRANSPOSED \
    real sum = base * x[v]; \
    if (wrap0 > 0) sum = (base + up0[v] + down0[v]) * x[v] - FROM_BELOW(0) - FROM_ABOVE(0); \
    ACROSS(TURN) if (LEAKS) sum += leak[v] * x[v];

// How kernels begin that multiply; of the leaks those of the value, or of the density for the transpose.
#define SYSTEM const int sets, const double base, global const marks *codes, AXES global const real *leak, global const real *x

kernel void apply(SYSTEM, global real *out) {
    EACH(v, sets) {
        const marks code = codes[v];
        PRODUCT
        out[v] = sum;
    }
}

kernel void apply_transposed(SYSTEM, global real *out) {
    EACH(v, sets) {
        const marks code = codes[v];
        PRODUCT_TRANSPOSED
        out[v] = sum;
    }
}

#define COUPLED(k) sum += up##k[v] + down##k[v];
#define DIAGONAL real sum = LEAKS ? base + leak[v] : (real)(base); COUPLED(0) ACROSS(COUPLED)

kernel void diagonal(const int sets, const double base, AXES global const real *leak, global real *out) {
    EACH(v, sets) {
        DIAGONAL
        out[v] = sum;
    }
}

// What Jacobi's method multiplies by.
kernel void invert_diagonal(const int sets, const double base, AXES global const real *leak, global real *out) {
    EACH(v, sets) {
        DIAGONAL
        out[v] = 1 / sum;
    }
}
