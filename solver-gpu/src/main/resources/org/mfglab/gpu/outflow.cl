// What leaves through the exits of an axis: the sum of leak density, in the order of the faces, by one group: all fetch, one adds. Real is one number.
kernel void outflow(global const double *leak, global const double *absorbing, global const int *cells, global const double *density,
                    const int faces, global double *out) {
    local double tile[GROUP];
    const int lane = get_local_id(0);
    double sum = 0;
    for (int start = 0; start < faces; start += GROUP) {
        const int face = start + lane;
        if (face < faces) tile[lane] = absorbing[face] != 0 ? leak[face] * density[cells[face]] : 0.0;
        barrier(CLK_LOCAL_MEM_FENCE);
        if (lane == 0) for (int k = 0; k < min(GROUP, faces - start); k++) sum += tile[k];
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    if (lane == 0) out[0] = sum;
}
