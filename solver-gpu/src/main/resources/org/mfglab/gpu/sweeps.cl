// Direct solves along the lines of an axis of a stencil; follows along.cl and system.cl. Sets of lines that one item treats at once: WIDTH of them, or one. Line l of a
// slice begins at l / stride * n * stride + l % stride and its points are stride apart; where rows, line l begins at l n and its points are neighbours. A processor works in dense
// copies, point by point; elsewhere slices, those of the first axis turned, are what the items want: neighbours beside each other.

#if PROCESSOR
#define STEP 1
#define LINES(array) ((array) + set * n)
#else
#define STEP stride
#define LINES(array) ((array) + set / stride * n * stride + set % stride)
#endif

// Points of rows that are copied from one before the next.
#define TILE 8

// The lines of a set: their number, and where the first begins.
typedef struct { int count, first; } lines_of;

static lines_of lines_of_set(const int set, const int n, const int stride, const int rows, const int lines) {
    const int across = VECTORS(stride), block = set / across, line = set % across * WIDTH;
    const lines_of in_block = {min(WIDTH, stride - line), block * n * stride + line};
    const lines_of as_rows = {min(WIDTH, lines - set * WIDTH), set * WIDTH * n};
    return rows ? as_rows : in_block;
}

static void load(global const double *x, const lines_of of, const int n, const int stride, const int rows, global real *dense) {
    if (!rows) for (int i = 0; i < n; i++) dense[i] = fetch(x + of.first + i * stride, of.count);
    else for (int start = 0; start < n; start += TILE)
        for (int k = 0; k < WIDTH; k++) {
            global const double *row = x + of.first + min(k, of.count - 1) * n;
            for (int i = start; i < min(n, start + TILE); i++) ((global double *)dense)[i * WIDTH + k] = row[i];
        }
}

static void store(global const real *dense, const lines_of of, const int n, const int stride, const int rows, global double *x) {
    if (!rows) for (int i = 0; i < n; i++) put(dense[i], x + of.first + i * stride, of.count);
    else for (int start = 0; start < n; start += TILE)
        for (int k = 0; k < of.count; k++) {
            global double *row = x + of.first + k * n;
            for (int i = start; i < min(n, start + TILE); i++) row[i] = ((global const double *)dense)[i * WIDTH + k];
        }
}

#define SHAPE const int n, const int stride, const int rows, const int lines, const int sets, const int periodic
#define SETS for (int set = get_global_id(0); set < sets; set += get_global_size(0))

// Eliminates, with rows that sum to unit and what leaks.
kernel void eliminate(SHAPE, const double unit, const int leaks, global const double *leak, global const double *rates_up, global const double *rates_down,
                      global real *up, global real *down, global real *inverse, global real *fill, global real *collect, global real *room) {
    SETS {
#if PROCESSOR
        const lines_of of = lines_of_set(set, n, stride, rows, lines);
        global real *base = room + (int)get_global_id(0) * n;
        load(rates_up, of, n, stride, rows, LINES(up));
        load(rates_down, of, n, stride, rows, LINES(down));
        if (leaks) load(leak, of, n, stride, rows, base);
        for (int i = 0; i < n; i++) base[i] = leaks ? base[i] + unit : (real)(unit);
#else
        global real *base = LINES(room);
        for (int i = 0; i < n; i++) base[i * stride] = leaks ? LINES(leak)[i * stride] + unit : unit;
#endif
        const line_system s = {n, STEP, LINES(up), LINES(down), base, LINES(inverse), LINES(fill), LINES(collect)};
        if (periodic) factor(s, 1);
        else factor(s, 0);
    }
}

// to = M^-1 from, or M^-T from; a processor needs room for a set per item, elsewhere both are the same slice.
kernel void solve_lines(SHAPE, const int transposed, global const double *from, global double *to,
                        global real *up, global real *down, global real *inverse, global real *fill, global real *collect, global real *room) {
    SETS {
#if PROCESSOR
        const lines_of of = lines_of_set(set, n, stride, rows, lines);
        global real *x = room + (int)get_global_id(0) * n;
        load(from, of, n, stride, rows, x);
#else
        global real *x = LINES(to);
#endif
        const line_system s = {n, STEP, LINES(up), LINES(down), 0, LINES(inverse), LINES(fill), LINES(collect)};
        if (transposed && periodic) solve_transposed(s, 1, x);
        else if (transposed) solve_transposed(s, 0, x);
        else if (periodic) solve(s, 1, x);
        else solve(s, 0, x);
#if PROCESSOR
        store(x, of, n, stride, rows, to);
#endif
    }
}
