// The point of an axis that stands for any whole number: round a periodic axis, reflected at walls.
static int wrapped(const int j, const int n, const int periodic) {
    if (j >= 0 && j < n) return j;
    // The nearest images without a division.
    if (j < 0 && j >= -n) return periodic ? j + n : -1 - j;
    if (j > 0 && j - n < n) return periodic ? j - n : 2 * n - 1 - j;
    const int turn = periodic ? n : 2 * n;
    const int rest = j % turn;
    const int image = rest < 0 ? rest + turn : rest;
    return image < n ? image : turn - 1 - image;
}
