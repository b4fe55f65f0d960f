package org.mfglab.workbench.imported;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyWriter;
import org.mfglab.workbench.file.Sha256;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Problems;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.study.Study;

class ImportTest {

    private static final String SQUARE = Problems.COUPLED.replace("x = [0.0, 1.0]", "x = [-4.0, 4.0]\ny = [-4.0, 4.0]").replace("n = [32]", "n = [80, 80]")
            .replace("boundary = { all = \"periodic\" }", "").replace("0.5*p^2", "0.5*norm(p)^2").replaceAll("(?s)\\[reference].*", "");

    @TempDir
    private Path folder;

    private static double integral(FieldSource density, int level) {
        double cell = density.axes().stream().mapToDouble(axis -> axis.step()).reduce(1, (a, b) -> a * b);
        return Arrays.stream(density.level(level)).sum() * cell;
    }

    private StoredRun imported(Results results, String... maps) throws IOException, Refusal {
        Path file = results.write(folder.resolve("flow.npz"));
        return StoredRun.open(Results.read(file, folder.resolve("run"), maps).folder());
    }

    @Test
    void samplesBecomeADensityPerUnitAreaAndNotPerBin() throws Exception {
        Study square = Problems.study(SQUARE);
        Path file = new Results().with("samples", Results.normal(4000, new double[] {0, 0}, 0.8, 1), 4000, 2).write(folder.resolve("flow.npz"));
        FieldSource m = StoredRun.open(Results.read(file, folder.resolve("run"), Optional.empty(), Optional.of(square)).folder()).density();
        assertEquals(1, integral(m, 0), 1e-5);
        double h = Math.pow(4000, -1.0 / 6) * 0.8;
        double peak = Arrays.stream(m.level(0)).max().orElseThrow();
        assertEquals(1 / (2 * Math.PI * (0.64 + h * h)), peak, 0.1 * peak);
        assertEquals(100, Arrays.stream(m.level(0)).sum(), 1e-2, "Probabilities per bin add up to 1; with 80 bins per axis on [-4, 4] densities add up to 100.");
    }

    /// The kernels of the points inside, and the tails of those outside that reach in: by hand for one point beyond each end and one within.
    @Test
    void theDensityIntegratesToThePartOfTheKernelsInside() throws Exception {
        Study square = Problems.study(SQUARE);
        double[] points = {0, 0, 4, 0, 5, 5, -1, 2};
        Path file = new Results().with("samples", points, 4, 2).write(folder.resolve("flow.npz"));
        Import.Imported made = Import.of(new ImportRequest(file, folder.resolve("run"), Optional.empty(), List.of(), Optional.of(square), OptionalDouble.of(0.05), false, List.of()));
        assertEquals((1 + 0.5 + 0 + 1) / 4, integral(StoredRun.open(made.folder()).density(), 0), 1e-12);
        assertEquals("C503", made.notices().getFirst().code());
        assertTrue(made.notices().getFirst().what().contains("1 of 4 (25 %) outside [-4, 4]^2"), made.notices().getFirst().what());
        assertTrue(made.notices().getFirst().advice().getFirst().contains("domain.x=[-4,5]"), made.notices().toString());
    }

    /// Far from all kernels: for one point, `exp(-r^2/(2 h^2))` beside the peak, to the width of a cell.
    @Test
    void theTailsOfKernelsGoOn() throws Exception {
        Study line = Problems.study(Problems.COUPLED.replace("x = [0.0, 1.0]", "x = [-4.0, 4.0]").replace("boundary = { all = \"periodic\" }", "").replace("n = [32]", "n = [800]"));
        Path file = new Results().with("samples", new double[] {0.005, 0.005}, 2, 1).write(folder.resolve("flow.npz"));
        Import.Imported made = Import.of(new ImportRequest(file, folder.resolve("run"), Optional.empty(), List.of(), Optional.of(line), OptionalDouble.of(0.2), false, List.of()));
        double[] m = StoredRun.open(made.folder()).density().level(0);
        assertEquals(-0.5 * 1.7 * 1.7 / 0.04, Math.log(m[400 + 170] / m[400]), 0.01);
        assertEquals(-0.5 * 3 * 3 / 0.04, Math.log(m[400 + 300] / m[400]), 0.01);
        assertEquals(1, Arrays.stream(m).sum() * 0.01, 1e-12);
    }

    @Test
    void aRingLosesNothingAtItsEnds() throws Exception {
        Study ring = Problems.study(Problems.COUPLED);
        Path file = new Results().with("samples", new double[] {0.99, 0.02, 1.5, -0.2}, 4).write(folder.resolve("flow.npz"));
        Import.Imported made = Results.read(file, folder.resolve("run"), Optional.empty(), Optional.of(ring));
        assertEquals(1, integral(StoredRun.open(made.folder()).density(), 0), 1e-12);
        assertEquals(List.of(), made.notices());
    }

