package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfglab.workbench.export.ExportFormat;
import org.mfglab.workbench.export.ExportedRun;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.file.NumpyWriter;

class ExportsTest {

    private static final int LEVELS = 4;

    @TempDir
    private static Path solved;

    @TempDir
    private Path folder;
    private Path run;
    private Path out;

    @BeforeAll
    static void solve() {
        Problems.run(Problems.preset("crowd-2d", "grid.n=[5,7]", "time.nt=10", "output.every={step=4}", "output.figures=false", "solver.tol=1e-3"), solved.resolve("run"));
    }

    /// Each test may spoil its own copy.
    @BeforeEach
    void copy() throws IOException {
        run = Files.createDirectory(folder.resolve("run"));
        out = Files.createDirectory(folder.resolve("out"));
        for (String name : List.of("manifest.json", "status.json", "metrics.json", "t.npy", "x.npy", "y.npy", "m.npy", "u.npy"))
            Files.copy(solved.resolve("run").resolve(name), run.resolve(name));
    }

    private Path write(ExportFormat format, String name, boolean force) throws IOException {
        try (ExportedRun fields = StoredRun.open(run).exported()) {
            return Exports.write(fields, format, out.resolve(name), force);
        }
    }

    private double[] array(String name) throws IOException {
        return NumpyFile.read(run.resolve(name + ".npy")).values();
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> inside = Files.walk(out)) {
            return inside.filter(Files::isRegularFile).map(file -> out.relativize(file).toString().replace('\\', '/')).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void hdf5HoldsTheArraysAndWhatTheyCount() throws IOException {
        try (HdfFile file = new HdfFile(write(ExportFormat.H5, "a.h5", false))) {
            assertEquals(Set.of("t", "x", "y", "m", "u"), file.getChildren().keySet());
            assertArrayEquals(new int[] {LEVELS, 7, 5}, file.getDatasetByPath("m").getDimensions());
            for (String name : List.of("t", "x", "y", "m", "u"))
                assertArrayEquals(array(name), (double[]) file.getDatasetByPath(name).getDataFlat(), name);
            assertEquals("1/length^2", file.getDatasetByPath("m").getAttribute("units").getData());
            assertArrayEquals(new String[] {"t", "y", "x"}, (String[]) file.getDatasetByPath("u").getAttribute("axes").getData());
            assertEquals(1, file.getAttribute("converged").getData());
            assertNull(file.getAttribute("status"));
        }
    }

    @Test
    void anArchiveHoldsTheArraysAndNothingElse() throws IOException {
        Path file = write(ExportFormat.NPZ, "a.npz", false);
        for (String name : List.of("t", "x", "y", "m", "u"))
            assertArrayEquals(array(name), NumpyFile.readArchive(file, Optional.of(name), 1000).values(), name);
        IOException failure = assertThrows(IOException.class, () -> NumpyFile.readArchive(file, Optional.empty(), 1000));
        assertEquals("It holds the arrays t, x, y, m, u; key must be one of them.", failure.getMessage());
    }

    @Test
    void pathsGoWhereAFormatHasRoomForThem() throws IOException {
        double[] paths = IntStream.range(0, LEVELS * 3 * 2).asDoubleStream().toArray();
        try (OutputStream file = Files.newOutputStream(run.resolve("paths.npy"))) {
            NumpyWriter.write(file, ElementType.FLOAT64, new NumpyArray(List.of(LEVELS, 3, 2), paths));
        }
        assertArrayEquals(paths, NumpyFile.readArchive(write(ExportFormat.NPZ, "a.npz", false), Optional.of("paths"), 100).values());
        try (HdfFile file = new HdfFile(write(ExportFormat.H5, "a.h5", false))) {
            assertArrayEquals(new int[] {LEVELS, 3, 2}, file.getDatasetByPath("paths").getDimensions());
            assertArrayEquals(paths, (double[]) file.getDatasetByPath("paths").getDataFlat());
        }
    }

    @Test
    void aTableHasARowForEachPointWithXFastest() throws IOException {
        List<String> lines = Files.readAllLines(write(ExportFormat.CSV, "a.csv", false));
        assertEquals("t,x,y,m,u", lines.getFirst());
        assertEquals(1 + LEVELS * 7 * 5, lines.size());
        double[] t = array("t");
        double[] x = array("x");
        double[] y = array("y");
        double[] m = array("m");
        double[] u = array("u");
        for (int i = 0; i < m.length; i++) {
            double[] cells = Arrays.stream(lines.get(i + 1).split(",")).mapToDouble(Double::parseDouble).toArray();
            assertArrayEquals(new double[] {t[i / 35], x[i % 5], y[i / 5 % 7], m[i], u[i]}, cells);
        }
    }

    @Test
    void everyLevelIsAnImageThatTheCollectionNames() throws IOException {
        String collection = Files.readString(write(ExportFormat.VTI, "a.pvd", false));
        double[] t = array("t");
        double[] m = array("m");
        for (int k = 0; k < LEVELS; k++) {
            assertTrue(collection.contains("timestep=\"" + t[k] + "\" part=\"0\" file=\"a_000" + k + ".vti\""), collection);
            byte[] image = Files.readAllBytes(out.resolve("a_000" + k + ".vti"));
            String text = new String(image, StandardCharsets.ISO_8859_1);
            assertTrue(text.contains("WholeExtent=\"0 4 0 6 0 0\"") && text.contains("Name=\"m\"") && text.contains("offset=\"288\""), text);
            ByteBuffer raw = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).position(text.indexOf('_', text.indexOf("<AppendedData")) + 1);
            assertEquals(280, raw.getLong());
            for (int i = 0; i < 35; i++) assertEquals(m[35 * k + i], raw.getDouble());
            assertEquals(280, raw.getLong());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameRunGivesTheSameBytes(ExportFormat format) throws IOException {
        Path first = write(format, format.file(), false);
        byte[] bytes = Files.readAllBytes(first);
        assertArrayEquals(bytes, Files.readAllBytes(write(format, format.file(), true)));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThereIsKeptWithoutForce(ExportFormat format) throws IOException {
        Files.writeString(out.resolve(format.file()), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> write(format, format.file(), false));
        assertEquals("mine", Files.readString(out.resolve(format.file())));
        assertEquals(Set.of(format.file()), names());
        write(format, format.file(), true);
        assertFalse(Files.readString(out.resolve(format.file()), StandardCharsets.ISO_8859_1).startsWith("mine"));
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatBreaksOnTheWayLeavesNothing(ExportFormat format) throws IOException {
        Files.writeString(out.resolve(format.file()), "old");
        try (ExportedRun fields = StoredRun.open(run).exported()) {
            byte[] bytes = Files.readAllBytes(run.resolve("u.npy"));
            Files.write(run.resolve("u.npy"), Arrays.copyOf(bytes, bytes.length - 8));
            IOException failure = assertThrows(IOException.class, () -> Exports.write(fields, format, out.resolve(format.file()), true));
            assertEquals("It ends inside slice 3.", FileFailure.reason(failure));
        }
        assertEquals(Set.of(format.file()), names());
        assertEquals("old", Files.readString(out.resolve(format.file())));
    }

    @Test
    void aFolderOfImagesIsMadeAndGoesAgainIfTheExportFails() throws IOException {
        assertEquals(out.resolve("images/fields.pvd"), write(ExportFormat.VTI, "images", false));
        assertEquals(LEVELS + 1, names().size());
        assertThrows(FileAlreadyExistsException.class, () -> write(ExportFormat.VTI, "images", false));
        try (ExportedRun fields = StoredRun.open(run).exported()) {
            Files.write(run.resolve("u.npy"), new byte[0]);
            assertThrows(IOException.class, () -> Exports.write(fields, ExportFormat.VTI, out.resolve("more"), false));
        }
        assertFalse(Files.exists(out.resolve("more")));
    }

    @Test
    void theNameOfAnImageIsThatOfAllImages() throws IOException {
        assertEquals(out.resolve("b.pvd"), write(ExportFormat.VTI, "b.vti", false));
        assertEquals(Set.of("b.pvd", "b_0000.vti", "b_0001.vti", "b_0002.vti", "b_0003.vti"), names());
    }

    @Test
    void imagesOfAnEarlierExportAreReplacedAndOtherFilesStay() throws IOException {
        for (String name : List.of("a.pvd", "a_0001.vti", "a_0017.vti", "a_mean.vti", "b_0017.vti", "a_0017.vtk")) Files.writeString(out.resolve(name), "old");
        write(ExportFormat.VTI, "a.pvd", true);
        assertEquals(Set.of("a.pvd", "a_0000.vti", "a_0001.vti", "a_0002.vti", "a_0003.vti", "a_mean.vti", "b_0017.vti", "a_0017.vtk"), names());
    }

    @Test
    void aFolderOfTheNameIsInTheWayAlsoWithForce() throws IOException {
        Files.createDirectory(out.resolve("a.h5"));
        FileAlreadyExistsException failure = assertThrows(FileAlreadyExistsException.class, () -> write(ExportFormat.H5, "a.h5", true));
        assertTrue(FileFailure.reason(failure).startsWith("There is a folder"), failure.toString());
        assertTrue(Files.isDirectory(out.resolve("a.h5")));
    }

    @Test
    void aRunThatHasNotConvergedIsMarkedInEveryFormat() throws IOException {
        Files.writeString(run.resolve("metrics.json"), Files.readString(run.resolve("metrics.json"))
                .replaceFirst("\"converged\" *: *true", "\"converged\": false").replace("converged_residual", "iteration_limit"));
        try (HdfFile file = new HdfFile(write(ExportFormat.H5, "a.h5", false))) {
            assertEquals(List.of(0, "iteration_limit"), List.of(file.getAttribute("converged").getData(), file.getAttribute("status").getData()));
        }
        Path archive = write(ExportFormat.NPZ, "a.npz", false);
        assertTrue(assertThrows(IOException.class, () -> NumpyFile.readArchive(archive, Optional.empty(), 1000)).getMessage().contains("'<U15'"));
        assertEquals("# This run has not converged: iteration_limit.", Files.readAllLines(write(ExportFormat.CSV, "a.csv", false)).getFirst());
        assertTrue(Files.readString(write(ExportFormat.VTI, "a.pvd", false)).contains("<!-- This run has not converged: iteration_limit. -->"));
        String image = Files.readString(out.resolve("a_0000.vti"), StandardCharsets.ISO_8859_1);
        assertTrue(image.contains("<!-- This run has not converged: iteration_limit. -->") && image.contains("Name=\"converged\" NumberOfTuples=\"1\" format=\"ascii\">0<"), image);
    }

    @Test
    void aRunWithoutMetricsIsMarkedWithItsState() throws IOException {
        Files.delete(run.resolve("metrics.json"));
        Files.writeString(run.resolve("status.json"), "{\"state\": \"running\"}");
        try (ExportedRun fields = StoredRun.open(run).exported()) {
            assertEquals(Optional.of("running"), fields.doubt());
        }
    }

    @Test
    void coordinatesMustFitTheManifest() throws IOException {
        try (OutputStream file = Files.newOutputStream(run.resolve("x.npy"))) {
            NumpyWriter.write(file, ElementType.FLOAT64, new NumpyArray(List.of(6), new double[6]));
        }
        assertTrue(assertThrows(IOException.class, () -> StoredRun.open(run).exported()).getMessage().startsWith("x.npy has the shape [6]"));
    }

    @Test
    void aRunWithoutFieldsIsToldWithItsState() throws IOException {
        Files.delete(run.resolve("m.npy"));
        assertEquals("It has no m.npy; its state is 'done'.", assertThrows(IOException.class, () -> StoredRun.open(run).exported()).getMessage());
    }
}
