// Where the feet of a cell stand and what a slice is there on the average: linear along every axis between two points. In the order of sums of the processor's.

// Points about a foot along an axis, as a power of two, and feet of a cell at most.
#define ABOUT_BITS 1
#define FEET (2 * AXES)
#define CORNERS (1 << AXES)

// A cell from which one moves: its noise, in cells along every axis; without noise it has one foot, otherwise one up and one down along every axis.
typedef struct {
    Lattice lattice;
    int at[AXES];
    int stride[AXES];
    double noise[AXES];
    int feet;
} Stand;

// Along each axis, without noise and with noise down and up: the offsets of the two points, and the part of the way from the lower to the upper.
typedef struct {
    int below[AXES][3];
    int above[AXES][3];
    double part[AXES][3];
} Feet;

// What kernels take from which feet shake: the width of cells, viscosity and the step.
#define SHAKEN PER_AXIS(WIDTH_GIVEN), global const double *nu, const int nu_stride, const double dt
#define STAND(i) stand(lattice, i, nu[(i) * nu_stride], (Widths) {{PER_AXIS(CELL_WIDTH)}}, dt)

typedef struct { double h[AXES]; } Widths;

static Stand stand(const Lattice lattice, const int cell, const double nu, const Widths widths, const double dt) {
    Stand s;
    s.lattice = lattice;
    locate(lattice, cell, s.at);
    const double spread = sqrt(2 * AXES * nu * dt);
    int stride = 1;
    for (int k = 0; k < AXES; k++) {
        s.stride[k] = stride;
        s.noise[k] = spread / widths.h[k];
        stride *= lattice.n[k];
    }
    s.feet = s.noise[0] == 0 ? 1 : FEET;
    return s;
}

// In which of three ways the noise of a foot shifts it along an axis: not, down, up.
static int way_of(const Stand *s, const int foot, const int k) {
    return s->feet == 1 || foot / 2 != k ? 0 : 1 + foot % 2;
}

static double shift_of(const Stand *s, const int foot, const int k) {
    const int way = way_of(s, foot, k);
    return way == 0 ? 0 : way == 1 ? -s->noise[k] : s->noise[k];
}

static void place_way(const Stand *s, const int k, const int way, const double at, Feet *feet) {
    const double below = floor(at);
    const int j = whole(below);
    const bool inside = j >= 0 && j < s->lattice.n[k] - 1;
    feet->part[k][way] = at - below;
    feet->below[k][way] = s->stride[k] * (inside ? j : round_axis(s->lattice, k, j));
    feet->above[k][way] = feet->part[k][way] == 0 ? feet->below[k][way] : s->stride[k] * (inside ? j + 1 : round_axis(s->lattice, k, beside(j, 1)));
}

static void place(const Stand *s, const double *moves, Feet *feet) {
    for (int k = 0; k < AXES; k++) {
        const double at = s->at[k] + moves[k];
        place_way(s, k, 0, at, feet);
        if (s->feet == 1) continue;
        place_way(s, k, 1, at - s->noise[k], feet);
        place_way(s, k, 2, at + s->noise[k], feet);
    }
}

// The corners of a foot that was placed: cells and weights.
static void corners_of(const Stand *s, const Feet *feet, const int foot, int *cells, double *weights) {
    cells[0] = 0;
    weights[0] = 1;
    for (int k = 0; k < AXES; k++) {
        const int way = way_of(s, foot, k), count = 1 << k;
        const double p = feet->part[k][way];
        for (int c = 0; c < count; c++) {
            cells[count + c] = cells[c] + feet->above[k][way];
            cells[c] += feet->below[k][way];
            weights[count + c] = weights[c] * p;
            weights[c] *= 1 - p;
        }
    }
}

// The average of x over the feet.
APART static double value_at(const Stand *s, const double *moves, global const double *x) {
    Feet feet;
    place(s, moves, &feet);
    double sum = 0;
    for (int foot = 0; foot < s->feet; foot++) {
        int cells[CORNERS];
        double weights[CORNERS];
        corners_of(s, &feet, foot, cells, weights);
        double value = 0;
        for (int c = 0; c < CORNERS; c++) value += weights[c] * x[cells[c]];
        sum += value;
    }
    return sum / s->feet;
}

kernel void gather(LATTICE, PER_AXIS(MOVE_GIVEN), SHAKEN, global const double *x, global double *out, const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    CELLS(i, cells) {
        const Stand s = STAND(i);
        const double moves[AXES] = {PER_AXIS(MOVE)};
        out[i] = value_at(&s, moves, x);
    }
}

// How mass falls, as deposits ask for it.

#define FALLING SHAKEN,
#define FALL Stand
#define FALL_FROM(i) STAND(i)

static int feet_of(const Stand *s) {
    return s->feet;
}

// Where a foot stands along an axis: the lower of the two points.
static double point_below(const Stand *s, const double *moves, const int foot, const int k) {
    return floor(s->at[k] + moves[k] + shift_of(s, foot, k));
}

// The points of the last axis, first and last, on which something may fall.
static void span(const Stand *s, const double *moves, double *first, double *last) {
    const double end = s->at[AXES - 1] + moves[AXES - 1];
    *first = floor(end - s->noise[AXES - 1]);
    *last = floor(end + s->noise[AXES - 1]) + 1;
}

// Adds what falls from one cell to the cells of a window.
static void put_down(const Stand *s, const double *moves, const double mass, global double *window) {
    Feet feet;
    place(s, moves, &feet);
    const double share = mass / s->feet;
    for (int foot = 0; foot < s->feet; foot++) {
        int cells[CORNERS];
        double weights[CORNERS];
        corners_of(s, &feet, foot, cells, weights);
        for (int c = 0; c < CORNERS; c++) window[cells[c]] += share * weights[c];
    }
}

// The sum so far and what falls from a foot on a target, part by part.
static double with(const double before, const Stand *s, const double *moves, const double mass, const int foot, const int target) {
    Feet feet;
    place(s, moves, &feet);
    int cells[CORNERS];
    double weights[CORNERS];
    corners_of(s, &feet, foot, cells, weights);
    const double share = mass / s->feet;
    double sum = before;
    for (int c = 0; c < CORNERS; c++) if (cells[c] == target) sum += share * weights[c];
    return sum;
}
