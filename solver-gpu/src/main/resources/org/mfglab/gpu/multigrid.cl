// Steps of a V-cycle of geometric multigrid; follows stencil.cl. Smoothing is Jacobi's method with weights, inverse the reciprocals of the diagonal.

// x = weight inverse b, a step from zero
kernel void step_from_zero(const int sets, const double weight, global const real *inverse, global const real *b, global real *x) {
    EACH(v, sets) x[v] = weight * inverse[v] * b[v];
}

// x += weight inverse (b - y), y = J x
kernel void correct(const int sets, const double weight, global const real *inverse, global const real *b, global const real *y, global real *x) {
    EACH(v, sets) x[v] += weight * inverse[v] * (b[v] - y[v]);
}

// y := b - y
kernel void leave(const int sets, global const real *b, global real *y) {
    EACH(v, sets) y[v] = b[v] - y[v];
}

// out = M b by all entries of M, column by column
kernel void multiply_dense(const int n, global const double *matrix, global const double *b, global double *out) {
    EACH(i, n) {
        double sum = 0;
        for (int j = 0; j < n; j++) sum += matrix[j * n + i] * b[j];
        out[i] = sum;
    }
}

// The way between a box of f0 f1 f2 cells and a coarser one of c0 c1 rows, whose cells are halves of them along each axis (2, or 1 where the axis stays; one, at the
// end of an odd axis). Averages are taken over the open part of the finer cells, scale one over the sum of these parts.

#define WAY const int c0, const int c1, const int f0, const int f1, const int f2, const int halves0, const int halves1, const int halves2, \
    global const double *open, global const double *scale
#define FINER(i) \
    const int x0 = (i) % c0 * halves0, y0 = (i) / c0 % c1 * halves1, z0 = (i) / c0 / c1 * halves2; \
    for (int z = z0; z < min(z0 + halves2, f2); z++) \
        for (int y = y0; y < min(y0 + halves1, f1); y++) \
            for (int x = x0, j = x0 + f0 * (y + f1 * z); x < min(x0 + halves0, f0); x++, j++)

kernel void average(const int n, WAY, global const double *finer, global double *out) {
    EACH(i, n) {
        double sum = 0;
        FINER(i) sum += open[j] * finer[j];
        out[i] = scale[i] * sum;
    }
}

// Along an axis that is halved diffusion, factor nu, loses a factor 4, transport a factor 2.
static double coarser(const double coupling, const double diffusion) {
    const double spread = fmin(coupling, diffusion);
    return spread / 4 + (coupling - spread) / 2;
}

// Couplings along an axis from the averages of the finer ones over the faces between coarse cells.
kernel void couple(const int n, WAY, const int axis, const double factor, global const double *nu, const int each,
                   global const double *finer_up, global const double *finer_down, global double *up, global double *down) {
    const int halves = axis == 0 ? halves0 : axis == 1 ? halves1 : halves2;
    const int last = (axis == 0 ? f0 : axis == 1 ? f1 : f2) - 1;
    EACH(i, n) {
        double above = 0, below = 0;
        FINER(i) {
            const int position = axis == 0 ? x : axis == 1 ? y : z;
            const bool lower = halves == 1 || position % 2 == 0, upper = halves == 1 || position % 2 == 1 || position == last;
            const double share = open[j] * (lower && upper ? 1 : 2), diffusion = factor * nu[each * j];
            if (lower) below += share * (halves == 1 ? finer_down[j] : coarser(finer_down[j], diffusion));
            if (upper) above += share * (halves == 1 ? finer_up[j] : coarser(finer_up[j], diffusion));
        }
        up[i] = scale[i] * above;
        down[i] = scale[i] * below;
    }
}

// The solution beside a coarse cell on the side of a finer one, weighed against that of the cell itself, where they are coupled.
static double beyond(global const double *solution, const int i, const int position, global const real *up, global const real *down, const int stride, const int wrap) {
    const bool upper = position % 2 == 1;
    const int along = position / 2 * stride;
    if (((global const double *)(upper ? up : down))[i] <= 0) return 0;
    const int other = upper ? (along == wrap ? i - wrap : i + stride) : along == 0 ? i + wrap : i - stride;
    return 0.25 * (solution[other] - solution[i]);
}

// Adds the solution of the coarser level, linear along halved axes between the points of cells that are coupled.
kernel void prolong(const int n, WAY, AXES global const double *solution, global double *out) {
    EACH(j, n) {
        const int at[] = {j % f0, j / f0 % f1, j / f0 / f1}, halves[] = {halves0, halves1, halves2};
        const int i = at[0] / halves0 + c0 * (at[1] / halves1 + c1 * (at[2] / halves2));
        double sum = solution[i];
#define BEYOND(k) if (halves[k] == 2) sum += beyond(solution, i, at[k], up##k, down##k, stride##k, wrap##k);
        BEYOND(0)
        ACROSS(BEYOND)
        out[j] = open[j] == 0 ? 0 : out[j] + sum;
    }
}
