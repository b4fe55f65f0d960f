// The points of a grid as moves see them: positions in cells, with the points at whole numbers. The host defines AXES, 1 to 3, and SHARE, the cells of one item.

#if AXES == 1
#define PER_AXIS(part) part(0)
#elif AXES == 2
#define PER_AXIS(part) part(0), part(1)
#else
#define PER_AXIS(part) part(0), part(1), part(2)
#endif

// Functions that are called from many places, and better compiled once.
#if PROCESSOR
#define APART __attribute__((noinline))
#else
#define APART
#endif

// What kernels take for every axis k: its points n_k, the width h_k of a cell, a slice of moves, in cells.
#define POINTS_GIVEN(k) const int n##k
#define WIDTH_GIVEN(k) const double h##k
#define MOVE_GIVEN(k) global const double *m##k
#define MOVE_MADE(k) global double *m##k
#define POINTS(k) n##k
#define CELL_WIDTH(k) h##k
#define MOVE_SLICE(k) m##k
#define MOVE(k) m##k[i]

#define CELLS(i, n) for (int i = (int)get_global_id(0) * SHARE, last_##i = min((int)(n), i + SHARE); i < last_##i; i++)

// Bit k of "periodic" is set where axis k is.
#define LATTICE PER_AXIS(POINTS_GIVEN), const int periodic
#define LATTICE_GIVEN {{PER_AXIS(POINTS)}, periodic}

typedef struct {
    int n[AXES];
    int periodic;
} Lattice;

// The whole number that Java's cast gives: the nearest there is, 0 for NaN.
static int whole(const double x) {
    return x != x ? 0 : x >= 2147483647.0 ? INT_MAX : x <= -2147483648.0 ? INT_MIN : (int)x;
}

// j + step, round the whole numbers.
static int beside(const int j, const int step) {
    return as_int(as_uint(j) + as_uint(step));
}

static int round_axis(const Lattice lattice, const int k, const int j) {
    return wrapped(j, lattice.n[k], lattice.periodic >> k & 1);
}

static void locate(const Lattice lattice, const int cell, int *at) {
    int rest = cell;
    for (int k = 0; k < AXES - 1; k++) {
        at[k] = rest % lattice.n[k];
        rest /= lattice.n[k];
    }
    at[AXES - 1] = rest;
}
