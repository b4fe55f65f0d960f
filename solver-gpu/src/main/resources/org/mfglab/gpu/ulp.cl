// The distance from |x| to the next number, as Java has it.
static double ulp(const double x) {
    const double size = fabs(x);
    return isfinite(size) ? nextafter(size, (double)INFINITY) - size : size;
}
