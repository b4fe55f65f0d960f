// The part of one axis in the equation of a level, (1 + r dt) u - right - dt nu Lap u + dt g(D u) = 0; follows slopes.cl and a flux. Of the first axis, the part of none too.

#if LEAKS
// What crosses a driven face, by its number; its cell leaks as much, of the density only where agents leave.
static void cross(const int face, const double coupling, const int cell, global const double *absorbing, global double *crossing, global double *leak, global double *leaving) {
    crossing[face] = 2 * coupling;
    leak[cell] += crossing[face];
    if (absorbing[face] != 0) leaving[cell] += crossing[face];
}
#endif

// residual = right - (1 + r dt) u - dt common, the part of no axis; then for every axis residual += dt (nu delta^2 u - g), and
// up = dt (nu/h - g_a)/h, down = dt (nu/h + g_b)/h, of which those across driven faces count to the leaks, twice, for these faces are half as far.
kernel void add_axis(const int sets, const double base, const double dt, const double t, const double spread, const double diffusion, global const marks *codes, AXIS,
                     COEFFICIENTS global const real *nu, const int each, global const real *common, global const real *right, global const real *u,
                     global const double *absorbing, global double *crossing, global real *leak, global real *leaving, global real *residual, global real *up, global real *down) {
    EACH(v, sets) {
        const marks here = ALONG(axis, codes[v]);
        const slopes p = slopes_of(u, v, here, OF_AXIS);
        law h = LAW(v);
        prepare(&h, t, 1, up + v, 1);
        rates r = flux(&h, t, 0, p.above, p.below, here);
#if RADIAL
        r.forward = unless(here, SHUT_ABOVE, r.forward + quotient[v] * falling(p.above));
        r.backward = unless(here, SHUT_BELOW, r.backward + quotient[v] * rising(p.below));
#endif
        const real viscosity = nu[each * v];
        lanes above = {unless(here, SHUT_ABOVE, diffusion * viscosity - spread * r.forward)};
        lanes below = {unless(here, SHUT_BELOW, diffusion * viscosity + spread * r.backward)};
        real rest = residual[v];
        if (axis == 0) {
            rest = right[v] - base * u[v];
#if COMMON
            rest -= dt * common[v];
#endif
        }
        residual[v] = rest + unless(here, SOLID, spread * viscosity * (p.above - p.below) - dt * r.g);
#if LEAKS
        if (axis == 0) leak[v] = leaving[v] = (real)(0);
        if (SOME(here & (DRIVEN_BELOW | DRIVEN_ABOVE))) {
            const mark_lanes mark = {here};
            for (int k = 0, cell = v * WIDTH; k < WIDTH; k++, cell++) {
                if (mark.lane[k] & DRIVEN_BELOW) cross(under[cell], below.lane[k], cell, absorbing, crossing, (global double *)leak, (global double *)leaving);
                if (mark.lane[k] & DRIVEN_ABOVE) cross(over[cell], above.lane[k], cell, absorbing, crossing, (global double *)leak, (global double *)leaving);
            }
            below.all = unless(here, DRIVEN_BELOW, below.all);
            above.all = unless(here, DRIVEN_ABOVE, above.all);
        }
#endif
        up[v] = above.all;
        down[v] = below.all;
    }
}
