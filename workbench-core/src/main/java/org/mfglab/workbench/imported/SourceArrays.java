package org.mfglab.workbench.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.FileFailure;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.study.SampleFile;

/// The arrays of a file of results: those of an `.npz` by their names; an `.npy` or `.csv` has one, [#ONLY].
final class SourceArrays {

    /// The name of the array of a file that names none.
    static final String ONLY = "array";

    private static final int MOST = 1 << 26;
    private static final long LARGEST = 1L << 30;

    private final Path file;
    private final SequencedMap<String, List<Integer>> shapes;
    private final Optional<NumpyArray> only;

    private SourceArrays(Path file, SequencedMap<String, List<Integer>> shapes, Optional<NumpyArray> only) {
        this.file = file;
        this.shapes = shapes;
        this.only = only;
    }

    /// @throws Refusal if there is no such file, or it is none of these, broken or too large
    static SourceArrays open(Path file) throws Refusal {
        try {
            if (!Files.isRegularFile(file)) throw new IOException(Files.exists(file) ? "It is not a file." : "There is no such file.");
            if (Files.size(file) > LARGEST) throw new IOException("It has %s MiB; more than %s are refused.".formatted(Files.size(file) >> 20, LARGEST >> 20));
            return read(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static SourceArrays read(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) return new SourceArrays(file, numbers(NumpyFile.contents(file)), Optional.empty());
        if (name.endsWith(".npy")) return only(file, NumpyFile.read(file, MOST));
        if (name.endsWith(".csv")) return only(file, table(file));
        throw new IOException("Its name ends neither in .npy, .npz nor .csv.");
    }

    private static SequencedMap<String, List<Integer>> numbers(SequencedMap<String, Optional<List<Integer>>> contents) {
        SequencedMap<String, List<Integer>> numbers = new LinkedHashMap<>();
        contents.forEach((name, shape) -> shape.ifPresent(lengths -> numbers.put(name, lengths)));
        return numbers;
    }

    private static SourceArrays only(Path file, NumpyArray array) {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put(ONLY, array.shape());
        return new SourceArrays(file, shapes, Optional.of(array));
    }

    private static NumpyArray table(Path file) throws IOException {
        int columns = SampleFile.columns(file);
        if (columns < 1 || columns > 3) throw new IOException("It has %s columns of numbers; samples have one to three, for x, y and z.".formatted(columns));
        double[][] rows = SampleFile.read(file, Optional.empty(), columns);
        double[] values = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) System.arraycopy(rows[i], 0, values, i * columns, columns);
        return new NumpyArray(List.of(rows.length, columns), values);
    }

    private static Refusal unreadable(Path file, IOException e) {
        return new Refusal(Exit.FILE, new Message("C510", "The results '%s' cannot be read.".formatted(file), List.of(FileFailure.reason(e)),
                List.of("Arrays of numbers as .npy or .npz (numpy.savez), or samples as .csv.")));
    }

    Path file() {
        return file;
    }

    /// Whether its arrays have names of their own.
    boolean named() {
        return only.isEmpty();
    }

    /// In the order of the file.
    List<String> names() {
        return new ArrayList<>(shapes.keySet());
    }

    boolean has(String name) {
        return shapes.containsKey(name);
    }

    List<Integer> shape(String name) {
        return shapes.get(name);
    }

    /// "samples [1500, 2], traj [200, 33, 2]".
    String described() {
        return shapes.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
    }

    NumpyArray read(String name) throws Refusal {
        if (only.isPresent()) return only.get();
        try {
            return NumpyFile.readArchive(file, Optional.of(name), MOST);
        } catch (IOException e) {
            throw new Refusal(Exit.FILE, new Message("C510", "The array '%s' of '%s' cannot be read.".formatted(name, file), List.of(FileFailure.reason(e)), List.of()));
        }
    }
}
