// Steps of a V-cycle of geometric multigrid; follows stencil.cl. Smoothing is Jacobi's method with weights, inverse the reciprocals of the diagonal.

// out = weight inverse b, a step from zero
kernel void smooth_zero(const int sets, const double weight, global const real *inverse, global const real *b, global real *out) {
    EACH(v, sets) out[v] = weight * inverse[v] * b[v];
}

// out = x + weight inverse (b - J x)
kernel void smooth(SYSTEM, const double weight, global const real *inverse, global const real *b, global real *out) {
    EACH(v, sets) {
        const marks code = codes[v];
        PRODUCT
        out[v] = x[v] + weight * inverse[v] * (b[v] - sum);
    }
}

kernel void smooth_transposed(SYSTEM, const double weight, global const real *inverse, global const real *b, global real *out) {
    EACH(v, sets) {
        const marks code = codes[v];
        PRODUCT_TRANSPOSED
        out[v] = x[v] + weight * inverse[v] * (b[v] - sum);
    }
}

// out = b - J x
kernel void residual(SYSTEM, global const real *b, global real *out) {
    EACH(v, sets) {
        const marks code = codes[v];
        PRODUCT
        out[v] = b[v] - sum;
    }
}

kernel void residual_transposed(SYSTEM, global const real *b, global real *out) {
    EACH(v, sets) {
        const marks code = codes[v];
        PRODUCT_TRANSPOSED
        out[v] = b[v] - sum;
    }
}

// out = M b by all entries of M, column by column
kernel void multiply_dense(const int n, global const double *matrix, global const double *b, global double *out) {
    EACH(i, n) {
        double sum = 0;
        for (int j = 0; j < n; j++) sum += matrix[j * n + i] * b[j];
        out[i] = sum;
    }
}

// The way between a box of f0 f1 f2 cells and a coarser one with rows of c0 cells, c1 rows each beside the other: position p along axis k of the finer lies in
// p >> shift k. Averages are taken over the open part of the finer cells, scale is one over the sum of these parts.

#define WAY const int c0, const int c1, const int f0, const int f1, const int f2, const int shift0, const int shift1, const int shift2, \
    global const double *open, global const double *scale
#define LAST_OF(p, k) min((((p) + 1) << shift##k), f##k)
#define FINER(i, p, row) \
    for (int z = row / c1 << shift2; z < LAST_OF(row / c1, 2); z++) \
        for (int y = row % c1 << shift1; y < LAST_OF(row % c1, 1); y++) \
            for (int x = p << shift0, j = x + f0 * (y + f1 * z); x < LAST_OF(p, 0); x++, j++)

// Every cell i of so many rows of n0, at place p of its row. A processor divides once for a row.
#if PROCESSOR
#define EACH_OF_ROWS(i, p, row, rows, n0) EACH_ROW(row, rows, n0) for (int p = 0, i = row * n0; p < n0; p++, i++)
#define EACH_ROW(row, rows, n0) for (int row = ROW(get_global_id(0), rows); row < ROW(get_global_id(0) + 1, rows); row++)
#define ROW(item, rows) (int)((long)(item) * (rows) / get_global_size(0))
#else
#define EACH_OF_ROWS(i, p, row, rows, n0) EACH(i, (rows) * n0) for (int row = i / n0, p = i - row * n0, once = 1; once; once = 0)
#endif

kernel void average(const int rows, WAY, global const double *finer, global double *out) {
    EACH_OF_ROWS(i, p, row, rows, c0) {
        double sum = 0;
        FINER(i, p, row) sum += open[j] * finer[j];
        out[i] = scale[i] * sum;
    }
}

// Along an axis that is halved diffusion, factor nu, loses a factor 4, transport a factor 2.
static double coarser(const double coupling, const double diffusion) {
    const double spread = fmin(coupling, diffusion);
    return spread / 4 + (coupling - spread) / 2;
}

// Couplings along an axis from the averages of the finer ones over the faces between coarse cells.
kernel void couple(const int rows, WAY, const int axis, const double factor, global const double *nu, const int each,
                   global const double *finer_up, global const double *finer_down, global double *up, global double *down) {
    const int shift = axis == 0 ? shift0 : axis == 1 ? shift1 : shift2;
    const int last = (axis == 0 ? f0 : axis == 1 ? f1 : f2) - 1;
    EACH_OF_ROWS(i, p, row, rows, c0) {
        double above = 0, below = 0;
        FINER(i, p, row) {
            const int position = axis == 0 ? x : axis == 1 ? y : z;
            const bool lower = shift == 0 || position % 2 == 0, upper = shift == 0 || position % 2 == 1 || position == last;
            const double share = open[j] * (lower && upper ? 1 : 2), diffusion = factor * nu[each * j];
            if (lower) below += share * (shift == 0 ? finer_down[j] : coarser(finer_down[j], diffusion));
            if (upper) above += share * (shift == 0 ? finer_up[j] : coarser(finer_up[j], diffusion));
        }
        up[i] = scale[i] * above;
        down[i] = scale[i] * below;
    }
}

// The solution beside a coarse cell on the side of a finer one, weighed against that of the cell itself, where they are coupled.
static double beyond(global const double *solution, const int i, const int position, global const real *up, global const real *down, const int stride, const int wrap) {
    const bool upper = position & 1;
    const int along = (position >> 1) * stride;
    const int other = upper ? (along == wrap ? i - wrap : i + stride) : along == 0 ? i + wrap : i - stride;
    return ((global const double *)(upper ? up : down))[i] > 0 ? 0.25 * (solution[other] - solution[i]) : 0;
}

// Adds the solution of the coarser level, linear along halved axes between the points of cells that are coupled.
kernel void prolong(const int rows, WAY, AXES global const double *solution, global double *out) {
    EACH_OF_ROWS(j, p0, row, rows, f0) {
        const int p1 = row % f1, p2 = row / f1;
        const int i = (p0 >> shift0) + c0 * ((p1 >> shift1) + c1 * (p2 >> shift2));
        double sum = solution[i];
#define BEYOND(k) if (shift##k) sum += beyond(solution, i, p##k, up##k, down##k, stride##k, wrap##k);
        BEYOND(0)
        ACROSS(BEYOND)
        out[j] = open[j] == 0 ? 0 : out[j] + sum;
    }
}
