// The extremes of the slopes of a slice along every axis, and its least values, over blocks of 2, 4, 8 .. cells along every axis. For each block the lowest value, then for every axis the least and the largest
// rise from a cell to the next one; finer blocks first.

#define EXTREMES (1 + 2 * AXES)
#define LEAST(k) (1 + 2 * (k))
#define MOST(k) (2 + 2 * (k))

// A box of no more points along any axis is looked at point by point.
#define FEW 3

// Blocks along an axis.
static int blocks(const Lattice lattice, const int k, const int shift) {
    return (lattice.n[k] - 1 >> shift) + 1;
}

static void begin_block(global double *block) {
    block[0] = INFINITY;
    for (int k = 0; k < AXES; k++) {
        block[LEAST(k)] = INFINITY;
        block[MOST(k)] = -INFINITY;
    }
}

// The corner c of what a block is made of; whether there is one.
static bool member(const int *block, const int c, const int *count, int *index) {
    bool inside = true;
    *index = 0;
    for (int k = AXES - 1; k >= 0; k--) {
        const int place = 2 * block[k] + (c >> k & 1);
        inside &= place < count[k];
        *index = *index * count[k] + place;
    }
    return inside;
}

static void locate_block(const Lattice lattice, const int shift, const int b, int *at) {
    int rest = b;
    for (int k = 0; k < AXES; k++) {
        const int count = blocks(lattice, k, shift);
        at[k] = rest % count;
        rest /= count;
    }
}

// The finest blocks.
kernel void measure(LATTICE, global const double *u, global double *steep, const int count) {
    const Lattice lattice = LATTICE_GIVEN;
    CELLS(b, count) {
        global double *const block = steep + b * EXTREMES;
        int at[AXES];
        locate_block(lattice, 1, b, at);
        begin_block(block);
        for (int c = 0; c < 1 << AXES; c++) {
            int cell;
            if (!member(at, c, lattice.n, &cell)) continue;
            block[0] = lower(block[0], u[cell]);
            int stride = 1;
            for (int k = 0; k < AXES; k++) {
                const int position = 2 * at[k] + (c >> k & 1);
                const double rise = u[cell + stride * (round_axis(lattice, k, position + 1) - position)] - u[cell];
                block[LEAST(k)] = lower(block[LEAST(k)], rise);
                block[MOST(k)] = upper(block[MOST(k)], rise);
                stride *= lattice.n[k];
            }
        }
    }
}

// Blocks of a shift, which begin at a number, out of those before them.
kernel void merge(LATTICE, const int shift, const int fine, const int coarse, global double *steep, const int count) {
    const Lattice lattice = LATTICE_GIVEN;
    int counts[AXES];
    for (int k = 0; k < AXES; k++) counts[k] = blocks(lattice, k, shift - 1);
    CELLS(b, count) {
        global double *const block = steep + coarse + b * EXTREMES;
        int at[AXES];
        locate_block(lattice, shift, b, at);
        begin_block(block);
        for (int c = 0; c < 1 << AXES; c++) {
            int index;
            if (!member(at, c, counts, &index)) continue;
            global const double *const part = steep + fine + index * EXTREMES;
            block[0] = lower(block[0], part[0]);
            for (int k = 0; k < AXES; k++) {
                block[LEAST(k)] = lower(block[LEAST(k)], part[LEAST(k)]);
                block[MOST(k)] = upper(block[MOST(k)], part[MOST(k)]);
            }
        }
    }
}

// What is known of a slice.
typedef struct {
    Lattice lattice;
    global const double *u;
    global const double *steep;
    int levels;
} Slice;

// The least and largest rise along each axis, and a value than which none is lower.
typedef struct {
    double lowest;
    double least[AXES];
    double most[AXES];
} Extremes;

// The points of an axis that feet between two positions see. Round a periodic axis the last may lie past the end; what lies beyond a wall is the image of what lies before it.
static bool range_of(const Lattice lattice, const int k, const double low, const double high, int *from, int *to) {
    const int n = lattice.n[k];
    const int first = whole(floor(low)), last = beside(whole(floor(high)), 1);
    if (lattice.periodic >> k & 1) {
        const int longer = beside(last, -first);
        const bool all = beside(longer, 1) >= n;
        *from = all ? 0 : wrapped(first, n, 1);
        *to = all ? n : *from + longer;
        return false;
    }
    const int lowest = last > n - 1 ? min(first, 2 * n - 1 - last) : first;
    const int highest = first < 0 ? max(last, -1 - first) : last;
    *from = first < 0 ? 0 : max(0, lowest);
    *to = last > n - 1 ? n - 1 : min(n - 1, highest);
    return first < 0 || last > n - 1;
}

