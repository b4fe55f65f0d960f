// The transpose of averages for a processor: every slab puts its parts down in a window of its own, as large as the slice; windows are added in the order of the slabs.

// One slab per item. "ranges" takes the first cell that may not be zero and the one behind the last.
kernel void fill(LATTICE, PER_AXIS(MOVE_GIVEN), global const double *mass, global double *windows, global int *ranges, const int slabs, const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    const int slab = get_global_id(0);
    if (slab >= slabs) return;
    const int planes = lattice.n[AXES - 1], plane = cells / planes;
    const int from = slab_start(slab, planes, slabs) * plane, to = slab_start(slab + 1, planes, slabs) * plane;
    // A move that leaves the box may come back anywhere.
    int first = planes, last = -1;
    for (int i = from; i < to; i++) {
        if (mass[i] == 0) continue;
        const double moves[AXES] = {PER_AXIS(MOVE)};
        const double end = floor(i / plane + moves[AXES - 1]);
        const bool outside = !(end >= 1 && end <= planes - 3);
        first = outside ? 0 : min(first, (int)end - 1);
        last = outside ? planes - 1 : max(last, (int)end + 2);
    }
    ranges[2 * slab] = first * plane;
    ranges[2 * slab + 1] = (last + 1) * plane;
    global double *const window = windows + (size_t)slab * cells;
    for (int i = first * plane; i < (last + 1) * plane; i++) window[i] = 0;
    for (int i = from; i < to; i++) {
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
