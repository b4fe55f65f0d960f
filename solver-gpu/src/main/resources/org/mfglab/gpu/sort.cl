// A sort of numbers by keys that leaves equal keys in their order, digit by digit from the lowest. Every item counts and moves a run of RUN places. The host defines DIGIT, the bits of a digit.

#define RADIX (1 << DIGIT)

// The counters of one item of a group, beside those of the others.
#define OWN(digit) own[(digit) * GROUP + get_local_id(0)]
#define DIGIT_OF(key) ((key) >> shift & (RADIX - 1))

// How often every digit comes in every run: counts[digit, run].
kernel void count(global const int *keys, const int shift, global int *counts, const int runs, const int n) {
    local int own[RADIX * GROUP];
    const int run = get_global_id(0);
    if (run >= runs) return;
    for (int digit = 0; digit < RADIX; digit++) OWN(digit) = 0;
    for (int i = run * RUN; i < min(n, (run + 1) * RUN); i++) OWN(DIGIT_OF(keys[i]))++;
    for (int digit = 0; digit < RADIX; digit++) counts[digit * runs + run] = OWN(digit);
}

// Moves keys and numbers to where their digits begin.
kernel void move(global const int *keys, global const int *numbers, const int shift, global const int *begins, const int runs, global int *keys_out, global int *numbers_out, const int n) {
    local int own[RADIX * GROUP];
    const int run = get_global_id(0);
    if (run >= runs) return;
    for (int digit = 0; digit < RADIX; digit++) OWN(digit) = begins[digit * runs + run];
    for (int i = run * RUN; i < min(n, (run + 1) * RUN); i++) {
        const int to = OWN(DIGIT_OF(keys[i]))++;
        keys_out[to] = keys[i];
        numbers_out[to] = numbers[i];
    }
}

// The sums of runs.
kernel void sums(global const int *x, global int *out, const int runs, const int n) {
    const int run = get_global_id(0);
    if (run >= runs) return;
    int sum = 0;
    for (int i = run * RUN; i < min(n, (run + 1) * RUN); i++) sum += x[i];
    out[run] = sum;
}

// In place of every number the sum of those before it; "before" is that before a run.
kernel void accumulate(global int *x, global const int *before, const int runs, const int n) {
    const int run = get_global_id(0);
    if (run >= runs) return;
    int sum = before[run];
    for (int i = run * RUN; i < min(n, (run + 1) * RUN); i++) {
        const int here = x[i];
        x[i] = sum;
        sum += here;
    }
}
