// The transpose of averages where many items run at once: sources, FEET of a cell, are sorted by the point from which they fall apart, their home, and every target merges the few homes about it.
//
// What falls from a cell, FALL, is told by the kind of moves: along every axis the point below the end of a move, point_below, which lies in the middle of the 2 or 4 points about it; and the sum itself, with.
// Of homes there are n on a periodic axis. Between walls there are n + 1, from -1 to n - 1, counted from 0: points about an end behind a wall are those, backwards, about its image.

#define HOMES (1 << ABOUT_BITS * AXES)
#define HALF_ABOUT (1 << ABOUT_BITS - 1)

static int homes(const Lattice lattice, const int k) {
    return lattice.n[k] + (lattice.periodic >> k & 1 ? 0 : 1);
}

static int home(const Lattice lattice, const int k, const int j) {
    const int n = lattice.n[k];
    if (lattice.periodic >> k & 1) return wrapped(j, n, 1);
    const int image = wrapped(j, 2 * n, 1);
    return image < n ? image + 1 : 2 * n - 1 - image;
}

// The homes of all sources; those without mass, and feet that are not there, have one that nobody asks for.
kernel void home_of_sources(LATTICE, PER_AXIS(MOVE_GIVEN), FALLING global const double *mass, const int nobody, global int *keys, global int *sources, const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    CELLS(i, cells) {
        const FALL fall = FALL_FROM(i);
        const double moves[AXES] = {PER_AXIS(MOVE)};
        const int feet = mass[i] == 0 ? 0 : feet_of(&fall);
        for (int foot = 0; foot < FEET; foot++) {
            int number = 0;
            for (int k = AXES - 1; k >= 0; k--) number = number * homes(lattice, k) + home(lattice, k, whole(point_below(&fall, moves, foot, k)));
            keys[i * FEET + foot] = foot < feet ? number : nobody;
            sources[i * FEET + foot] = i * FEET + foot;
        }
    }
}

// By home, the first of the sorted sources that is not below it.
kernel void begin(global const int *keys, const int sources, global int *begins, const int n) {
    EACH(h, n) {
        int low = 0, high = sources;
        while (low < high) {
            const int middle = low + (high - low) / 2;
            if (keys[middle] < h) low = middle + 1;
            else high = middle;
        }
        begins[h] = low;
    }
}

// Sorted sources that are still to be added: from "next" to "last", and the first of them.
typedef struct {
    int next;
    int last;
    int source;
} Queue;

// The sources in the homes about a target, home by home; how many homes have any.
static int queues_about(const Lattice lattice, const int *target, global const int *begins, global const int *sources, Queue *queues) {
    int count = 0;
    for (int h = 0; h < HOMES; h++) {
        int number = 0;
        bool there = true;
        for (int k = AXES - 1; k >= 0; k--) {
            const int n = lattice.n[k], turn = lattice.periodic >> k & 1;
            const int step = h >> ABOUT_BITS * k & (1 << ABOUT_BITS) - 1;
            const int place = target[k] + step - HALF_ABOUT + (turn ? 0 : 1);
            there &= turn ? step < n : place >= 0 && place <= n;
            number = number * homes(lattice, k) + (turn ? wrapped(place, n, 1) : place);
        }
        if (!there || begins[number] == begins[number + 1]) continue;
        queues[count++] = (Queue) {begins[number], begins[number + 1], sources[begins[number]]};
    }
    return count;
}

// The queue of the source that comes first; -1 if all are empty.
static int first_of(const Queue *queues, const int count) {
    int which = -1, least = INT_MAX;
    for (int q = 0; q < count; q++)
        if (queues[q].source < least) {
            least = queues[q].source;
            which = q;
        }
    return which;
}

kernel void collect(LATTICE, PER_AXIS(MOVE_GIVEN), FALLING global const double *mass, global const int *sources, global const int *begins, const int slabs, global double *out, const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    const int planes = lattice.n[AXES - 1], plane = cells / planes;
    CELLS(target, cells) {
        int at[AXES];
        locate(lattice, target, at);
        Queue queues[HOMES];
        const int count = queues_about(lattice, at, begins, sources, queues);
        double sum = 0, part = 0;
        int slab = 0, end = slab_start(1, planes, slabs) * plane;
        for (int q = first_of(queues, count); q >= 0; q = first_of(queues, count)) {
            const int i = queues[q].source / FEET;
            for (; i >= end; end = slab_start(++slab + 1, planes, slabs) * plane) {
                sum += part;
                part = 0;
            }
            const FALL fall = FALL_FROM(i);
            const double moves[AXES] = {PER_AXIS(MOVE)};
            part = with(part, &fall, moves, mass[i], queues[q].source % FEET, target);
            queues[q].next++;
            queues[q].source = queues[q].next < queues[q].last ? sources[queues[q].next] : INT_MAX;
        }
        out[target] = sum + part;
    }
}
