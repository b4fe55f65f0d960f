// The best move along one axis in the open, the others as they are: the interpolated value is a broken line of the move, its pieces end where a foot crosses a plane of the grid. From where it begins the walk
// goes both ways, piece by piece, until what may lie ahead is known to be dearer than the best so far.

// So near, in cells, two moves may cost the same up to rounding; and how near the walk comes to its end, the answer to the steepest slope.
#define BESIDE (SINGLE ? 1e-3 : 1e-5)
#define WALK_ROUNDING (SINGLE ? 5e-7 : 1e-15)
#define AT_END (SINGLE ? 1e-4 : 1e-9)

// Points across the axis, of all feet that share their position along it.
#define MOST_ACROSS (AXES == 1 ? 1 : AXES == 2 ? 4 : 16)

// Bundles of feet that share their position along the axis: with noise along other axes, with noise down and up along this one.
typedef struct {
    int count;
    int offset[MOST_ACROSS];
    double share[MOST_ACROSS];
    double base;
    int piece;
    double lower;
    double upper;
} Bundle;

typedef struct {
    const Site *site;
    Cost *cost;
    double *v;
    int axis;
    double per_cell;
    double magnitude;
    double best_total;
    double best_move;
    double best_velocity;
    int bundles;
    Bundle bundle[3];
} Walk;

// Adds the points beside a foot, in all axes but the walk's, with their weights; -1 for a foot without noise along these.
static void add_across(const Stand *s, const Feet *feet, const int axis, const int foot, const double share, Bundle *b) {
    const int first = b->count;
    b->offset[first] = 0;
    b->share[first] = share;
    int count = 1;
    for (int k = 0; k < AXES; k++) {
        if (k == axis) continue;
        const int way = foot >= 0 && foot / 2 == k ? 1 + foot % 2 : 0;
        for (int c = first; c < first + count; c++) {
            b->offset[count + c] = b->offset[c] + feet->above[k][way];
            b->offset[c] += feet->below[k][way];
            b->share[count + c] = b->share[c] * feet->part[k][way];
            b->share[c] *= 1 - feet->part[k][way];
        }
        count *= 2;
    }
    b->count = first + count;
}

static Bundle *next_bundle(Walk *w, const double base) {
    Bundle *b = &w->bundle[w->bundles++];
    b->count = 0;
    b->base = base;
    return b;
}

static void bundle_up(Walk *w, const double *moves) {
    const Stand *s = &w->site->stand;
    const int axis = w->axis;
    Feet feet;
    place(s, moves, &feet);
    w->bundles = 0;
    if (s->feet == 1) {
        add_across(s, &feet, axis, -1, 1, next_bundle(w, s->at[axis]));
        return;
    }
#if AXES > 1
    Bundle *others = next_bundle(w, s->at[axis]);
    for (int foot = 0; foot < FEET; foot++) if (foot / 2 != axis) add_across(s, &feet, axis, foot, 0.5 / AXES, others);
#endif
    add_across(s, &feet, axis, -1, 0.5 / AXES, next_bundle(w, s->at[axis] - s->noise[axis]));
    add_across(s, &feet, axis, -1, 0.5 / AXES, next_bundle(w, s->at[axis] + s->noise[axis]));
}

// The part of a bundle in the value, at a plane of the grid.
static double at_plane(const Walk *w, const Bundle *b, const int plane) {
    const Stand *s = &w->site->stand;
    global const double *line = w->site->slice.u + s->stride[w->axis] * round_axis(s->lattice, w->axis, plane);
    double sum = 0;
    for (int c = 0; c < b->count; c++) sum += b->share[c] * line[b->offset[c]];
    return sum;
}

// The move at which a bundle leaves its piece.
static double border(const Bundle *b, const int way) {
    return b->piece + (way > 0 ? 1 : 0) - b->base;
}

static void enter(const Walk *w, Bundle *b, const int plane) {
    b->piece = plane;
    b->lower = at_plane(w, b, plane);
    b->upper = at_plane(w, b, beside(plane, 1));
}

