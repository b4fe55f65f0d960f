// The best move from a cell where H is a sum over axes: a box of moves shrinks to those that answer slopes met from it; what does not shrink is cut, at the planes of the grid that feet cross and then in halves, and
// parts are dropped that cannot beat the best move so far. In what is left one goes along one axis after the other until nothing changes. Step by step as on the processor.

#define MOST_ROUNDS 100
#define CLOSE (SINGLE ? 1e-5 : 1e-12)
#define HALVINGS 30
#define MOST_SHRINKS 16

// A box that shrinks by less than this part in a round shrinks no more.
#define STUCK 0.8

// The widths in cells of a box that is not cut, and of one that holds one minimum.
#define NARROW 0.3
#define ONE_MINIMUM 0.1

typedef struct {
    const Site *site;
    Cost *cost;
    double v[AXES];
    double moves[AXES];
    Box box;
    Extremes met;
    double best_moves[AXES];
    double best;
} Search;

static double move_for(Search *s, const int k, const double slope) {
    return answer_along(s->cost, k, slope) * s->site->dt / s->site->h[k];
}

static double cost_of_move(Search *s, const int k, const double move) {
    return cost_along(s->cost, k, move * s->site->h[k] / s->site->dt);
}

// Of a place and its images behind walls the one on the side of the cheapest is nearest to it.
static void between_walls(Search *s, const int k, const double rest) {
    const int n = s->site->stand.lattice.n[k], position = s->site->stand.at[k];
    const double wall = n * floor((position + rest + 0.5) / n) - 0.5;
    s->box.from[k] = upper(s->box.from[k], wall - position);
    s->box.to[k] = lower(s->box.to[k], wall + n - position);
}

// Round a periodic axis, and there and back between walls, the value comes again: of moves that differ by such a period the cheapest is enough. A convex cost leaves one period, between two moves
// that cost the same.
static void once_round(Search *s, const int k) {
    const bool periodic = s->site->stand.lattice.periodic >> k & 1;
    const double period = s->site->stand.lattice.n[k] * (periodic ? 1 : 2);
    if (s->box.to[k] - s->box.from[k] <= period) return;
    const double rest = move_for(s, k, 0);
    if (!periodic && EVEN(k)) {
        between_walls(s, k, rest);
        return;
    }
    double low = rest - period, high = rest;
    for (int halving = 0; halving < HALVINGS; halving++) {
        const double middle = 0.5 * (low + high);
        const double before = cost_of_move(s, k, middle), behind = cost_of_move(s, k, middle + period);
        if (before > behind) low = middle;
        else high = middle;
    }
    s->box.from[k] = upper(s->box.from[k], low);
    s->box.to[k] = lower(s->box.to[k], high + period);
}

// Shrinks the box to what answers the slopes that its feet meet; whether anything is left.
static bool shrink(Search *s) {
    for (int round = 0; round < MOST_SHRINKS; round++) {
        s->met = met_in(s->site, &s->box);
        const double before = widest_of(&s->box);
        for (int k = 0; k < AXES; k++) {
            s->box.from[k] = upper(s->box.from[k], move_for(s, k, s->met.most[k]));
            s->box.to[k] = lower(s->box.to[k], move_for(s, k, s->met.least[k]));
            if (!(s->box.from[k] <= s->box.to[k])) return false;
        }
        const double after = widest_of(&s->box);
        if (after <= NARROW || after > STUCK * before) return true;
    }
    return true;
}

// Begins at a part of the way through the box, along every axis.
static void begin_at(Search *s, const double part) {
    for (int k = 0; k < AXES; k++) {
        s->moves[k] = s->box.from[k] + part * (s->box.to[k] - s->box.from[k]);
        s->v[k] = RIGID(k) ? answer_along(s->cost, k, 0) : s->moves[k] * s->site->h[k] / s->site->dt;
    }
}

// Goes to the best move on the line along one axis after the other, within the box.
static void rounds(Search *s) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
        double change = 0;
        for (int k = 0; k < AXES; k++) {
            const double before = s->moves[k];
            walk_along(s->site, s->cost, s->moves, s->v, k, s->box.from[k], s->box.to[k], s->met.least[k], s->met.most[k]);
            change = upper(change, fabs(s->moves[k] - before));
        }
        if (AXES == 1 || change <= CLOSE) break;
    }
    const double value = value_of(s->site, s->moves);
    const double total = value + s->site->dt * cost_of(s->cost, s->v);
    if (!(total < s->best)) return;
    s->best = total;
    for (int k = 0; k < AXES; k++) s->best_moves[k] = s->moves[k];
}

