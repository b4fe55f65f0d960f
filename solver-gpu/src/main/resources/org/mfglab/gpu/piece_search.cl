// The best move from a cell where H does not see the axes apart: a box of moves shrinks to what answers the slopes met from it; it is cut at the planes of the grid that feet cross, and then in halves. Over a box the value
// lies above a plane, and the best of that plane and L is found exactly: it bounds what the box can hold, and is a move to be compared. In what is left the slope where that move ends is answered again and again, until
// nothing changes. Step by step as on the processor.

#define MOST_SHRINKS 16

// A box that shrinks by less than this part in a round shrinks no more.
#define STUCK 0.8

// What rounding may make of the answers to slopes, in cells: where all slopes are the same the box is no smaller.
#define LEEWAY (SINGLE ? 1e-4 : 1e-9)

// The widths in cells of a box in which the best move is sought, and of one that holds one minimum.
#define NARROW 0.3
#define ONE_MINIMUM 0.03
#define MOST_ROUNDS 200
#define CLOSE (SINGLE ? 1e-5 : 1e-13)

// Every so many rounds Newton's method is tried.
#define LEAP 6
#define LITTLE (SINGLE ? 1e-3 : 1e-7)
#define LEAST_STEP (SINGLE ? 1e-4 : 1e-9)

// So near, in cells, two moves may cost the same up to rounding.
#define BESIDE (SINGLE ? 1e-3 : 1e-5)
#define BOUND_ROUNDING (SINGLE ? 2e-7 : 4e-16)

// Around a minimum the total is flat: what the rounding of sums makes of it.
#define PLATEAU (SINGLE ? 5e-6 : 1e-14)

typedef struct {
    const Site *site;
    Cost *cost;
    Box box;
    Extremes met;
    Piece piece;
    Answer answer;
    double slope[AXES];
    double moves[AXES];
    double best_moves[AXES];
    double best;
    double magnitude;
} Search;

static void take(const double *from, double *to) {
    for (int k = 0; k < AXES; k++) to[k] = from[k];
}

static double distance_of(const double *a, const double *b) {
    double distance = 0;
    for (int k = 0; k < AXES; k++) distance = upper(distance, fabs(a[k] - b[k]));
    return distance;
}

// Of a place and its images the one nearest to the cheapest is enough.
static void once_round(Search *s, const int k) {
    const int n = s->site->stand.lattice.n[k], position = s->site->stand.at[k];
    const double rest = cheapest(s->cost, k) * s->site->dt / s->site->h[k];
    const double first = s->site->stand.lattice.periodic >> k & 1 ? rest - 0.5 * n : n * floor((position + rest + 0.5) / n) - 0.5 - position;
    s->box.from[k] = upper(s->box.from[k], first);
    s->box.to[k] = lower(s->box.to[k], first + n);
}

// Takes what answers no slope that was met off the box; whether anything is left.
APART static bool cut_off(Search *s) {
    double low[AXES], high[AXES];
    range_of_velocities(s->cost, s->met.least, s->met.most, low, high);
    bool left = true;
    for (int k = 0; k < AXES; k++) {
        s->box.from[k] = upper(s->box.from[k], low[k] * s->site->dt / s->site->h[k] - LEEWAY);
        s->box.to[k] = lower(s->box.to[k], high[k] * s->site->dt / s->site->h[k] + LEEWAY);
        left &= s->box.from[k] <= s->box.to[k];
    }
    return left;
}

// Shrinks the box to what answers the slopes that its feet meet; whether anything is left.
static bool shrink(Search *s) {
    for (int round = 0; round < MOST_SHRINKS; round++) {
        const double before = widest_of(&s->box);
        s->met = met_in(s->site, &s->box);
        if (!cut_off(s)) return false;
        const double after = widest_of(&s->box);
        if (after <= NARROW || after > STUCK * before) break;
    }
    return true;
}

static void begin_in_the_middle(Search *s) {
    for (int k = 0; k < AXES; k++) s->moves[k] = s->box.from[k] + 0.5 * (s->box.to[k] - s->box.from[k]);
}

// The best move of the box for one slope, g.v + L(v).
APART static double answer_to(Search *s, const double *g) {
    const double dt = s->site->dt;
    for (int k = 0; k < AXES; k++) {
        s->answer.g[k] = g[k];
        s->answer.low[k] = s->box.from[k] * s->site->h[k] / dt;
        s->answer.high[k] = s->box.to[k] * s->site->h[k] / dt;
    }
    const double value = find(s->cost, &s->answer);
    for (int k = 0; k < AXES; k++) {
        const double v = s->answer.v[k];
        s->moves[k] = v <= s->answer.low[k] ? s->box.from[k] : v >= s->answer.high[k] ? s->box.to[k] : lower(s->box.to[k], upper(s->box.from[k], v * dt / s->site->h[k]));
    }
    return value;
}

static double total(const Search *s) {
    return value_of(s->site, s->moves) + s->site->dt * s->answer.rate;
}

// "later" says whether the move comes from the best one beside it: then it is better, even if rounding makes it dearer.
static void keep(Search *s, const double total, const bool later) {
    const bool beside = later && distance_of(s->moves, s->best_moves) < BESIDE && total <= s->best + PLATEAU * (s->magnitude + fabs(total));
    if (!(total < s->best || beside)) return;
    s->best = lower(s->best, total);
    take(s->moves, s->best_moves);
}