static void advance(const Walk *w, Bundle *b, const int way) {
    b->piece += way;
    if (way > 0) {
        b->lower = b->upper;
        b->upper = at_plane(w, b, b->piece + 1);
    } else {
        b->upper = b->lower;
        b->lower = at_plane(w, b, b->piece);
    }
}

// "certain" says whether rounding alone can make it dearer; "inside" whether it answers the slope of a piece: then it is better than the end of the piece, however near.
static void consider(Walk *w, const double move, const double velocity, const double value, const bool certain, const bool inside) {
    w->v[w->axis] = velocity;
    const double total = value + w->site->dt * cost_of(w->cost, w->v);
    const bool beside = inside && fabs(move - w->best_move) < BESIDE && total <= w->best_total + WALK_ROUNDING * (w->magnitude + fabs(value));
    if (!(total < w->best_total || certain || beside)) return;
    w->best_total = total;
    w->best_move = move;
    w->best_velocity = velocity;
}

// "way" is 1 or -1, "limit" where it ends, "steepest" the slope that rewards going on the most.
APART static void walk_on(Walk *w, const int way, const double start, const double limit, const double steepest) {
    double goal = answer_along(w->cost, w->axis, steepest);
    w->v[w->axis] = goal;
    const double reward = steepest * goal + cost_of(w->cost, w->v);
    double end = goal / w->per_cell;
    if ((end - limit) * way > 0) {
        end = limit;
        goal = limit * w->per_cell;
    }
    if (!((end - start) * way > 0)) return;
    double value = 0, move = start;
    for (int b = 0; b < w->bundles; b++) {
        const double at = w->bundle[b].base + move;
        enter(w, &w->bundle[b], way > 0 ? whole(floor(at)) : whole(ceil(at)) - 1);
    }
    while (true) {
        double next = end, slope = 0;
        for (int b = 0; b < w->bundles; b++) {
            const double until = border(&w->bundle[b], way);
            if ((next - until) * way > 0) next = until;
            slope += w->bundle[b].upper - w->bundle[b].lower;
        }
        if (isnan(slope)) return;
        double best = answer_along(w->cost, w->axis, slope / w->site->h[w->axis]);
        double stop = best / w->per_cell;
        const bool inside = (stop - next) * way <= (next == end ? AT_END : 0);
        if ((stop - next) * way >= 0) {
            stop = next;
            best = next == end ? goal : next * w->per_cell;
        }
        // From where it began to the bottom of the same piece it goes down, whatever rounding makes of the totals.
        const bool bottom = move == start && w->best_move == start && inside;
        if ((stop - move) * way > 0) consider(w, stop, best, value + slope * (stop - move), bottom, inside);
        value += slope * (next - move);
        move = next;
        if (move == end) return;
        // Every total ahead is at least this: the slopes there are no better than the steepest.
        const double ahead = value + w->site->dt * (reward - steepest * move * w->per_cell);
        if (ahead >= w->best_total) return;
        for (int b = 0; b < w->bundles; b++) if (border(&w->bundle[b], way) * way <= move * way) advance(w, &w->bundle[b], way);
    }
}

// Moves and velocities change at the axis; moves are tried from "from" to "to", where slopes lie between "least" and "most".
static void walk_along(const Site *site, Cost *cost, double *moves, double *v, const int axis, const double from, const double to, const double least, const double most) {
    Walk w;
    w.site = site;
    w.cost = cost;
    w.v = v;
    w.axis = axis;
    bundle_up(&w, moves);
    w.per_cell = site->h[axis] / site->dt;
    w.magnitude = fabs(value_here(site));
    const double start = moves[axis], velocity = v[axis];
    w.best_move = start;
    w.best_velocity = velocity;
    w.best_total = site->dt * cost_of(cost, v);
    for (int way = 1; way >= -1; way -= 2) {
        v[axis] = velocity;
        walk_on(&w, way, start, way > 0 ? to : from, way > 0 ? least : most);
    }
    moves[axis] = w.best_move;
    v[axis] = w.best_velocity;
}
