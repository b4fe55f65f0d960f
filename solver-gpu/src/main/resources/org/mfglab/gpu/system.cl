// The matrices of grid lines, (M x)_i = base_i x_i + down_i (x_i - x_(i-1)) + up_i (x_i - x_(i+1)), with down, up >= 0 and base > 0, and their
// elimination without subtraction (Grassmann, Taksar, Heyman 1985). The rows sum to the base, so each pivot is a sum of what is left of the
// row: pivot_i = sum_i + fill_i + up_i, with what is left of the row sum and the fill towards the last point of a periodic line. The last row
// collects c_i towards every point. With the order of operations of the processor, and so with its bits.
//
// One item has one line, or WIDTH of them as the lanes of a real. It sets the pointers to its first point, "step" to the distance to the next
// (literally 1 where they lie side by side), fills up, down and base (up and down zero where a line ends or is cut), calls factor once, and then
// solve or solve_transposed on as many right sides as it has, with the same step. A line is periodic or not for good: say 0 or 1, literally.
// Of the working arrays, fill and collect are touched on periodic lines alone.

typedef struct {
    int n;
    int step;
    global real *up, *down, *base;
    global real *inverse, *fill, *collect;
} line_system;

static void factor_open(const line_system s, const int last) {
    real sum = s.base[0];
    real inverse = 1 / (sum + s.up[0]);
    s.inverse[0] = inverse;
    for (int c = s.step; c < last; c += s.step) {
        sum = s.base[c] + s.down[c] * inverse * sum;
        inverse = 1 / (sum + s.up[c]);
        s.inverse[c] = inverse;
    }
    s.inverse[last] = 1 / (s.base[last] + s.down[last] * sum * inverse);
}

static void factor_periodic(const line_system s, const int last) {
    real sum = s.base[0], gathered = s.base[last], fill = s.down[0], collect = s.up[last], inverse = 0;
    for (int c = 0; c < last; c += s.step) {
        if (c > 0) {
            sum = s.base[c] + s.down[c] * inverse * sum;
            fill = s.down[c] * inverse * fill;
            collect = s.up[c - s.step] * inverse * collect;
        }
        if (c + s.step == last) collect += s.down[last];
        inverse = 1 / (sum + fill + s.up[c]);
        gathered += collect * sum * inverse;
        s.inverse[c] = inverse;
        s.fill[c] = fill;
        s.collect[c] = collect;
    }
    s.inverse[last] = 1 / gathered;
}

// Eliminates.
static void factor(const line_system s, const int periodic) {
    const int last = (s.n - 1) * s.step;
    if (last == 0) s.inverse[0] = 1 / s.base[0];
    else if (periodic) factor_periodic(s, last);
    else factor_open(s, last);
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
    end *= s.inverse[last];
    x[last] = end;
    real above = end;
    for (int c = last - s.step; c >= 0; c -= s.step) {
        const real here = periodic ? x[c] + s.fill[c] * end : x[c];
        above = s.inverse[c] * (here + s.up[c] * above);
        x[c] = above;
    }
}

// x := M^-T x
static void solve_transposed(const line_system s, const int periodic, global real *x) {
    const int last = (s.n - 1) * s.step;
    real carried = 0, end = x[last];
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