static void see_points(const Slice *s, const int *from, const int *to, Extremes *met) {
    int offset[3][FEW + 1];
    int stride = 1;
    for (int k = 0; k < 3; k++) {
        offset[k][0] = 0;
        if (k >= AXES) continue;
        for (int j = from[k]; j <= to[k] + 1; j++) offset[k][j - from[k]] = stride * round_axis(s->lattice, k, j);
        stride *= s->lattice.n[k];
    }
    for (int c = 0; c <= to[2] - from[2]; c++)
        for (int b = 0; b <= to[1] - from[1]; b++)
            for (int a = 0; a <= to[0] - from[0]; a++) {
                const int at[3] = {a, b, c};
                const int cell = offset[0][a] + offset[1][b] + offset[2][c];
                const double here = s->u[cell];
                met->lowest = lower(met->lowest, here);
                for (int k = 0; k < AXES; k++) {
                    if (at[k] == to[k] - from[k] && at[k] > 0) continue;
                    const double rise = s->u[cell - offset[k][at[k]] + offset[k][at[k] + 1]] - here;
                    met->least[k] = lower(met->least[k], rise);
                    met->most[k] = upper(met->most[k], rise);
                }
            }
}

// Blocks that meet the box; past the end of a periodic axis they begin anew.
static void see_blocks(const Slice *s, const int *from, const int *to, const int shift, const int start, Extremes *met) {
    int first[3] = {0, 0, 0}, before[3] = {1, 1, 1}, all[3] = {1, 1, 1}, count[3] = {1, 1, 1};
    for (int k = 0; k < AXES; k++) {
        const int n = s->lattice.n[k];
        count[k] = blocks(s->lattice, k, shift);
        first[k] = from[k] >> shift;
        before[k] = (min(to[k], n - 1) >> shift) - first[k] + 1;
        all[k] = before[k] + (to[k] < n ? 0 : (to[k] - n >> shift) + 1);
    }
    for (int c = 0; c < all[2]; c++)
        for (int b = 0; b < all[1]; b++)
            for (int a = 0; a < all[0]; a++) {
                const int at[3] = {a < before[0] ? first[0] + a : a - before[0], b < before[1] ? first[1] + b : b - before[1], c < before[2] ? first[2] + c : c - before[2]};
                global const double *const block = s->steep + start + ((at[2] * count[1] + at[1]) * count[0] + at[0]) * EXTREMES;
                met->lowest = lower(met->lowest, block[0]);
                for (int k = 0; k < AXES; k++) {
                    met->least[k] = lower(met->least[k], block[LEAST(k)]);
                    met->most[k] = upper(met->most[k], block[MOST(k)]);
                }
            }
}

static int size_of_level(const Lattice lattice, const int shift) {
    int size = EXTREMES;
    for (int k = 0; k < AXES; k++) size *= blocks(lattice, k, shift);
    return size;
}

// The extremes over a box of positions, behind mirrors too.
APART static Extremes extremes(const Slice *s, const double *low, const double *high) {
    int from[3] = {0, 0, 0}, to[3] = {0, 0, 0};
    bool mirrored[AXES];
    int widest = 0;
    Extremes met;
    met.lowest = INFINITY;
    for (int k = 0; k < AXES; k++) {
        met.least[k] = INFINITY;
        met.most[k] = -INFINITY;
        mirrored[k] = range_of(s->lattice, k, low[k], high[k], &from[k], &to[k]);
        widest = max(widest, to[k] - from[k] + 1);
    }
    if (widest <= FEW) see_points(s, from, to, &met);
    else {
        int shift = 1, start = 0;
        for (; shift < s->levels && widest > 2 << shift; shift++) start += size_of_level(s->lattice, shift);
        see_blocks(s, from, to, shift, start, &met);
    }
    for (int k = 0; k < AXES; k++) {
        if (!mirrored[k]) continue;
        const double steepest = upper(0.0, upper(met.most[k], -met.least[k]));
        met.least[k] = -steepest;
        met.most[k] = steepest;
    }
    return met;
}

// The slopes of the whole slice, the coarsest block: the least and the largest along each axis, which count with 0; behind a mirror they have the other sign. Whether they are numbers.
static bool slopes_of_all(const Slice *s, const double *h, double *least, double *most) {
    int start = 0;
    for (int shift = 1; shift < s->levels; shift++) start += size_of_level(s->lattice, shift);
    bool finite = true;
    for (int k = 0; k < AXES; k++) {
        least[k] = lower(0.0, s->steep[start + LEAST(k)] / h[k]);
        most[k] = upper(0.0, s->steep[start + MOST(k)] / h[k]);
        if (!(s->lattice.periodic >> k & 1)) {
            least[k] = lower(least[k], -most[k]);
            most[k] = -least[k];
        }
        finite &= isfinite(least[k]) && isfinite(most[k]);
    }
    return finite;
}
