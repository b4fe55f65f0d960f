// The transpose of averages for a processor: every slab puts its parts down in a window of its own, as large as the slice; windows are added in the order of the slabs.

// The planes, first and last, that the parts of one plane reach; a move that leaves the box may come back anywhere.
static void reach(const int at, const int planes, const int plane, global const double *mass, global const double *moves, int *first, int *last) {
    for (int i = at * plane; i < (at + 1) * plane; i++) {
        if (mass[i] == 0) continue;
        const double end = floor(at + moves[i]);
        const bool inside = end >= 1 && end <= planes - 3;
        *first = inside ? min(*first, (int)end - 1) : 0;
        *last = inside ? max(*last, (int)end + 2) : planes - 1;
    }
}

// One slab per item. "ranges" takes the first cell that may not be zero and the one behind the last.
kernel void fill(LATTICE, PER_AXIS(MOVE_GIVEN), global const double *mass, global double *windows, global int *ranges, const int slabs, const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    const int slab = get_global_id(0);
    if (slab >= slabs) return;
    global const double *const slices[AXES] = {PER_AXIS(MOVE_SLICE)};
    const int planes = lattice.n[AXES - 1], plane = cells / planes;
    const int begin = slab_start(slab, planes, slabs), end = slab_start(slab + 1, planes, slabs);
    int first = planes, last = -1;
    for (int at = begin; at < end; at++) reach(at, planes, plane, mass, slices[AXES - 1], &first, &last);
    ranges[2 * slab] = first * plane;
    ranges[2 * slab + 1] = (last + 1) * plane;
    global double *const window = windows + (size_t)slab * cells;
    for (int i = first * plane; i < (last + 1) * plane; i++) window[i] = 0;
    for (int i = begin * plane; i < end * plane; i++) {
        if (mass[i] == 0) continue;
        const double moves[AXES] = {PER_AXIS(MOVE)};
        int at[AXES];
        locate(lattice, i, at);
        Feet feet;
        place(lattice, at, moves, &feet);
        for (int c = 0; c < COUNT(2); c++)
            for (int b = 0; b < COUNT(1); b++) {
                global double *const start = window + feet.offset[2][c] + feet.offset[1][b];
                const double share = mass[i] * feet.weight[2][c] * feet.weight[1][b];
                for (int a = 0; a < ABOUT; a++) start[feet.offset[0][a]] += share * feet.weight[0][a];
            }
    }
}

// SHARE cells per item.
kernel void add(LATTICE, global const double *restrict windows, global const int *ranges, const int slabs, global double *restrict out, const int cells) {
    const int from = get_global_id(0) * SHARE, to = min(cells, from + SHARE);
    for (int i = from; i < to; i++) out[i] = 0;
    for (int slab = 0; slab < slabs; slab++) {
        global const double *const window = windows + (size_t)slab * cells;
        const int last = min(to, ranges[2 * slab + 1]);
        for (int i = max(from, ranges[2 * slab]); i < last; i++) out[i] += window[i];
    }
}
