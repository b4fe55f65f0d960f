// What an item sees of slices along its lines: WIDTH neighbouring lines of a block, of which the last block end may have fewer (the rest
// repeats the last one). Line l of a slice begins at l / stride * n * stride + l % stride, and its points are stride apart.

typedef WIDE(int) marks;
typedef union { marks all; int lane[WIDTH]; } mark_lanes;

#if WIDTH == 1
#define MARKED(code, bit) (((code) & (bit)) != 0)
#define SOME(code) (code)
#else
#define MARKED(code, bit) WIDE(convert_long)(((code) & (bit)) != 0)
#define SOME(code) any((code) != 0)
#endif

#define SHUT_BELOW 1
#define SHUT_ABOVE 2
#define SOLID 4
#define DRIVEN_BELOW 8
#define DRIVEN_ABOVE 16

// Values at the points of lines, one after the other; a step of 0 where one number stands for all.
typedef struct {
    global const real *first;
    int step;
} seen;

#define SEEN(values, i) ((values).first[(i) * (values).step])

static real fetch(global const double *x, const int count) {
#if WIDTH == 1
    return x[0];
#else
    if (count == WIDTH) return WIDE(vload)(0, x);
    lanes some;
    for (int k = 0; k < WIDTH; k++) some.lane[k] = x[min(k, count - 1)];
    return some.all;
#endif
}

static void put(const real value, global double *x, const int count) {
#if WIDTH == 1
    x[0] = value;
#else
    if (count == WIDTH) WIDE(vstore)(value, 0, x);
    else {
        lanes some = {value};
        for (int k = 0; k < count; k++) x[k] = some.lane[k];
    }
#endif
}

// Looks at a slice, or at one number (each = 0), from the first point of the lines on: where it lies, or from a dense copy in a room of n reals.
static seen look(global const double *slice, const int each, const int n, const int first, const int stride, const int count, global real *room) {
#if WIDTH == 1
    const seen lines = {slice + each * first, each * stride};
#else
    const seen lines = {room, each};
    if (each) for (int i = 0; i < n; i++) room[i] = fetch(slice + first + i * stride, count);
    else room[0] = (real)(slice[0]);
#endif
    return lines;
}

// max(x, 0) and min(x, 0); NaN stays NaN, and max(-0, 0) is 0.
static real rising(const real x) { return EITHER(x <= (real)(0), (real)(0), x); }
static real falling(const real x) { return EITHER(x > (real)(0), (real)(0), x); }

// Zero where a point has one of these marks.
static real unless(const marks code, const int bit, const real x) { return SOME(code) ? EITHER(MARKED(code, bit), (real)(0), x) : x; }

// g at a point, and its derivatives by the slopes above and below.
typedef struct { real g, forward, backward; } rates;
