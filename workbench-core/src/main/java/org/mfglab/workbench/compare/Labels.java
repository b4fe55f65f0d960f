package org.mfglab.workbench.compare;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Short names of folders that tell them apart.
final class Labels {

    private static final int MOST_PARTS = 32;

    private Labels() { }

    /// As few of the last parts of each path as make all of them different; the same folder twice gets a number.
    static List<String> of(List<Path> paths) {
        List<Path> full = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        for (int parts = 1; parts < MOST_PARTS; parts++) {
            int some = parts;
            List<String> labels = full.stream().map(path -> last(path, some)).toList();
            if (new HashSet<>(labels).size() == new HashSet<>(full).size()) return numbered(labels);
        }
        return numbered(full.stream().map(Path::toString).toList());
    }

    private static String last(Path path, int parts) {
        int count = path.getNameCount();
        return count == 0 ? path.toString() : IntStream.range(Math.max(0, count - parts), count).mapToObj(i -> path.getName(i).toString()).collect(Collectors.joining("/"));
    }

    private static List<String> numbered(List<String> labels) {
        return IntStream.range(0, labels.size()).mapToObj(i -> {
            long before = labels.subList(0, i).stream().filter(labels.get(i)::equals).count();
            return before == 0 ? labels.get(i) : labels.get(i) + " (" + (before + 1) + ")";
        }).toList();
    }
}
