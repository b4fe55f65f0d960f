// The best moves from all cells and what they cost, by search_from: the best move from one of them among slopes between "least" and "most", without what is paid wherever one goes.

kernel void search(LATTICE, SHAKEN, COEFFICIENTS const double t, global const double *u, global const double *steep, const int levels, global const double *gain, PER_AXIS(MOVE_MADE), global double *out, const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    const double h[AXES] = {PER_AXIS(CELL_WIDTH)};
    const Slice slice = {lattice, u, steep, levels};
    global double *const found[AXES] = {PER_AXIS(MOVE_SLICE)};
    double least[AXES], most[AXES];
    const bool finite = slopes_of_all(&slice, h, least, most);
    CELLS(i, cells) {
        if (!finite) {
            out[i] = NAN;
            continue;
        }
        const Site site = site_of(STAND(i), slice, h, dt);
        Cost cost;
        READ(i)
        double best[AXES];
        out[i] = search_from(&site, &cost, least, most, best) + dt * gain[i];
        for (int k = 0; k < AXES; k++) found[k][i] = best[k];
    }
}