// The best move of a narrow box, or a good one of any; from both ends where there may be more than one.
static void descend(Search *s) {
    s->met = met_in(s->site, &s->box);
    const bool both = AXES > 1 && widest_of(&s->box) > ONE_MINIMUM;
    for (int end = 0; end < (both ? 2 : 1); end++) {
        begin_at(s, both ? end : 0.5);
        rounds(s);
    }
}

#if AXES > 1

static double cheapest(Search *s) {
    double sum = 0;
    for (int k = 0; k < AXES; k++) sum += s->site->dt * cost_of_move(s, k, lower(s->box.to[k], upper(s->box.from[k], move_for(s, k, 0))));
    return sum;
}

// What any move of the box costs at least: the lowest values that its feet see, and the cheapest move.
static double bound_by_lowest(Search *s) {
    return s->met.lowest + cheapest(s);
}

// The same, for values with slopes: the value in the middle, and from there along each axis the best of slopes. A box that was shrunk ends before the moves that answer these slopes, so that the least lies in the
// middle or at an end.
static double bound_by_slopes(Search *s) {
    begin_at(s, 0.5);
    s->met = met_in(s->site, &s->box);
    double sum = value_of(s->site, s->moves);
    const double dt = s->site->dt;
    for (int k = 0; k < AXES; k++) {
        const double per_cell = s->site->h[k] / dt;
        const double reach = 0.5 * (s->box.to[k] - s->box.from[k]) * s->site->h[k];
        const double up = s->met.least[k] * reach + dt * cost_along(s->cost, k, s->box.to[k] * per_cell);
        const double down = -s->met.most[k] * reach + dt * cost_along(s->cost, k, s->box.from[k] * per_cell);
        sum += lower(dt * cost_along(s->cost, k, s->v[k]), lower(up, down));
    }
    return sum;
}

// Where no foot crosses a plane the value is least at a corner of the box; and the cheapest move.
static double bound_by_corners(Search *s) {
    double least = INFINITY;
    for (int corner = 0; corner < CORNERS; corner++) {
        for (int k = 0; k < AXES; k++) s->moves[k] = (corner >> k & 1) == 0 ? s->box.from[k] : s->box.to[k];
        least = lower(least, value_of(s->site, s->moves));
    }
    return least + cheapest(s);
}

// Whether a box, cut by the planes that feet cross and then in halves, needs no more cuts: then the best move is sought in it. Its halves wait otherwise, if it can hold the best move.
static bool narrow(Search *s, Boxes *boxes) {
    if (bound_by_lowest(s) >= s->best || bound_by_slopes(s) >= s->best) return false;
    const bool cut = cut_at_plane(boxes, &s->box, &s->site->stand);
    if (!cut && bound_by_corners(s) >= s->best) return false;
    if (!cut) cut_in_half(boxes, &s->box);
    if ((!cut && !(widest_of(&s->box) > NARROW)) || !room_for_halves(boxes)) return true;
    push_half(boxes, &s->box, true);
    push_half(boxes, &s->box, false);
    return false;
}

#endif

// The best move of the box that answers slopes between "least" and "most", then of its parts if it is wide.
static void search_box(Search *s, const double *least, const double *most) {
    s->best = INFINITY;
    for (int k = 0; k < AXES; k++) {
        s->best_moves[k] = 0;
        s->box.from[k] = move_for(s, k, most[k]);
        s->box.to[k] = move_for(s, k, least[k]);
        once_round(s, k);
        if (!(s->box.from[k] <= s->box.to[k])) return;
    }
#if AXES == 1
    shrink(s);
    descend(s);
#else
    Boxes boxes;
    boxes.waiting = 0;
    for (bool whole = true; whole || boxes.waiting > 0; whole = false) {
        if (!whole) s->box = boxes.box[--boxes.waiting];
        const bool left = shrink(s);
        if (whole || (left && narrow(s, &boxes))) descend(s);
        if (whole && widest_of(&s->box) > NARROW) boxes.box[boxes.waiting++] = s->box;
    }
#endif
}

static double search_from(const Site *site, Cost *cost, const double *least, const double *most, double *best) {
    Search s;
    s.site = site;
    s.cost = cost;
    search_box(&s, least, most);
    for (int k = 0; k < AXES; k++) best[k] = s.best_moves[k];
    return s.best;
}