    @Test
    void theChosenBoxHoldsNearlyAllAndSaysWhatItLeavesOut() throws Exception {
        double[] x = Results.normal(5000, new double[] {1, -1}, 1, 3);
        x[0] = 60;
        StoredRun run = imported(new Results().with("x", x, 5000, 2), "t=1");
        Map<?, ?> making = (Map<?, ?>) run.manifest().get("import");
        assertEquals(1L, ((Number) making.get("outside")).longValue());
        assertTrue(run.axes().getFirst().to() < 10, run.axes().toString());
        assertTrue(integral(run.density(), 0) > 0.999);
        assertEquals("Scott's rule", making.get("bandwidth_rule"));
    }

    /// Points that move with the velocity 3: the kinetic energy per unit of mass is 9/2, whatever the axes of the array are called.
    @Test
    void trajectoriesOfEitherOrderAreTheSame() throws Exception {
        int n = 50;
        int levels = 5;
        double[] start = Results.normal(n, new double[] {0, 0}, 1, 7);
        double[] ntd = new double[n * levels * 2];
        double[] tnd = new double[ntd.length];
        for (int i = 0; i < n; i++)
            for (int k = 0; k < levels; k++)
                for (int axis = 0; axis < 2; axis++) {
                    double x = start[2 * i + axis] + (axis == 0 ? 3 * 0.25 * k : 0);
                    ntd[(i * levels + k) * 2 + axis] = x;
                    tnd[(k * n + i) * 2 + axis] = x;
                }
        double[] t = {0, 0.25, 0.5, 0.75, 1};
        StoredRun one = imported(new Results().with("traj", ntd, n, levels, 2).with("traj_t", t, levels));
        double[] first = one.array("paths.npy").values();
        assertEquals(4.5, ((Number) ((Map<?, ?>) one.metrics().orElseThrow().get("cost")).get("kinetic")).doubleValue(), 1e-5);
        double[] mean = ((List<?>) one.metrics().orElseThrow().get("mean")).stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
        assertEquals(3 + IntStream.range(0, n).mapToDouble(i -> start[2 * i]).sum() / n, mean[0], 1e-5);
        StoredRun other = imported(new Results().with("traj", tnd, levels, n, 2).with("traj_t", t, levels));
        assertArrayEquals(first, other.array("paths.npy").values());
        assertArrayEquals(t, one.array("t.npy").values());
    }

    @Test
    void aMapTurnsTimeAroundAndTheLevelsWithIt() throws Exception {
        double[] traj = {0, 10, 1, 11, 2, 12};
        Results results = new Results().with("traj", traj, 3, 2, 1).with("t", new double[] {1, 0.5, 0}, 3);
        Refusal asked = assertThrows(Refusal.class, () -> imported(results, "order=tnd"));
        assertEquals("C512", asked.reason().code());
        StoredRun turned = imported(results, "order=tnd", "t=1 - t");
        assertArrayEquals(new double[] {0, 0.5, 1}, turned.array("t.npy").values());
        assertArrayEquals(traj, turned.array("paths.npy").values());
        StoredRun kept = imported(results, "order=tnd", "t=t", "t=2*t");
        assertArrayEquals(new double[] {0, 1, 2}, kept.array("t.npy").values());
        assertArrayEquals(new double[] {2, 12, 1, 11, 0, 10}, kept.array("paths.npy").values());
        assertArrayEquals(new double[] {0, 0.5, 1}, imported(new Results().with("traj", traj, 3, 2, 1), "order=tnd", "t=k/K").array("t.npy").values());
    }

    @Test
    void whatTrainingDidToCoordinatesIsUndone() throws Exception {
        Results results = new Results().with("samples", new double[] {-1, 0, 1, 0, 0, 2, 1, 1}, 4, 2).with("std", new double[] {2, 3}, 2);
        assertEquals("C511", assertThrows(Refusal.class, () -> imported(results, "t=1")).reason().code());
        assertArrayEquals(new double[] {3, 5, 7, 5, 5, 11, 7, 8}, imported(results, "t=1", "mean=5", "std=std").array("samples.npy").values());
        assertArrayEquals(new double[] {-1, 0, 1, 0, 0, 2, 1, 1}, imported(results, "t=1", "mean=0", "std=1").array("samples.npy").values());
    }

