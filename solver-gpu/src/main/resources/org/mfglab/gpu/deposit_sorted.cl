// The transpose of averages where many items run at once: sources are sorted by the cell from which they fall apart, their home, and every target merges the few homes about it.
//
// A home is where the second of the four points about the end of a move lies, along every axis: one of n on a periodic axis. Between walls it is one of n + 1, from -1 to n - 1, counted from 0:
// points about an end behind a wall are those, backwards, about its image.

#define HOMES (1 << 2 * AXES)

static int homes(const Lattice lattice, const int k) {
    return lattice.n[k] + (lattice.periodic >> k & 1 ? 0 : 1);
}

static int home(const Lattice lattice, const int k, const int j) {
    const int n = lattice.n[k];
    if (lattice.periodic >> k & 1) return wrapped(j, n, 1);
    const int image = wrapped(j, 2 * n, 1);
    return image < n ? image + 1 : 2 * n - 1 - image;
}

// The homes of all sources; those without mass have one that nobody asks for.
kernel void home_of_sources(LATTICE, PER_AXIS(MOVE_GIVEN), global const double *mass, const int nobody, global int *keys, global int *sources, const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    CELLS(i, cells) {
        const double moves[AXES] = {PER_AXIS(MOVE)};
        int at[AXES];
        locate(lattice, i, at);
        int number = 0;
        for (int k = AXES - 1; k >= 0; k--) number = number * homes(lattice, k) + home(lattice, k, whole(floor(at[k] + moves[k])));
        keys[i] = mass[i] == 0 ? nobody : number;
        sources[i] = i;
    }
}

// By home, the first of the sorted sources that is not below it.
kernel void begin(global const int *keys, const int cells, global int *begins, const int n) {
    EACH(h, n) {
        int low = 0, high = cells;
        while (low < high) {
            const int middle = low + (high - low) / 2;
            if (keys[middle] < h) low = middle + 1;
            else high = middle;
        }
        begins[h] = low;
    }
}

// The sum so far and what a source puts on a target, part by part.
static double with(const double before, const Lattice lattice, const int *source, const double *moves, const double mass, const int *target) {
    Feet feet;
    place(lattice, source, moves, &feet);
    int offset[3] = {0, 0, 0};
    int stride = 1;
    for (int k = 0; k < AXES; k++) {
        offset[k] = stride * target[k];
        stride *= lattice.n[k];
    }
    double sum = before;
    for (int c = 0; c < COUNT(2); c++)
        for (int b = 0; b < COUNT(1); b++) {
            if (feet.offset[2][c] != offset[2] || feet.offset[1][b] != offset[1]) continue;
            const double share = mass * feet.weight[2][c] * feet.weight[1][b];
            for (int a = 0; a < ABOUT; a++) if (feet.offset[0][a] == offset[0]) sum += share * feet.weight[0][a];
        }
    return sum;
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
            const int step = h >> 2 * k & 3;
            const int place = target[k] + step - (turn ? 2 : 1);
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

kernel void collect(LATTICE, PER_AXIS(MOVE_GIVEN), global const double *mass, global const int *sources, global const int *begins, const int slabs, global double *out, const int cells) {
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
            const int i = queues[q].source;
            for (; i >= end; end = slab_start(++slab + 1, planes, slabs) * plane) {
                sum += part;
                part = 0;
            }
            const double moves[AXES] = {PER_AXIS(MOVE)};
            int from[AXES];
            locate(lattice, i, from);
            part = with(part, lattice, from, moves, mass[i], at);
            queues[q].next++;
            queues[q].source = queues[q].next < queues[q].last ? sources[queues[q].next] : INT_MAX;
        }
        out[target] = sum + part;
    }
}
