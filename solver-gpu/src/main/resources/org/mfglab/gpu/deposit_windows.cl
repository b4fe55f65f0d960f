// The transpose of averages for a processor: every slab puts its parts down in a window of its own, as large as the slice; windows are added in the order of the slabs.

// What falls from a cell, FALL, is told by the kind of moves: the planes on which it may fall, span, and the sum itself, put_down.

// One slab per item. "ranges" takes the first cell that may not be zero and the one behind the last; what falls beyond the planes may come back anywhere.
kernel void fill(LATTICE, PER_AXIS(MOVE_GIVEN), FALLING global const double *mass, global double *windows, global int *ranges, const int slabs, const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    const int slab = get_global_id(0);
    if (slab >= slabs) return;
    const int planes = lattice.n[AXES - 1], plane = cells / planes;
    const int begin = slab_start(slab, planes, slabs) * plane, end = slab_start(slab + 1, planes, slabs) * plane;
    int first = planes, last = -1;
    for (int i = begin; i < end; i++) {
        if (mass[i] == 0) continue;
        const FALL fall = FALL_FROM(i);
        const double moves[AXES] = {PER_AXIS(MOVE)};
        double low, high;
        span(&fall, moves, &low, &high);
        const bool inside = low >= 0 && high <= planes - 1;
        first = inside ? min(first, (int)low) : 0;
        last = inside ? max(last, (int)high) : planes - 1;
    }
    ranges[2 * slab] = first * plane;
    ranges[2 * slab + 1] = (last + 1) * plane;
    global double *const window = windows + (size_t)slab * cells;
    for (int i = first * plane; i < (last + 1) * plane; i++) window[i] = 0;
    for (int i = begin; i < end; i++) {
        if (mass[i] == 0) continue;
        const FALL fall = FALL_FROM(i);
        const double moves[AXES] = {PER_AXIS(MOVE)};
        put_down(&fall, moves, mass[i], window);
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