    @Test
    void fieldsAreTakenAsTheyAreWhateverTheOrderOfTheirAxes() throws Exception {
        double[] x = {0.5, 1.5, 2.5};
        double[] y = {0.25, 0.75};
        double[] tyx = {1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1};
        double[] txy = {1, 4, 2, 5, 3, 6, 6, 3, 5, 2, 4, 1};
        for (int i = 0; i < 12; i++) {
            tyx[i] /= 10.5;
            txy[i] /= 10.5;
        }
        Results usual = new Results().with("m", tyx, 2, 2, 3).with("x", x, 3).with("y", y, 2).with("t", new double[] {0, 1}, 2);
        StoredRun run = imported(usual);
        double[] m = run.array("m.npy").values();
        assertArrayEquals(tyx, m, 1e-6);
        assertEquals(3, run.axes().get(0).to(), 1e-12);
        assertEquals(1, run.axes().get(1).to(), 1e-12);
        assertEquals(1, integral(run.density(), 1), 1e-6);
        StoredRun other = imported(new Results().with("rho", txy, 2, 3, 2).with("x", x, 3).with("y", y, 2).with("t", new double[] {0, 1}, 2), "order=txy");
        assertArrayEquals(m, other.array("m.npy").values());
        double[] logs = Arrays.stream(tyx).map(Math::log).toArray();
        assertArrayEquals(m, imported(new Results().with("logp", logs, 2, 2, 3).with("x", x, 3).with("y", y, 2).with("t", new double[] {0, 1}, 2)).array("m.npy").values(), 1e-6);
    }

    /// The trap: values that add up to 1 are probabilities per cell, smaller by the area of a cell.
    @Test
    void probabilitiesPerCellAreRecognised() throws Exception {
        double[] m = new double[80];
        Arrays.fill(m, 1.0 / 80);
        double[] x = IntStream.range(0, 80).mapToDouble(i -> -4 + 0.05 + 0.1 * i).toArray();
        Path file = new Results().with("m", m, 80).with("x", x, 80).write(folder.resolve("flow.npz"), ElementType.FLOAT64);
        Import.Imported made = Results.read(file, folder.resolve("run"), "t=1");
        assertEquals("C518", made.notices().getFirst().code());
        assertTrue(made.notices().getFirst().oneLine().contains("probabilities per cell"), made.notices().toString());
        assertTrue(made.notices().getFirst().advice().getFirst().contains("m=m/0.1"), made.notices().toString());
    }

    @Test
    void theFolderIsOneOfARunWithTheDigestOfItsInput() throws Exception {
        Path file = new Results().with("samples", Results.normal(100, new double[] {0}, 1, 1), 100, 1).with("data", Results.normal(90, new double[] {0}, 1, 2), 90, 1)
                .write(folder.resolve("flow one.npz"));
        Path out = Results.read(file, folder.resolve("run"), "t=2").folder();
        StoredRun run = StoredRun.open(out);
        assertTrue(run.imported());
        assertEquals("flow-one", run.name());
        assertEquals("done", run.state());
        assertEquals(Optional.empty(), run.doubt());
        assertEquals(Sha256.of(Files.readAllBytes(file)), run.manifest().get("input_sha256"));
        Map<String, Object> metrics = run.metrics().orElseThrow();
        assertEquals("imported", metrics.get("status"));
        assertNull(metrics.get("mass_error"));
        assertTrue(metrics.keySet().containsAll(List.of("residual", "cost", "exploitability", "mean", "covariance", "error", "generative")), metrics.toString());
        assertEquals(List.of(90, 1), run.array("data.npy").shape());
        assertEquals(List.of(1, 256), run.array("m.npy").shape());
        assertEquals(Json.read(Files.readString(out.resolve("status.json"))).get("status"), "imported");
    }

    @Test
    void aSingleArrayAndATableOfTextAreSamples() throws Exception {
        double[] x = Results.normal(60, new double[] {0, 1}, 1, 4);
        Path npy = folder.resolve("flow.npy");
        NumpyWriter.write(Files.newOutputStream(npy), ElementType.FLOAT64, new NumpyArray(List.of(60, 2), x));
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 60; i++) text.append(x[2 * i]).append(',').append(x[2 * i + 1]).append('\n');
        Path csv = Files.writeString(folder.resolve("flow.csv"), text);
        double[] one = StoredRun.open(Results.read(npy, folder.resolve("one"), "t=1").folder()).array("samples.npy").values();
        double[] two = StoredRun.open(Results.read(csv, folder.resolve("two"), "t=1").folder()).array("samples.npy").values();
        assertArrayEquals(x, one);
        assertArrayEquals(x, two);
    }

    @Test
    void aRefusedImportLeavesNoFolder() throws Exception {
        Path file = new Results().with("samples", new double[] {1, 2, Double.NaN, 3}, 4).write(folder.resolve("flow.npz"));
        Refusal refused = assertThrows(Refusal.class, () -> Results.read(file, folder.resolve("run"), "t=1"));
        assertEquals(Exit.FILE, refused.exit());
        assertFalse(Files.exists(folder.resolve("run")));
    }
}
