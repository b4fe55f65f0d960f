// Where moves end and what a slice is there on the average: tensor products of cubic B-splines. In the order of sums of the processor's.

#define ABOUT_BITS 2
#define ABOUT 4
#define COUNT(k) ((k) < AXES ? ABOUT : 1)

// Along each axis, the points about the end of a move, counted in cells of the slice, and their weights; one of weight 1 along axes that are not there.
typedef struct {
    int offset[3][ABOUT];
    double weight[3][ABOUT];
} Feet;

// The weights of four points for a place p of the way from the second to the third.
static void weigh(const double p, double *w) {
    const double r = 1 - p;
    vstore4((double4)(r * r * r, 4 - 3 * p * p * (2 - p), 4 - 3 * r * r * (2 - r), p * p * p) / 6, 0, w);
}

static void place(const Lattice lattice, const int *at, const double *moves, Feet *feet) {
    int stride = 1;
    for (int k = 0; k < 3; k++) {
        feet->offset[k][0] = 0;
        feet->weight[k][0] = 1;
        if (k >= AXES) continue;
        const double end = at[k] + moves[k];
        const double below = floor(end);
        const int second = whole(below);
        const bool inside = second >= 1 && second < lattice.n[k] - 2;
        for (int q = 0; q < ABOUT; q++) feet->offset[k][q] = stride * (inside ? second - 1 + q : round_axis(lattice, k, beside(second, q - 1)));
        weigh(end - below, feet->weight[k]);
        stride *= lattice.n[k];
    }
}

// The average of x about the end of a move.
static double value_at(const Lattice lattice, const int *at, const double *moves, global const double *x) {
    Feet feet;
    place(lattice, at, moves, &feet);
    double value = 0;
    for (int c = 0; c < COUNT(2); c++) {
        double plane = 0;
        for (int b = 0; b < COUNT(1); b++) {
            global const double *start = x + feet.offset[2][c] + feet.offset[1][b];
            double line = 0;
            for (int a = 0; a < ABOUT; a++) line += feet.weight[0][a] * start[feet.offset[0][a]];
            plane += feet.weight[1][b] * line;
        }
        value += feet.weight[2][c] * plane;
    }
    return value;
}

kernel void gather(LATTICE, PER_AXIS(MOVE_GIVEN), global const double *x, global double *out, const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    CELLS(i, cells) {
        int at[AXES];
        locate(lattice, i, at);
        const double moves[AXES] = {PER_AXIS(MOVE)};
        out[i] = value_at(lattice, at, moves, x);
    }
}

// How mass falls, as deposits ask for it.

typedef struct {
    Lattice lattice;
    int at[AXES];
} Stand;

static Stand stand(const Lattice lattice, const int cell) {
    Stand s;
    s.lattice = lattice;
    locate(lattice, cell, s.at);
    return s;
}

#define FEET 1
#define FALLING
#define FALL Stand
#define FALL_FROM(i) stand(lattice, i)

static int feet_of(const Stand *s) {
    return 1;
}

// Along an axis, the point from which the end of a move is counted: the second of four.
static double point_below(const Stand *s, const double *moves, const int foot, const int k) {
    return floor(s->at[k] + moves[k]);
}

// The points of the last axis, first and last, on which something may fall.
static void span(const Stand *s, const double *moves, double *first, double *last) {
    const double below = floor(s->at[AXES - 1] + moves[AXES - 1]);
    *first = below - 1;
    *last = below + 2;
}

// Adds what falls from one cell to the cells of a window.
static void put_down(const Stand *s, const double *moves, const double mass, global double *window) {
    Feet feet;
    place(s->lattice, s->at, moves, &feet);
    for (int c = 0; c < COUNT(2); c++)
        for (int b = 0; b < COUNT(1); b++) {
            global double *const start = window + feet.offset[2][c] + feet.offset[1][b];
            const double share = mass * feet.weight[2][c] * feet.weight[1][b];
            for (int a = 0; a < ABOUT; a++) start[feet.offset[0][a]] += share * feet.weight[0][a];
        }
}

// The sum so far and what falls on a target, part by part.
static double with(const double before, const Stand *s, const double *moves, const double mass, const int foot, const int target) {
    Feet feet;
    place(s->lattice, s->at, moves, &feet);
    int at[AXES];
    locate(s->lattice, target, at);
    int offset[3] = {0, 0, 0};
    int stride = 1;
    for (int k = 0; k < AXES; k++) {
        offset[k] = stride * at[k];
        stride *= s->lattice.n[k];
    }
    double sum = before;
    for (int c = 0; c < COUNT(2); c++)
        for (int b = 0; b < COUNT(1); b++) {
            if (feet.offset[2][c] != offset[2] || feet.offset[1][b] != offset[1]) continue;
            const double share = mass * feet.weight[2][c] * feet.weight[1][b];
            for (int a = 0; a < ABOUT; a++) if (feet.offset[0][a] == offset[0]) sum += share * feet.weight[0][a];
        }
    return sum;
}

// The wind along every axis k: a slice b_k, or one number where its stride s_k is 0.
#define WIND_GIVEN(k) global const double *b##k, const int s##k
#define WIND(k) b##k
#define WIND_STRIDE(k) s##k

// A coefficient at the end of a move, linear along every axis between the points; beyond the last ones as at these.
static double ahead(const Lattice lattice, const int *at, const double *moves, global const double *wind) {
    int offset[AXES][2];
    double weight[AXES][2];
    int stride = 1;
    for (int k = 0; k < AXES; k++) {
        double end = at[k] + moves[k];
        if (!(lattice.periodic >> k & 1)) end = lower((double)(lattice.n[k] - 1), upper(end, 0.0));
        const double below = floor(end);
        for (int q = 0; q < 2; q++) offset[k][q] = stride * round_axis(lattice, k, beside(whole(below), q));
        weight[k][0] = 1 - end + below;
        weight[k][1] = end - below;
        stride *= lattice.n[k];
    }
    double sum = 0;
    for (int corner = 0; corner < 1 << AXES; corner++) {
        int from = 0;
        double part = 1;
        for (int k = 0; k < AXES; k++) {
            from += offset[k][corner >> k & 1];
            part *= weight[k][corner >> k & 1];
        }
        sum += part * wind[from];
    }
    return sum;
}

// Half a step of dt with dx/dt = -b by the rule of the midpoint, in cells: -dt/2 b(x - dt/4 b(x))/h.
kernel void drift(LATTICE, PER_AXIS(WIDTH_GIVEN), PER_AXIS(WIND_GIVEN), const double dt, PER_AXIS(MOVE_MADE), const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    const double h[AXES] = {PER_AXIS(CELL_WIDTH)};
    const int strides[AXES] = {PER_AXIS(WIND_STRIDE)};
    global const double *const winds[AXES] = {PER_AXIS(WIND)};
    global double *const out[AXES] = {PER_AXIS(MOVE_SLICE)};
    CELLS(i, cells) {
        int at[AXES];
        locate(lattice, i, at);
        double middle[AXES];
        for (int k = 0; k < AXES; k++) middle[k] = -0.25 * dt * winds[k][i * strides[k]] / h[k];
        for (int k = 0; k < AXES; k++) out[k][i] = -0.5 * dt * (strides[k] == 0 ? winds[k][0] : ahead(lattice, at, middle, winds[k])) / h[k];
    }
}
