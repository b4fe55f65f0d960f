// Noise on the points of one axis. A real holds neighbouring cells; where these do not lie alike, each is treated by itself. The host defines SHARE, the cells of one item.

#if WIDTH == 1
#define LOAD(from) (*(from))
#define STORE(value, to) (*(to) = (value))
#else
#define LOAD(from) WIDE(vload)(0, from)
#define STORE(value, to) WIDE(vstore)(value, 0, to)
#endif
#define LOAD_ONE(from) (*(from))
#define STORE_ONE(value, to) (*(to) = (value))

// Vectors that are treated together: what lies beside each other in memory is fetched together.
#define BLOCK (PROCESSOR ? 4 : 1)

// p_0 x[i] + sum_j p_j (x[i - j] + x[i + j]) for cells at one position of the axis, "count" times "width" of them. Across lines what has no probability is not looked at.
#define AVERAGE(name, type, load, store, width, count) \
    static void name(global const double *x, global double *out, global const double *p, const int reach, const int position, const int n, const int stride, const int periodic, const int across) \
    { \
        const bool inside = position >= reach && position + reach < n; \
        type sum[count]; \
        for (int b = 0; b < count; b++) sum[b] = p[0] * load(x + b * width); \
        for (int j = 1; j <= reach; j++) { \
            if (across && p[j] == 0) continue; \
            const int below = inside ? -stride * j : stride * (wrapped(position - j, n, periodic) - position); \
            const int above = inside ? stride * j : stride * (wrapped(position + j, n, periodic) - position); \
            for (int b = 0; b < count; b++) sum[b] += p[j] * (load(x + b * width + below) + load(x + b * width + above)); \
        } \
        for (int b = 0; b < count; b++) store(sum[b], out + b * width); \
    }

AVERAGE(average_block, real, LOAD, STORE, WIDTH, BLOCK)
AVERAGE(average_vector, real, LOAD, STORE, WIDTH, 1)
AVERAGE(average_cell, double, LOAD_ONE, STORE_ONE, 1, 1)

// Whether so many cells from i on have their neighbours at the same distances.
static bool alike(const int i, const int count, const int reach, const int n, const int stride) {
    const int position = i / stride % n;
    return stride == 1 ? position >= reach && position + count + reach <= n : i % stride + count <= stride;
}

#define ARGUMENTS(i) x + i, out + i, p, reach, i / stride % n, n, stride, periodic, across

kernel void shake(global const double *x, global double *out, global const double *p, const int reach, const int n, const int stride, const int periodic, const int across, const int cells) {
    const int first = get_global_id(0) * SHARE, last = min(cells, first + SHARE);
    for (int from = first; from < last; from += BLOCK * WIDTH)
        if (alike(from, BLOCK * WIDTH, reach, n, stride)) average_block(ARGUMENTS(from));
        else for (int i = from; i < min(from + BLOCK * WIDTH, last); i += WIDTH)
            if (alike(i, WIDTH, reach, n, stride)) average_vector(ARGUMENTS(i));
            else for (int c = i; c < min(i + WIDTH, last); c++) average_cell(ARGUMENTS(c));
}
