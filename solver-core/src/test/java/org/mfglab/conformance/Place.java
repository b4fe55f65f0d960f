package org.mfglab.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mfglab.grid.Domain;

/// A room and a grid in it.
///
/// @param n points per axis
record Place(Room room, int... n) {

    /// Every room with every size.
    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        for (Room room : Room.values())
            for (int d = 1; d <= 3; d++)
                for (int[] n : room.sizes(d)) places.add(new Place(room, n));
        return places;
    }

    /// Every room with one size per dimension.
    static List<Place> ofEachRoom() {
        List<Place> places = new ArrayList<>();
        for (Room room : Room.values())
            for (int d = 1; d <= 3; d++) places.add(new Place(room, room.size(d)));
        return places;
    }

    /// The places for which a scheme is made.
    static List<Place> all(Candidate candidate) {
        return all().stream().filter(candidate::treats).toList();
    }

    /// One place for each dimension and room for which a scheme is made.
    static List<Place> ofEachRoom(Candidate candidate) {
        return ofEachRoom().stream().filter(candidate::treats).toList();
    }

    int dimension() {
        return n.length;
    }

    /// The points of the longest axis.
    int longest() {
        return Arrays.stream(n).max().orElseThrow();
    }

    Domain domain() {
        return room.domain(n.length);
    }

    @Override
    public String toString() {
        return room + " " + Arrays.toString(n);
    }
}