// A bound of the box by the slopes that were met: by the mean of them, and what others fall below it towards the sides; and by the lowest value.
static double bound_by_slopes(Search *s) {
    s->met = met_in(s->site, &s->box);
    begin_in_the_middle(s);
    double above = value_of(s->site, s->moves);
    for (int k = 0; k < AXES; k++) {
        const double h = s->site->h[k];
        s->slope[k] = 0.5 * (s->met.least[k] + s->met.most[k]);
        above -= s->slope[k] * s->moves[k] * h + 0.25 * (s->met.most[k] - s->met.least[k]) * (s->box.to[k] - s->box.from[k]) * h;
    }
    const double bound = above + s->site->dt * answer_to(s, s->slope);
    if (bound == INFINITY || bound >= s->best) return bound;
    keep(s, total(s), false);
    double taken[AXES];
    const double flat[AXES] = {0};
    take(s->moves, taken);
    const double by_lowest = s->met.lowest + s->site->dt * answer_to(s, flat);
    take(taken, s->moves);
    return upper(bound, by_lowest);
}

// The same where no foot crosses a plane.
static double bound_by_corners(Search *s) {
    take_piece(s->site, &s->box, &s->piece);
    begin_in_the_middle(s);
    slope_there(s->site, &s->piece, s->moves, s->slope);
    const double least = above_plane(s->site, &s->piece, &s->box, s->slope);
    const double bound = least + s->site->dt * answer_to(s, s->slope);
    if (bound < s->best) keep(s, total(s), false);
    return bound;
}

// Newton's step towards a slope g that is met where its answer ends, g = F(g): from there by (1 - F')^-1 (F - g). "next" is F, and then, where there is such a step, that slope.
static bool leap(Search *s, double *next) {
    double matrix[AXES][AXES], tried[AXES];
    for (int l = 0; l < AXES; l++) {
        take(s->slope, tried);
        const double little = LITTLE * (1 + fabs(s->slope[l]));
        tried[l] += little;
        answer_to(s, tried);
        slope_there(s->site, &s->piece, s->moves, tried);
        for (int k = 0; k < AXES; k++) matrix[k][l] = (k == l ? 1 : 0) - (tried[k] - next[k]) / little;
    }
    for (int k = 0; k < AXES; k++) tried[k] = next[k] - s->slope[k];
    if (!solve(matrix, tried, AXES)) return false;
    for (int k = 0; k < AXES; k++) next[k] = s->slope[k] + tried[k];
    return true;
}

// Answers the slope where the last answer ends, in shorter steps where that does not make it better.
static void polish(Search *s) {
    begin_in_the_middle(s);
    slope_there(s->site, &s->piece, s->moves, s->slope);
    answer_to(s, s->slope);
    double reached = total(s);
    keep(s, reached, true);
    double step = 1;
    for (int round = 0; round < MOST_ROUNDS && step > LEAST_STEP; round++) {
        double taken[AXES], next[AXES];
        take(s->moves, taken);
        slope_there(s->site, &s->piece, s->moves, next);
        const bool leapt = round % LEAP == LEAP - 1 && leap(s, next);
        if (!leapt) for (int k = 0; k < AXES; k++) next[k] = s->slope[k] + step * (next[k] - s->slope[k]);
        answer_to(s, next);
        const double found = total(s);
        if (!(found <= reached + PLATEAU * (s->magnitude + fabs(reached)))) {
            if (!leapt) step *= 0.5;
            take(taken, s->moves);
            continue;
        }
        reached = lower(reached, found);
        take(next, s->slope);
        keep(s, found, true);
        if (distance_of(s->moves, taken) <= CLOSE) return;
    }
}

// Looks at the box, and lets its halves wait if it is not narrow and can hold the best move; the half in which that is expected comes first.
static void look_at(Search *s, Boxes *boxes) {
    if (!shrink(s)) return;
    const bool cut = cut_at_plane(boxes, &s->box, &s->site->stand);
    if ((cut ? bound_by_slopes(s) : bound_by_corners(s)) >= s->best - BOUND_ROUNDING * s->magnitude) return;
    bool below = cut && s->moves[boxes->cut_axis] < boxes->cut_move;
    if (!cut) {
        if (!(widest_of(&s->box) > NARROW)) polish(s);
        if (!(widest_of(&s->box) > ONE_MINIMUM)) return;
        cut_in_half(boxes, &s->box);
        below = s->best_moves[boxes->cut_axis] < boxes->cut_move;
    }
    if (!room_for_halves(boxes)) return;
    push_half(boxes, &s->box, !below);
    push_half(boxes, &s->box, below);
}

static double search_from(const Site *site, Cost *cost, const double *least, const double *most, double *best) {
    Search s;
    s.site = site;
    s.cost = cost;
    s.best = INFINITY;
    s.magnitude = fabs(value_here(site));
    for (int k = 0; k < AXES; k++) {
        s.met.least[k] = least[k];
        s.met.most[k] = most[k];
        s.best_moves[k] = 0;
        s.box.from[k] = -INFINITY;
        s.box.to[k] = INFINITY;
    }
    cut_off(&s);
    for (int k = 0; k < AXES; k++) if (EVEN) once_round(&s, k);
    Boxes boxes;
    boxes.box[0] = s.box;
    boxes.waiting = 1;
    while (boxes.waiting > 0) {
        s.box = boxes.box[--boxes.waiting];
        look_at(&s, &boxes);
    }
    take(s.best_moves, best);
    return s.best;
}
