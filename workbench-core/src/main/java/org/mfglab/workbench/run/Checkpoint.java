package org.mfglab.workbench.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.mfglab.solve.Iterate;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Verdict;
import org.mfglab.workbench.study.Study;

/// A state of an iteration on the disk, in two files of `checkpoint/`: `m-000042.npy`, the density that iteration 43 begins with, and
/// `m-000042.json`, all else that it goes on with, and the checksum of the first. The second is there only when the first is complete.
///
/// @param file      the array
/// @param seconds   wall time of the run up to here
/// @param history   of the iterations so far
/// @param theta     the dissipation that Lax and Friedrichs' scheme found; empty for any other
/// @param tolerance that the iteration aimed at
/// @param refusals  see [Iterate]
record Checkpoint(Path file, double seconds, List<Residuals> history, List<Double> theta, double tolerance, int refusals) {

    /// The version of the format.
    static final int SCHEMA = 1;

    private static final int BLOCK = 1 << 16;

    /// The name of the array without its folder.
    static String name(int iteration) {
        return String.format(Locale.ROOT, "m-%06d.npy", iteration);
    }

    /// What stands beside an array.
    static Path beside(Path array) {
        return array.resolveSibling(array.getFileName().toString().replaceAll("\\.npy$", ".json"));
    }

    /// Whether it is one of a run folder.
    boolean isIn(Path run) {
        return file.getParent().equals(run.resolve(RunFiles.CHECKPOINT));
    }

    int iteration() {
        return history.size();
    }

    /// What is written beside the array of an iterate.
    ///
    /// @param checksum of the array
    static Map<String, Object> json(Iterate iterate, List<Double> theta, double seconds, double tolerance, long checksum) {
        List<List<Object>> rows = iterate.history().stream().map(row -> Json.array(row.seconds(), row.hjb(), row.fixedPoint(), row.massError())).toList();
        return Json.object("schema", SCHEMA, "iteration", iterate.iterations(), "wall_s", seconds, "tol", tolerance, "refusals", iterate.refusals(), "theta", theta,
                "crc32c", HexFormat.of().toHexDigits((int) checksum), "columns", List.of("wall_s", "hjb", "fixed_point", "mass_error"), "residuals", rows);
    }

    /// The newest checkpoint of a run that is whole.
    ///
    /// @param damaged hears of those that are not, a sentence each
    /// @throws IOException if the folder cannot be listed
    static Optional<Checkpoint> newest(Path run, Consumer<String> damaged) throws IOException {
        for (Path array : arrays(run))
            try {
                return Optional.of(read(array));
            } catch (IOException e) {
                damaged.accept("%s/%s cannot be used. %s".formatted(RunFiles.CHECKPOINT, array.getFileName(), e instanceof NoSuchFileException ? "Its array is gone." : e.getMessage()));
            }
        return Optional.empty();
    }

    /// The arrays that something stands beside, the newest first.
    static List<Path> arrays(Path run) throws IOException {
        List<Path> arrays = new ArrayList<>();
        Path folder = run.resolve(RunFiles.CHECKPOINT);
        if (!Files.isDirectory(folder)) return arrays;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (RunFiles.STATE.matcher(name).matches() && name.endsWith(".json")) arrays.add(folder.resolve(name.replace(".json", ".npy")));
            }
        }
        arrays.sort(Comparator.comparing((Path array) -> array.getFileName().toString().length()).thenComparing(Comparator.naturalOrder()).reversed());
        return arrays;
    }

    /// @throws IOException if it is damaged, in words for its owner
    static Checkpoint read(Path array) throws IOException {
        Map<String, Object> object = object(beside(array));
        if (!(object.get("schema") instanceof Integer schema) || schema > SCHEMA) throw new IOException("It was written by another version of " + Version.PROGRAM + ".");
        Checkpoint checkpoint = new Checkpoint(array, number(object, "wall_s"), history(object), Manifest.theta(object), number(object, "tol"), (int) number(object, "refusals"));
        if (checkpoint.iteration() != number(object, "iteration") || !array.getFileName().toString().equals(name(checkpoint.iteration())))
            throw new IOException("It tells of %s iterations.".formatted(checkpoint.iteration()));
        String found = HexFormat.of().toHexDigits((int) checksum(array));
        if (!found.equals(object.get("crc32c"))) throw new IOException("Its checksum is %s in place of %s: it was changed or not written to its end.".formatted(found, object.get("crc32c")));
        return checkpoint;
    }

    private static Map<String, Object> object(Path file) throws IOException {
        try {
            return Json.read(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new IOException("What stands beside it is not text in UTF-8.", e);
        } catch (IOException e) {
            throw e instanceof NoSuchFileException ? e : new IOException("What stands beside it is not a JSON object" + Json.place(e) + ".", e);
        }
    }

    private static double number(Map<String, Object> object, String key) throws IOException {
        if (object.get(key) instanceof Number number) return number.doubleValue();
        throw new IOException("What stands beside it has no number '%s'.".formatted(key));
    }

    private static List<Residuals> history(Map<String, Object> object) throws IOException {
        if (!(object.get("residuals") instanceof List<?> rows)) throw new IOException("What stands beside it has no residuals.");
        List<Residuals> history = new ArrayList<>();
        for (Object row : rows) {
            if (!(row instanceof List<?> cells) || cells.size() != 4) throw new IOException("Row %s of its residuals has no four numbers.".formatted(history.size() + 1));
            double[] numbers = cells.stream().mapToDouble(cell -> cell instanceof Number number ? number.doubleValue() : Double.NaN).toArray();
            history.add(new Residuals(history.size() + 1, numbers[0], numbers[1], numbers[2], numbers[3], Verdict.CONVERGING, Double.NaN, Double.NaN));
        }
        return history;
    }

    private static long checksum(Path array) throws IOException {
        try (InputStream in = Files.newInputStream(array); CheckedInputStream checked = new CheckedInputStream(in, new CRC32C())) {
            byte[] block = new byte[BLOCK];
            while (checked.read(block) >= 0) { }
            return checked.getChecksum().getValue();
        }
    }

    /// The density, for the caller to close.
    ///
    /// @throws IOException if it is on another grid than that of the study, or cannot be read
    StoredTrajectory density(Study study) throws IOException {
        return StoredTrajectory.open(file, study.grid(), study.time());
    }

    /// Where a solve of the study begins.
    ///
    /// @param density of this checkpoint, open
    Iterate iterate(Study study, StoredTrajectory density) {
        return new Iterate(history, density, ChosenSolver.scheme(study, theta), tolerance == study.solver().tolerance() ? refusals : 0);
    }
}
