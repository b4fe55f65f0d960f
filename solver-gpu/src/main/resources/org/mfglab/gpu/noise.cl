// Noise on the points of one axis: p_0 x[i] + sum_j p_j (x[i - j] + x[i + j]). A real holds neighbouring cells; where these do not lie alike, each is treated by itself.
// The host defines SHARE, the cells of one item, and BLOCK, the vectors that are treated together: what lies beside each other in memory is fetched together.

#if WIDTH == 1
#define LOAD(from) (*(from))
#define STORE(value, to) (*(to) = (value))
#else
#define LOAD(from) WIDE(vload)(0, from)
#define STORE(value, to) WIDE(vstore)(value, 0, to)
#endif
#define LOAD_ONE(from) (*(from))
#define STORE_ONE(value, to) (*(to) = (value))

#define MANY (BLOCK * WIDTH)

// The lines along the first axis from a cell on, with their images beyond both ends, as far as noise reaches: "places" in all.
kernel void pad(global const double *x, const int cell, global double *padded, const int reach, const int n, const int periodic, const int places) {
    const int length = n + 2 * reach;
    EACH(i, places) padded[i] = x[cell + i / length * n + wrapped(i % length - reach, n, periodic)];
}

// Cells of a padded line, "count" times "width" of them.
#define ALONG_LINE(name, type, load, store, width, count) \
    static void name(global const double *x, global double *out, global const double *p, const int reach) \
    { \
        type sum[count]; \
        for (int b = 0; b < count; b++) sum[b] = p[0] * load(x + b * width); \
        for (int j = 1; j <= reach; j++) \
            for (int b = 0; b < count; b++) sum[b] += p[j] * (load(x + b * width - j) + load(x + b * width + j)); \
        for (int b = 0; b < count; b++) store(sum[b], out + b * width); \
    }

ALONG_LINE(block_along, real, LOAD, STORE, WIDTH, BLOCK)
ALONG_LINE(vector_along, real, LOAD, STORE, WIDTH, 1)
ALONG_LINE(cell_along, double, LOAD_ONE, STORE_ONE, 1, 1)

// Padded lines, and the cells of a slice from one on. Every line is cut into parts of MANY cells; SHARE / MANY parts per item.
kernel void shake_along(global const double *padded, global double *out, const int cell, global const double *p, const int reach, const int n, const int parts) {
    const int ofLine = (n + MANY - 1) / MANY;
    const int first = get_global_id(0) * (SHARE / MANY), last = min(parts, first + SHARE / MANY);
    for (int part = first; part < last; part++) {
        const int line = part / ofLine, from = part % ofLine * MANY;
        global const double *const x = padded + (size_t)line * (n + 2 * reach) + reach;
        global double *const to = out + cell + line * n;
        int i = from;
        if (i + MANY <= n) block_along(x + i, to + i, p, reach);
        else {
            for (; i + WIDTH <= n; i += WIDTH) vector_along(x + i, to + i, p, reach);
            for (; i < n; i++) cell_along(x + i, to + i, p, reach);
        }
    }
}

// The point that stands for a place of a turn: between walls its second half is the image of the first.
static int image(const int place, const int n, const int turn) {
    return place < n ? place : turn - 1 - place;
}

// Cells of neighbouring lines at one position of the axis. What has no probability is not looked at.
#define ACROSS_LINES(name, type, load, store, width, count) \
    static void name(global const double *x, global double *out, global const double *p, const int reach, const int position, const int n, const int stride, const int turn) \
    { \
        type sum[count]; \
        for (int b = 0; b < count; b++) sum[b] = p[0] * load(x + b * width); \
        int low = position, high = position; \
        for (int j = 1; j <= reach; j++) { \
            low = low == 0 ? turn - 1 : low - 1; \
            high = high == turn - 1 ? 0 : high + 1; \
            if (p[j] == 0) continue; \
            global const double *const below = x + stride * (image(low, n, turn) - position), *const above = x + stride * (image(high, n, turn) - position); \
            for (int b = 0; b < count; b++) sum[b] += p[j] * (load(below + b * width) + load(above + b * width)); \
        } \
        for (int b = 0; b < count; b++) store(sum[b], out + b * width); \
    }

ACROSS_LINES(block_across, real, LOAD, STORE, WIDTH, BLOCK)
ACROSS_LINES(vector_across, real, LOAD, STORE, WIDTH, 1)
ACROSS_LINES(cell_across, double, LOAD_ONE, STORE_ONE, 1, 1)

#define ARGUMENTS(i) x + i, out + i, p, reach, i / stride % n, n, stride, turn

kernel void shake_across(global const double *x, global double *out, global const double *p, const int reach, const int n, const int stride, const int turn, const int cells) {
    const int first = get_global_id(0) * SHARE, last = min(cells, first + SHARE);
    for (int i = first; i < last;) {
        // Cells up to the end of the plane, which lie alike.
        const int left = min(last - i, stride - i % stride);
        if (left >= MANY) { block_across(ARGUMENTS(i)); i += MANY; }
        else if (left >= WIDTH) { vector_across(ARGUMENTS(i)); i += WIDTH; }
        else { cell_across(ARGUMENTS(i)); i++; }
    }
}
