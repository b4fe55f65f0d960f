// The matrices of grid lines, (M x)_i = base_i x_i + down_i (x_i - x_(i-1)) + up_i (x_i - x_(i+1)), with down, up >= 0 and base > 0, and their
// elimination without subtraction (Grassmann, Taksar, Heyman 1985). The rows sum to the base, so each pivot is a sum of what is left of the
// row: pivot_i = sum_i + fill_i + up_i, with what is left of the row sum and the fill towards the last point of a periodic line. The last row
// collects c_i towards every point. With the order of operations of the processor, and so with its bits.
//
// One item has one line, or WIDTH of them as the lanes of a real. It sets the pointers to its first point and "step" to the distance to the
// next (literally 1 where they lie side by side), fills up, down and base (up and down zero where a line ends or is cut), calls factor once,
// and then solve or solve_transposed on as many right sides as it has, with the same step. A line is periodic or not for good: say 0 or 1,
// literally. Of the working arrays, fill and collect are touched on periodic lines alone; base is read by factor alone.
//
// Where rows and the right side come up one by one, an item eliminates as it goes: begin, then pivot and carry for every row but the last,
// close, and substitute; it keeps up itself.

typedef struct {
    int n;
    int step;
    global real *up, *down, *base;
    global real *inverse, *fill, *collect;
} line_system;

typedef struct { real up, down, base; } couplings;

// How far an elimination has come: what it knows of the last row, and of the last right side; of the row before, its coupling and pivot.
typedef struct {
    couplings end;
    real up, inverse, across, sum, fill, collect, gathered, carried, rest;
} elimination;

// @param end  the last row
// @param rest its right side
static elimination begin(const int periodic, const couplings end, const real rest) {
    const real zero = (real)(0);
    const elimination e = {end, zero, zero, zero, zero, zero, periodic ? end.up : zero, end.base, zero, rest};
    return e;
}

// The pivot of the row at place c = i step, i < n - 1.
static void pivot(elimination *e, const line_system s, const int periodic, const int c, const couplings row) {
    e->across = row.down * e->inverse;
    e->sum = c > 0 ? row.base + e->across * e->sum : row.base;
    if (periodic) {
        e->fill = c > 0 ? e->across * e->fill : row.down;
        if (c > 0) e->collect = e->up * e->inverse * e->collect;
        if (c + s.step == (s.n - 1) * s.step) e->collect += e->end.down;
        s.fill[c] = e->fill;
        s.collect[c] = e->collect;
    }
    e->up = row.up;
    e->inverse = 1 / (periodic ? e->sum + e->fill + row.up : e->sum + row.up);
    if (periodic) e->gathered += e->collect * e->sum * e->inverse;
    s.inverse[c] = e->inverse;
}

// The right side of the same row, eliminated.
static real carry(elimination *e, const int periodic, const int c, const real x) {
    e->carried = c > 0 ? x + e->across * e->carried : x;
    if (periodic) e->rest += e->collect * e->inverse * e->carried;
    return e->carried;
}

// The pivot of the last row, and the last value of the solution.
static real close(elimination *e, const line_system s, const int periodic) {
    if (!periodic && s.n > 1) {
        e->gathered += e->end.down * e->sum * e->inverse;
        e->rest += e->end.down * e->inverse * e->carried;
    }
    e->inverse = 1 / e->gathered;
    s.inverse[(s.n - 1) * s.step] = e->inverse;
    return e->rest * e->inverse;
}

// The solution from its last value and the eliminated right side.
static void substitute(const line_system s, const int periodic, global real *x) {
    const int last = (s.n - 1) * s.step;
    const real end = x[last];
    real above = end;
    for (int c = last - s.step; c >= 0; c -= s.step) {
        const real here = periodic ? x[c] + s.fill[c] * end : x[c];
        above = s.inverse[c] * (here + s.up[c] * above);
        x[c] = above;
    }
}

static couplings couplings_of(const line_system s, const int c) {
    const couplings row = {s.up[c], s.down[c], s.base[c]};
    return row;
}

// Eliminates.
static void factor(const line_system s, const int periodic) {
    const int last = (s.n - 1) * s.step;
    elimination e = begin(periodic, couplings_of(s, last), (real)(0));
    for (int c = 0; c < last; c += s.step) pivot(&e, s, periodic, c, couplings_of(s, c));
    close(&e, s, periodic);
}

// x := M^-1 x
static void solve(const line_system s, const int periodic, global real *x) {
    const int last = (s.n - 1) * s.step;
    real carried = x[0], end = x[last];
    for (int c = 0; c < last; c += s.step) {
        if (c > 0) {
            carried = x[c] + s.down[c] * s.inverse[c - s.step] * carried;
            x[c] = carried;
        }
        if (periodic) end += s.collect[c] * s.inverse[c] * carried;
    }
    if (!periodic && last > 0) end += s.down[last] * s.inverse[last - s.step] * carried;
    x[last] = end * s.inverse[last];
    substitute(s, periodic, x);
}

// x := M^-T x
static void solve_transposed(const line_system s, const int periodic, global real *x) {
    const int last = (s.n - 1) * s.step;
    real carried = (real)(0), end = x[last];
    for (int c = 0; c < last; c += s.step) {
        carried = c > 0 ? x[c] + s.up[c - s.step] * carried : x[c];
        carried *= s.inverse[c];
        x[c] = carried;
        if (periodic) end += s.fill[c] * carried;
    }
    if (last > 0) end += s.up[last - s.step] * carried;
    end *= s.inverse[last];
    x[last] = end;
    real above = end;
    for (int c = last - s.step; c >= 0; c -= s.step) {
        real here = x[c];
        if (!periodic || c < last - s.step) here += s.inverse[c] * s.down[c + s.step] * above;
        if (periodic) here += s.inverse[c] * s.collect[c] * end;
        x[c] = above = here;
    }
}
