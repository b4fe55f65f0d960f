// Boxes of moves from one cell, those that wait, and the slopes that the feet of a box can meet. Follows foot.cl and steepness.cl.

// Boxes that may wait: each cut at a plane leaves about half of the planes, each other half of a width. There is no cut on a line.
#define MOST_WAITING 96

// A search from one cell.
typedef struct {
    Stand stand;
    Slice slice;
    double h[AXES];
    double dt;
} Site;

static Site site_of(const Stand stand, const Slice slice, const double *h, const double dt) {
    Site s;
    s.stand = stand;
    s.slice = slice;
    s.dt = dt;
    for (int k = 0; k < AXES; k++) s.h[k] = h[k];
    return s;
}

static double value_of(const Site *s, const double *moves) {
    return value_at(&s->stand, moves, s->slice.u);
}

// The value where one begins.
static double value_here(const Site *s) {
    int cell = 0;
    for (int k = 0; k < AXES; k++) cell += s->stand.stride[k] * s->stand.at[k];
    return s->slice.u[cell];
}

typedef struct {
    double from[AXES];
    double to[AXES];
} Box;

typedef struct {
    int waiting;
    int cut_axis;
    double cut_move;
    Box box[MOST_WAITING];
} Boxes;

static bool room_for_halves(const Boxes *boxes) {
    return boxes->waiting + 2 <= MOST_WAITING;
}

static void push_half(Boxes *boxes, const Box *box, const bool below) {
    Box part = *box;
    if (below) part.to[boxes->cut_axis] = boxes->cut_move;
    else part.from[boxes->cut_axis] = boxes->cut_move;
    boxes->box[boxes->waiting++] = part;
}

static double widest_of(const Box *box) {
    double width = 0;
    for (int k = 0; k < AXES; k++) width = upper(width, box->to[k] - box->from[k]);
    return width;
}

// Of all planes that feet cross within a box, the one nearest to its middle; whether there is one.
static bool cut_at_plane(Boxes *boxes, const Box *box, const Stand *s) {
    double nearest = INFINITY;
    for (int k = 0; k < AXES; k++) {
        const double middle = 0.5 * (box->from[k] + box->to[k]);
        for (int way = s->feet == 1 ? 0 : -1; way <= (s->feet == 1 ? 0 : 1); way++) {
            const double base = s->at[k] + way * s->noise[k];
            const double plane = rint(base + middle) - base;
            const double inside = lower(plane - box->from[k], box->to[k] - plane);
            const double off = fabs(plane - middle) / (box->to[k] - box->from[k]);
            if (!(inside > 0) || off >= nearest) continue;
            nearest = off;
            boxes->cut_axis = k;
            boxes->cut_move = plane;
        }
    }
    return nearest < INFINITY;
}

static void cut_in_half(Boxes *boxes, const Box *box) {
    int axis = 0;
    for (int k = 1; k < AXES; k++) if (box->to[k] - box->from[k] > box->to[axis] - box->from[axis]) axis = k;
    boxes->cut_axis = axis;
    boxes->cut_move = 0.5 * (box->from[axis] + box->to[axis]);
}

// The extremes of slopes, per length, and a value than which none is lower, as means over all feet.
static Extremes met_in(const Site *s, const Box *box) {
    Extremes met;
    met.lowest = 0;
    for (int k = 0; k < AXES; k++) met.least[k] = met.most[k] = 0;
    for (int foot = 0; foot < s->stand.feet; foot++) {
        double low[AXES], high[AXES];
        for (int k = 0; k < AXES; k++) {
            const double position = s->stand.at[k] + shift_of(&s->stand, foot, k);
            low[k] = position + box->from[k];
            high[k] = position + box->to[k];
        }
        const Extremes there = extremes(&s->slice, low, high);
        met.lowest += there.lowest / s->stand.feet;
        for (int k = 0; k < AXES; k++) {
            met.least[k] += there.least[k] / (s->stand.feet * s->h[k]);
            met.most[k] += there.most[k] / (s->stand.feet * s->h[k]);
        }
    }
    return met;
}
