// The value at the feet of one cell over moves between which no foot crosses a plane of the grid: it is multilinear, and given by the corners.

typedef struct {
    double first[AXES];
    double last[AXES];
    double corner[CORNERS];
} Piece;

// The piece that a box lies in: up to the planes of the grid, so that its corners are not close to each other only because the box is small.
static void take_piece(const Site *s, const Box *box, Piece *piece) {
    for (int k = 0; k < AXES; k++) {
        const double middle = 0.5 * (box->from[k] + box->to[k]);
        piece->first[k] = -INFINITY;
        piece->last[k] = INFINITY;
        for (int way = s->stand.noise[k] == 0 ? 0 : -1; way <= (s->stand.noise[k] == 0 ? 0 : 1); way++) {
            const double base = s->stand.at[k] + way * s->stand.noise[k];
            const double below = floor(base + middle);
            piece->first[k] = upper(piece->first[k], below - base);
            piece->last[k] = lower(piece->last[k], below + 1 - base);
        }
    }
    for (int c = 0; c < CORNERS; c++) {
        double at[AXES];
        for (int k = 0; k < AXES; k++) at[k] = (c >> k & 1) == 1 ? piece->last[k] : piece->first[k];
        piece->corner[c] = value_of(s, at);
    }
}

static double share_of(const Piece *piece, const int c, const int l, const double move) {
    const double width = piece->last[l] - piece->first[l];
    const double part = width > 0 ? (move - piece->first[l]) / width : 0;
    return (c >> l & 1) == 1 ? part : 1 - part;
}

// The slope at a move, per length.
APART static void slope_there(const Site *s, const Piece *piece, const double *moves, double *slope) {
    for (int k = 0; k < AXES; k++) {
        double sum = 0;
        for (int c = 0; c < CORNERS; c++) {
            double share = (c >> k & 1) == 1 ? 1 : -1;
            for (int l = 0; l < AXES; l++) if (l != k) share *= share_of(piece, c, l, moves[l]);
            sum += share * piece->corner[c];
        }
        const double width = piece->last[k] - piece->first[k];
        slope[k] = width > 0 ? sum / (width * s->h[k]) : 0;
    }
}

static double value_there(const Piece *piece, const double *moves) {
    double sum = 0;
    for (int c = 0; c < CORNERS; c++) {
        double share = 1;
        for (int l = 0; l < AXES; l++) share *= share_of(piece, c, l, moves[l]);
        sum += share * piece->corner[c];
    }
    return sum;
}

// The least that the value exceeds, in a box, a plane of a slope per length that is zero where one stays: it is that at a corner.
static double above_plane(const Site *s, const Piece *piece, const Box *box, const double *slope) {
    double least = INFINITY;
    for (int c = 0; c < CORNERS; c++) {
        double at[AXES];
        double plane = 0;
        for (int k = 0; k < AXES; k++) {
            at[k] = (c >> k & 1) == 1 ? box->to[k] : box->from[k];
            plane += slope[k] * at[k] * s->h[k];
        }
        least = lower(least, value_there(piece, at) - plane);
    }
    return least;
}
