// What falls on a cell is summed as on the processor: slabs of cells along the last axis one by one, then what they leave in their order.

// The first plane of a slab.
static int slab_start(const int slab, const int planes, const int slabs) {
    return (int)((long)slab * planes / slabs);
}
