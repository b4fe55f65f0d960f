// Noise on the points of one axis. A real holds neighbouring cells; where these do not lie alike, each is treated by itself.

#if WIDTH == 1
#define LOAD(from) (*(from))
#define STORE(value, to) (*(to) = (value))
#else
#define LOAD(from) WIDE(vload)(0, from)
#define STORE(value, to) WIDE(vstore)(value, 0, to)
#endif
#define ONE(from) (*(from))

// p_0 x[i] + sum_j p_j (x[i - j] + x[i + j]) for cells at one position of the axis. Across lines what has no probability is not looked at.
#define AVERAGE(name, type, load) \
    static type name(global const double *x, global const double *p, const int reach, const int position, const int n, const int stride, const int periodic, const int across) \
    { \
        const bool inside = position >= reach && position + reach < n; \
        type sum = p[0] * load(x); \
        for (int j = 1; j <= reach; j++) { \
            if (across && p[j] == 0) continue; \
            const int below = inside ? -stride * j : stride * (wrapped(position - j, n, periodic) - position); \
            const int above = inside ? stride * j : stride * (wrapped(position + j, n, periodic) - position); \
            sum += p[j] * (load(x + below) + load(x + above)); \
        } \
        return sum; \
    }

AVERAGE(average, real, LOAD)
AVERAGE(average_of_one, double, ONE)

kernel void shake(global const double *x, global double *out, global const double *p, const int reach, const int n, const int stride, const int periodic, const int across, const int cells) {
    EACH(v, VECTORS(cells)) {
        const int i = v * WIDTH;
        const int position = i / stride % n;
        const bool alike = stride == 1 ? position >= reach && position + WIDTH + reach <= n : i % stride + WIDTH <= stride;
        if (alike) STORE(average(x + i, p, reach, position, n, stride, periodic, across), out + i);
        else for (int c = i; c < min(i + WIDTH, cells); c++) out[c] = average_of_one(x + c, p, reach, c / stride % n, n, stride, periodic, across);
    }
}
