// What the axes of a numerical Hamiltonian share, made of the slopes of all; follows slopes.cl.

// R^2 = sum_k min(a_k, 0)^2 + max(b_k, 0)^2, axis by axis; with the last one, R.
kernel void add_squares(const int sets, const int last, global const marks *codes, AXIS, global const real *u, global real *length) {
    EACH(v, sets) {
        const slopes p = slopes_of(u, v, ALONG(axis, codes[v]), OF_AXIS);
        const real a = falling(p.above), b = rising(p.below);
        const real sum = (axis == 0 ? (real)(0) : length[v]) + (a * a + b * b);
        length[v] = last ? sqrt(sum) : sum;
    }
}

// The means of the slopes, a closed face as p*, and as 0 where p* is infinite.
kernel void means(const int sets, global const marks *codes, AXIS, global const real *minimum, const int each, global const real *u, global real *mean) {
    EACH(v, sets) {
        const marks here = ALONG(axis, codes[v]);
        const slopes p = slopes_of(u, v, here, OF_AXIS);
        const real least = minimum[each * v];
        const real outward = 0.5 * EITHER(isinf(least), (real)(0), least);
        real sum = 0.5 * (p.below + p.above);
        sum = EITHER(MARKED(here, SHUT_ABOVE), sum + outward, sum);
        sum = EITHER(MARKED(here, SHUT_BELOW), sum + outward, sum);
        mean[v] = sum;
    }
}
